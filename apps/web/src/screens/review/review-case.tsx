import type { Review } from '@mimamori/contract/cases/review-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Skeleton } from '@mimamori/ui/skeleton'
import type { ReactNode } from 'react'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { failureOf } from '../../api/call-failure.ts'
import { afterFirstPaint } from '../../api/idle-loading.ts'
import { useNow } from '../../api/server-clock.ts'
import { adoptForThisTab, isHeldInOtherTab } from '../../api/tab-ownership.ts'
import { CaseEvidence } from '../../cases/case-evidence.tsx'
import { CaseLease, isClaimedHere } from '../../cases/case-lease.tsx'
import { useRevealedField } from '../../cases/use-revealed-field.ts'
import type { ChoiceInput } from '../../decisions/column/compose-decision.ts'
import { DecisionColumn } from '../../decisions/column/decision-column.tsx'
import type { DecisionDraft } from '../../decisions/column/decision-draft.ts'
import type { DraftStore } from '../../decisions/column/decision-draft-store.ts'
import { flaggedDraftPassages } from '../../decisions/column/open-panel-action.ts'
import { hasUnreadVersion, openVersionedDraft, reduceVersionedDraft } from '../../decisions/column/versioned-draft.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { type Copy, useCopy } from '../../i18n/language-provider.tsx'
import { lazyOptional, lazyWithFallback } from '../../i18n/lazy-part.tsx'
import { usePersonName } from '../../i18n/person-names.tsx'
import { useOffline } from '../../i18n/use-offline.ts'
import type { WaitingActions } from '../../keys/key-screen-state.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { LoadingKeys } from '../../keys/use-key-scene.ts'
import { useDesk } from '../desk-context.tsx'
import { useCaseLease } from './use-case-lease.ts'
import { useCaseOnScreen } from './use-case-on-screen.ts'
import { useReleaseByKey } from './use-release-by-key.ts'

const CaseNotes = lazy(lazyWithFallback(afterFirstPaint(() => import('../../notes/case-notes.tsx'))))
const CaseViewers = lazy(lazyOptional(afterFirstPaint(() => import('../../live/case-viewers.tsx'))))

const ReviewWithdrawal = lazy(lazyOptional(afterFirstPaint(() => import('./review-withdrawal.tsx'))))

const ReviewMember = lazy(lazyWithFallback(afterFirstPaint(() => import('./review-member.tsx'))))

const CLOCK_INTERVAL_MS = 5_000

const ReviewClause = lazy(lazyWithFallback(afterFirstPaint(() => import('./review-clause.tsx'))))

export type ReviewPaneProps = {
  caseId: string
  active: boolean
  /** its draft is restored after a refused decision */
  restored: boolean
  drafts: DraftStore
  onDecide: (review: Review, choice: ChoiceInput, draft: DecisionDraft) => void
  onSetAside: (caseId: string) => void
  /** back to the list */
  onLeave: (caseId: string) => void
}

