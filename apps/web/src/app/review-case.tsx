import type { Review } from '@mimamori/contract/cases/review-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { desk } from '../api/client.ts'
import { useNow } from '../api/clock.ts'
import { failureOf } from '../api/failure.ts'
import { adoptHere, inOtherTab } from '../api/here.ts'
import { arrived, behind } from '../api/warm.ts'
import { Evidence } from '../cases/evidence.tsx'
import { headingOf } from '../cases/heading.tsx'
import { inHand, Lease } from '../cases/lease.tsx'
import { useRevealed } from '../cases/use-revealed.ts'
import { DecisionColumn } from '../decisions/column.tsx'
import type { ChoiceInput } from '../decisions/compose.ts'
import type { Draft } from '../decisions/draft.ts'
import type { Drafts } from '../decisions/drafts.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { firstReading, readingAfter, unread } from '../decisions/reading.ts'
import { passagesOf } from '../decisions/suggest.ts'
import { useKeycap, useKeys } from '../keys/keys.tsx'
import { LoadingKeys, useScene } from '../keys/scene.ts'
import type { Actions } from '../keys/screen-state.ts'
import { useAnnounce } from '../language/announce.tsx'
import { type Copy, useCopy } from '../language/language.tsx'
import { useOffline } from '../language/offline.ts'
import { orNothing, orSaid } from '../language/part.tsx'
import { useTitle } from '../language/title.ts'
import { CaseMember } from './case-member.tsx'
import { useDesk } from './desk-context.tsx'
import { useClaim, usePut } from './use-claim.ts'

const CaseNotes = lazy(orSaid(behind(() => import('../notes/case-notes.tsx'))))
const Viewers = lazy(orNothing(behind(() => import('../live/viewers.tsx'))))

const CaseWithdrawal = lazy(orNothing(behind(() => import('./case-withdrawal.tsx'))))

const CLOCK_MS = 5_000

const CaseClause = lazy(orSaid(behind(() => import('./case-clause.tsx'))))

export type LayerProps = {
  caseId: string
  active: boolean
  wide: boolean
  /** its draft comes back from a refused decision */
  restored: boolean
  drafts: Drafts
  onDecide: (review: Review, choice: ChoiceInput, draft: Draft) => void
  onSetAside: (caseId: string) => void
}

/** A case as it is reviewed: the evidence, the decision beside it, and what surrounds both. */
export function ReviewCase(props: LayerProps & { review: Review }) {
  const { review, active, wide, restored, drafts, onDecide, onSetAside } = props
  const copy = useCopy()
  const { me } = useDesk()
  const heading = useRef<HTMLHeadingElement>(null)
  const text = useRef<HTMLParagraphElement>(null)
  const now = useNow(CLOCK_MS)
  const { claim, release, problem } = useLease(review)
  const held = inHand(review, now)
  useKeys({ claim: held ? release : claim }, active)
  useArrival(review, active, heading)
  const { revealed, show, mask } = useRevealed(active, held, heading)
  const { draft, read, changed, dispatch, kept } = useReading(review, active, drafts)
  // with a decision under way a note is part of it, and its column hears the key
  const notesHear = active && draft.panel === 'menu'
  const focusHeading = useCallback(() => heading.current?.focus({ preventScroll: true }), [])
  const acknowledge = () => {
    dispatch({ type: 'acknowledge' })
    focusHeading()
  }
  useKeys({ read: acknowledge }, active && changed)
  useEffect(() => adoptHere(review), [review])
  const evidence = useCallback(() => text.current, [])
  const explain = useCallback((error: unknown) => failureWords(copy, failureOf(error)), [copy])
  const offline = useOffline()
  const { readOnly: why } = copy.cases
  const closed = offline ?? (!held ? readOnly(copy, review, now) : changed ? why.changed : null)
  const notices = [
    problem,
    inOtherTab(review) ? copy.cases.otherTab : null,
    kept ? (restored ? copy.decisions.restored : copy.decisions.resumed) : null,
  ]
  return (
    <div className="layer" inert={!active} data-case-layer={review.number}>
      <Evidence
        review={review}
        active={active}
        wide={wide}
        lease={<Lease review={review} onClaim={claim} onRelease={release} />}
        present={
          <Suspense>
            <Viewers caseId={review.id} staffId={me.id} />
          </Suspense>
        }
        notice={
          <>
            <Suspense>{review.withdrawal ? <CaseWithdrawal withdrawal={review.withdrawal} /> : null}</Suspense>
            {changed ? <Changed version={review.contentVersion} onRead={acknowledge} /> : null}
            <Notices lines={notices} />
          </>
        }
        explain={explain}
        headingRef={heading}
        textRef={text}
      />
      <div className="decide">
        <DecisionColumn
          review={review}
          active={active}
          closed={closed}
          draft={draft}
          dispatch={dispatch}
          onDecide={(choice, from) => onDecide({ ...review, contentVersion: read }, choice, from)}
          onSetAside={onSetAside}
          onReveal={show}
          onLeavePanel={focusHeading}
          evidence={evidence}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="context" tabIndex={0} aria-label={copy.cases.context}>
        <Suspense fallback={<NotesSpace active={notesHear} />}>
          <CaseNotes
            caseId={review.id}
            staffId={me.id}
            writes={may(me.role, 'cases.decide')}
            active={active}
            hears={notesHear}
            explain={explain}
          />
        </Suspense>
        <Suspense fallback={<Skeleton className="h-36 w-full" />}>
          <CaseClause review={review} draft={draft} />
        </Suspense>
        <CaseMember review={review} active={active} revealed={revealed} onMask={mask} />
      </section>
    </div>
  )
}

