import type { Review } from '@mimamori/contract/cases/review'
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { desk } from '../api/client.ts'
import { useNow } from '../api/clock.ts'
import { Clause } from '../cases/clause.tsx'
import { Evidence } from '../cases/evidence.tsx'
import { inHand, Lease } from '../cases/lease.tsx'
import { Member } from '../cases/member.tsx'
import { DecisionColumn } from '../decisions/column.tsx'
import { type ChoiceInput, categoryInFocus } from '../decisions/compose.ts'
import { type Draft, draftAfter, EMPTY_DRAFT } from '../decisions/draft.ts'
import { passagesOf, suggestedCategory } from '../decisions/suggest.ts'
import { useKeys, usePainted } from '../keys/keys.tsx'
import { useAnnounce } from '../language/announce.tsx'
import { type Copy, useCopy } from '../language/language.tsx'
import type { Restored } from './desk-context.tsx'
import { useClaim, usePut } from './use-claim.ts'

const CLOCK_MS = 5_000

export type LayerProps = {
  caseId: string
  active: boolean
  wide: boolean
  restored: Restored | null
  onDecide: (review: Review, choice: ChoiceInput, draft: Draft) => void
}

/** A case as it is reviewed: the evidence, the decision beside it, and what surrounds both. */
export function ReviewCase({ review, active, wide, restored, onDecide }: LayerProps & { review: Review }) {
  const copy = useCopy()
  const [draft, dispatch] = useReducer(draftAfter, null, () => firstDraft(review, restored))
  const heading = useRef<HTMLHeadingElement>(null)
  const text = useRef<HTMLParagraphElement>(null)
  const now = useNow(CLOCK_MS)
  const { claim, release, problem } = useLease(review)
  const held = inHand(review, now)
  useKeys({ claim: held ? release : claim }, active)
  useArrival(review, active, heading)
  const changed = useChanged(review)
  const focusHeading = useCallback(() => heading.current?.focus({ preventScroll: true }), [])
  const evidence = useCallback(() => text.current, [])
  const notices = [
    problem,
    changed ? copy.cases.changed(review.contentVersion) : null,
    restored ? copy.decisions.restored : null,
  ]
  return (
    <div className="layer" inert={!active} data-case-layer={review.number}>
      <Evidence
        review={review}
        active={active}
        wide={wide}
        lease={<Lease review={review} onClaim={claim} onRelease={release} />}
        notice={<Notices lines={notices} />}
        headingRef={heading}
        textRef={text}
      />
      <div className="decide">
        <DecisionColumn
          review={review}
          active={active}
          closed={held ? null : readOnly(copy, review, now)}
          draft={draft}
          dispatch={dispatch}
          onDecide={(choice, from) => onDecide(review, choice, from)}
          onLeavePanel={focusHeading}
          evidence={evidence}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="context" tabIndex={0} aria-label={copy.cases.member(review.authorId)}>
        <Clause category={categoryInFocus(draft, suggestedCategory(review))} />
        <Member member={review.member} authorId={review.authorId} />
      </section>
    </div>
  )
}

/** A restored draft as it was; its passages only while they still point into the same text. */
function firstDraft(review: Review, restored: Restored | null): Draft {
  if (!restored) return EMPTY_DRAFT
  const same = restored.contentVersion === review.contentVersion
  return same ? restored.draft : { ...restored.draft, passages: passagesOf(review) }
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
  const { holder } = review
  const other = holder && !holder.mine && Date.parse(holder.endsAt) > now
  return other ? cases.readOnly.other(holder.alias) : cases.readOnly.open
}

/** A case that comes on screen takes the focus, holds back deciding keys for a moment, and says its name. */
function useArrival(review: Review, active: boolean, heading: { current: HTMLElement | null }): void {
  const painted = usePainted()
  const announce = useAnnounce()
  const { cases } = useCopy()
  const { number } = review
  const { title } = review.content
  useLayoutEffect(() => {
    if (!active) return
    painted()
    heading.current?.focus({ preventScroll: true })
  }, [active, painted, heading])
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => announce(cases.announce(number, title)), 60)
    return () => clearTimeout(timer)
  }, [active, announce, cases, number, title])
}

/** Did the text change while the case was open? Deciding keys wait a moment when it does. */
function useChanged(review: Review): boolean {
  const painted = usePainted()
  const [first] = useState(review.contentVersion)
  useLayoutEffect(() => {
    if (review.contentVersion !== first) painted()
  }, [review.contentVersion, first, painted])
  return review.contentVersion !== first
}

function useLease(review: Review) {
  const put = usePut()
  const { claim, problem } = useClaim()
  const { id: caseId, fence } = review
  const take = useCallback(() => void claim(caseId), [claim, caseId])
  const release = useCallback(() => {
    const free = () => put({ ...review, state: 'open', holder: null })
    // a lease that is already lost is free as well
    void desk.cases.release({ caseId, fence }).then(free, free)
  }, [put, review, caseId, fence])
  return { claim: take, release, problem }
}
