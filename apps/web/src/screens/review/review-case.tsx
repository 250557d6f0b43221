import type { Review } from '@mimamori/contract/cases/review-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react'
import { failureOf } from '../../api/call-failure.ts'
import { afterFirstPaint } from '../../api/idle-loading.ts'
import { useNow } from '../../api/server-clock.ts'
import { adoptForThisTab } from '../../api/tab-ownership.ts'
import { CaseEvidence } from '../../cases/case-evidence.tsx'
import { caseTitle } from '../../cases/case-heading.tsx'
import { CaseLease, isClaimedHere } from '../../cases/case-lease.tsx'
import { useRevealedField } from '../../cases/use-revealed-field.ts'
import type { ChoiceInput } from '../../decisions/column/compose-decision.ts'
import { DecisionColumn } from '../../decisions/column/decision-column.tsx'
import type { DraftStore } from '../../decisions/column/decision-draft-store.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { lazyOptional, lazyWithFallback } from '../../parts/lazy-part.tsx'
import { usePersonName } from '../../parts/person-names.tsx'
import { useOffline } from '../../parts/use-offline.ts'
import { useDesk } from '../desk-context.tsx'
import type { CasePaneProps } from './case-pane-props.ts'
import { NotesPlaceholder } from './notes-placeholder.tsx'
import { readOnlyReason } from './read-only-reason.ts'
import { useCaseLease } from './use-case-lease.ts'
import { useCaseOnScreen } from './use-case-on-screen.ts'
import { useDraftReading } from './use-draft-reading.ts'
import { useReleaseByKey } from './use-release-by-key.ts'

const CaseNotes = lazy(lazyWithFallback(afterFirstPaint(() => import('../../notes/case-notes.tsx'))))
const CaseNotices = lazy(lazyWithFallback(afterFirstPaint(() => import('./case-notices.tsx'))))
const CaseViewers = lazy(lazyOptional(afterFirstPaint(() => import('../../live/case-viewers.tsx'))))

const ReviewWithdrawal = lazy(lazyOptional(afterFirstPaint(() => import('./review-withdrawal.tsx'))))

const ReviewMember = lazy(lazyWithFallback(afterFirstPaint(() => import('./review-member.tsx'))))

const CLOCK_INTERVAL_MS = 5_000

const ReviewClause = lazy(lazyWithFallback(afterFirstPaint(() => import('./review-clause.tsx'))))

export type ReviewPaneProps = CasePaneProps & {
  /** its draft is restored after a refused decision */
  restored: boolean
  drafts: DraftStore
  onDecide: (review: Review, choice: ChoiceInput, draft: DecisionDraft) => void
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
  const navigate = useNavigate()
  const goMember = () => navigate({ to: '/members/$memberId', params: { memberId: review.authorId } })
  useKeys({ claim: held ? releaseByKey : claim, goMember }, active)
  const { revealed, show, mask } = useRevealedField(active, held, heading)
  const { draft, read, changed, dispatch, shows } = useDraftReading(review, active, drafts)
  useCaseOnScreen(review, caseTitle(review.content), `${review.contentVersion} ${shows}`, active, heading, text)
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
  const barred =
    !held && !review.beside ? readOnlyReason(copy, review, now, nameOf) : changed ? copy.cases.readOnly.changed : null
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
              <Suspense>{review.withdrawal ? <ReviewWithdrawal {...review} /> : null}</Suspense>
              <Suspense>
                <CaseNotices {...{ review, changed, problem, restored }} onRead={acknowledge} />
              </Suspense>
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
          staffId={me.id}
          active={active}
          closed={offline ?? barred}
          barred={barred}
          drafts={drafts}
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
        <Suspense fallback={<Skeleton className="h-36" />}>
          <ReviewClause review={review} draft={draft} />
        </Suspense>
        <Suspense fallback={<Skeleton className="h-60" />}>
          <ReviewMember review={review} active={active} revealed={revealed} onMask={mask} />
        </Suspense>
      </section>
    </div>
  )
}