/** A case as it is reviewed: the evidence, the decision beside it, and what surrounds both. */
export function ReviewCase(props: ReviewPaneProps & { review: Review }): ReactNode {
  const { review, active, restored, drafts, onDecide, onSetAside, onLeave } = props
  const copy = useCopy()
  const { me } = useDesk()
  const heading = useRef<HTMLHeadingElement>(null)
  const text = useRef<HTMLParagraphElement>(null)
  const letter = useRef<HTMLDivElement>(null)
  const now = useNow(CLOCK_INTERVAL_MS)
  const { claim, release, problem } = useCaseLease(review)
  const held = isClaimedHere(review, now)
  const releaseByKey = useReleaseByKey(active && held, release)
  useKeys({ claim: held ? releaseByKey : claim }, active)
  useCaseOnScreen(review, active, heading, text)
  const { revealed, show, mask } = useRevealedField(active, held, heading)
  const { draft, read, changed, dispatch, kept } = useDraftReading(review, active, drafts)
  // with a panel open the note belongs to the decision, and the column takes its key
  const notesHear = active && draft.panel === 'menu'
  const focusHeading = useCallback(() => heading.current?.focus({ preventScroll: true }), [])
  const acknowledge = () => {
    dispatch({ type: 'acknowledge' })
    focusHeading()
  }
  useKeys({ read: acknowledge }, active && changed)
  useEffect(() => adoptForThisTab(review), [review])
  const evidence = useCallback(() => text.current, [])
  const explain = useCallback((error: unknown) => failureMessage(copy, failureOf(error)), [copy])
  const offline = useOffline()
  const nameOf = usePersonName()
  const { readOnly: why } = copy.cases
  const closed = offline ?? (!held ? readOnlyReason(copy, review, now, nameOf) : changed ? why.changed : null)
  const notices = [
    problem,
    isHeldInOtherTab(review) ? copy.cases.otherTab : null,
    kept ? (restored ? copy.decisions.restored : copy.decisions.resumed) : null,
  ]
  return (
    <div className="layer" inert={!active} data-case-layer={review.number}>
      <div className="reading">
        <CaseEvidence
          review={review}
          active={active}
          lease={<CaseLease review={review} onClaim={claim} onRelease={release} />}
          present={
            <Suspense>
              <CaseViewers caseId={review.id} staffId={me.id} />
            </Suspense>
          }
          notice={
            <>
              <Suspense>{review.withdrawal ? <ReviewWithdrawal withdrawal={review.withdrawal} /> : null}</Suspense>
              {changed ? <Changed version={review.contentVersion} onRead={acknowledge} /> : null}
              <Notices lines={notices} />
            </>
          }
          explain={explain}
          headingRef={heading}
          textRef={text}
        />
        <div ref={letter} className="letter" />
      </div>
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
          onLeaveCase={() => onLeave(review.id)}
          evidence={evidence}
          letter={letter}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="context" tabIndex={0} aria-label={copy.cases.context}>
        <Suspense fallback={<NotesPlaceholder active={notesHear} />}>
          <CaseNotes
            caseId={review.id}
            staffId={me.id}
            writes={may(me.role, 'cases.decide')}
            active={active}
            takesKey={notesHear}
            explain={explain}
          />
        </Suspense>
        <Suspense fallback={<Skeleton className="h-36 w-full" />}>
          <ReviewClause review={review} draft={draft} />
        </Suspense>
        <Suspense fallback={<Skeleton className="h-52 w-full" />}>
          <ReviewMember review={review} active={active} revealed={revealed} onMask={mask} />
        </Suspense>
      </section>
    </div>
  )
}

/**
 * The draft and the version of the text it was written on. When the text is replaced while the case is open, the draft
 * follows in the same render, and nothing is decided until the new text is acknowledged.
 */
function useDraftReading(review: Review, active: boolean, drafts: DraftStore) {
  const { id, contentVersion: version, state } = review
  const [kept] = useState(() => drafts.of(id))
  const [reading, dispatch] = useReducer(reduceVersionedDraft, null, () =>
    openVersionedDraft(version, kept, flaggedDraftPassages(review)),
  )
  if (reading.version !== version) dispatch({ type: 'replaced', version, passages: flaggedDraftPassages(review) })
  const { draft } = reading
  const read = reading.read ?? version
  useLayoutEffect(() => {
    if (active) dispatch({ type: 'seen' })
  }, [active])
  useEffect(
    () => drafts.keep(id, state === 'closed' ? null : { version: read, draft }),
    [drafts, id, state, read, draft],
  )
  return { draft, read, changed: hasUnreadVersion(reading), dispatch, kept: kept !== undefined }
}

const NOTE_ACTIONS: WaitingActions = ['note']

/** As high as notes without any. */
const NotesPlaceholder = ({ active }: { active: boolean }) => (
  <div className="h-17 border-t border-line">
    <LoadingKeys actions={NOTE_ACTIONS} active={active} />
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

function readOnlyReason({ cases }: Copy, review: Review, now: number, nameOf: (alias: string) => string): string {
  if (review.state === 'held' || review.state === 'closed') return cases.readOnly.decided
  if (isHeldInOtherTab(review)) return cases.readOnly.otherTab
  const { holder } = review
  const other = holder && !holder.mine && Date.parse(holder.endsAt) > now
  return other ? cases.readOnly.other(nameOf(holder.alias)) : cases.readOnly.open
}