/**
 * The draft and the version of the text it was written on. When the text is replaced while the case is open, the draft
 * follows in the same render, and nothing is decided until the new text is acknowledged.
 */
function useReading(review: Review, active: boolean, drafts: Drafts) {
  const { id, contentVersion: version, state } = review
  const [kept] = useState(() => drafts.of(id))
  const [reading, dispatch] = useReducer(readingAfter, null, () => firstReading(version, kept, passagesOf(review)))
  if (reading.version !== version) dispatch({ type: 'replaced', version, passages: passagesOf(review) })
  const { draft } = reading
  const read = reading.read ?? version
  useLayoutEffect(() => {
    if (active) dispatch({ type: 'seen' })
  }, [active])
  useEffect(
    () => drafts.keep(id, state === 'closed' ? null : { version: read, draft }),
    [drafts, id, state, read, draft],
  )
  return { draft, read, changed: unread(reading), dispatch, kept: kept !== undefined }
}

const NOTE: Actions = ['note']

/** As high as notes without any. */
const NotesSpace = ({ active }: { active: boolean }) => (
  <div className="h-17 border-t border-line">
    <LoadingKeys actions={NOTE} active={active} />
  </div>
)

function Changed({ version, onRead }: { version: number; onRead: () => void }) {
  const { cases } = useCopy()
  const keycap = useKeycap()
  return (
    <div className="sticky top-0 z-10 mb-3 flex flex-wrap items-center gap-2 rounded-md bg-amber-bg px-3 py-2 text-sm">
      <p role="status" className="flex-1 text-amber">
        {cases.changed(version)}
      </p>
      <Button small keycap={keycap('read')} onClick={onRead}>
        {cases.changedRead}
      </Button>
    </div>
  )
}

function Notices({ lines }: { lines: readonly (string | null)[] }) {
  return lines
    .filter((line) => line !== null)
    .map((line) => (
      <p key={line} role="status" className="mb-3 rounded-md bg-amber-bg px-3 py-2 text-sm text-amber">
        {line}
      </p>
    ))
}

function readOnly({ cases }: Copy, review: Review, now: number): string {
  if (review.state === 'held' || review.state === 'closed') return cases.readOnly.decided
  if (inOtherTab(review)) return cases.readOnly.otherTab
  const { holder } = review
  const other = holder && !holder.mine && Date.parse(holder.endsAt) > now
  return other ? cases.readOnly.other(holder.alias) : cases.readOnly.open
}

/** A case that comes on screen takes the focus and says its name. Deciding keys count for the text it has. */
function useArrival(review: Review, active: boolean, heading: { current: HTMLElement | null }): void {
  const announce = useAnnounce()
  const { cases, queue, titles } = useCopy()
  const { recent } = useDesk()
  const { id, number, contentVersion } = review
  useScene(active, contentVersion)
  const title = headingOf(review.content) || queue.noTitle
  useTitle(active ? titles.numbered(number, title) : null)
  useLayoutEffect(() => {
    if (!active) return
    arrived()
    heading.current?.focus({ preventScroll: true })
  }, [active, heading])
  useEffect(() => {
    if (active) recent.current = [{ id, number, title }, ...recent.current.filter((each) => each.id !== id)].slice(0, 8)
  }, [active, recent, id, number, title])
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => announce(cases.announce(number, title)), 60)
    return () => clearTimeout(timer)
  }, [active, announce, cases, number, title])
}

function useLease(review: Review) {
  const put = usePut()
  const copy = useCopy()
  const announce = useAnnounce()
  const { claim, problem } = useClaim()
  const { id: caseId, fence } = review
  const take = useCallback(() => void claim(caseId), [claim, caseId])
  const release = useCallback(() => {
    const free = () => put({ ...review, state: 'open', holder: null })
    void desk.cases.release({ caseId, fence }).then(free, (error) => {
      const failure = failureOf(error)
      // a lease that is already lost is free as well
      if (failure.kind === 'refused') return free()
      announce(`${copy.cases.notReleased}: ${failureWords(copy, failure)}`, true)
    })
  }, [put, review, caseId, fence, announce, copy])
  return { claim: take, release, problem }
}
