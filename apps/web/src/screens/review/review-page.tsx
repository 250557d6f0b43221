import type { Review } from '@mimamori/contract/cases/review-contract'
import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { shownMs } from '../../cases/shown-times.ts'
import type { ChoiceInput } from '../../decisions/column/compose-decision.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { listSearchOf } from '../../queue/queue-address.ts'
import { QueueStrip } from '../../queue/queue-strip.tsx'
import { useQueueCounts, useQueueTop } from '../../queue/use-queue.ts'
import { useDesk } from '../desk-context.tsx'
import { type QueuePlace, reviewHref, reviewSearch, useQueuePlace } from '../queue-place.ts'
import { NextFailed, ReviewPane } from './review-pane.tsx'
import { ReviewSkeleton } from './review-skeleton.tsx'
import { useReviewStack } from './use-review-stack.ts'

// that a queue is empty is known only while the desk answers: it can be loaded then
const QueueEmpty = lazy(lazyWithFallback(() => import('../queue-empty.tsx')))

/** The review screen: the queue, the case, the decision. The next cases lie ready beneath the one on screen. */
export function ReviewPage(): ReactNode {
  const { caseId } = useParams({ from: '/review/$caseId' })
  const { queue, ...search } = useSearch({ from: '/review/$caseId' })
  const place = useQueuePlace(queue, search)
  const { decisions, restored, restore, drafts } = useDesk()
  const stack = useReviewStack(caseId, place)
  const { current, upcoming, advance, show, done } = stack
  const [wide, setWide] = useState(false)
  const items = useUndecidedItems(useQueueTop(place), current, decisions.gone, done)
  const counts = useQueueCounts(true)
  const open = useOpenFromStrip(show, place)
  const leave = useLeaveToList(place)
  const onDecide = useCallback(
    (review: Review, choice: ChoiceInput, draft: DecisionDraft) => {
      const { id, contentVersion } = review
      advance(id)
      decisions.decide({ review, queue, shownMs: shownMs(id, contentVersion) }, choice, draft)
      drafts.keep(id, null)
      restore((now) => (now?.caseId === id ? null : now))
    },
    [advance, decisions.decide, queue, drafts, restore],
  )
  const step = (by: number) => {
    const index = items?.findIndex((item) => item.id === current) ?? -1
    const next = items?.[index < 0 ? 0 : index + by]
    if (next) open(next.id)
  }
  useKeys({ next: () => step(1), previous: () => step(-1), wide: () => setWide(!wide) })
  const { fetchNext } = stack
  const claimNext = useCallback(() => void fetchNext(), [fetchNext])
  useKeys({ claim: claimNext, open: claimNext }, stack.queueIsEmpty || stack.stuck)
  const hrefOf = useCallback((id: string) => reviewHref(id, place), [place])
  const layers = useMemo(() => (current ? [current, ...upcoming] : [...upcoming]).sort(), [current, upcoming])
  return (
    <div className="review" data-wide={wide || undefined}>
      <QueueStrip items={items} current={current} reservedIds={upcoming} hrefOf={hrefOf} onOpen={open} />
      <div className="stage">
        {layers.map((id) => {
          const draft = restored?.caseId === id ? restored : null
          return (
            <ReviewPane
              key={draft ? `${id} ${draft.key}` : id}
              caseId={id}
              active={id === current}
              restored={draft !== null}
              drafts={drafts}
              onDecide={onDecide}
              onSetAside={advance}
              onLeave={leave}
            />
          )
        })}
        {current === null && !stack.queueIsEmpty && !stack.stuck ? <ReviewSkeleton /> : null}
        {stack.stuck ? <NextFailed onRetry={claimNext} /> : null}
        {stack.queueIsEmpty ? (
          <Suspense>
            <QueueEmpty view={queue} counts={counts} done onClaim={claimNext} />
          </Suspense>
        ) : null}
      </div>
    </div>
  )
}

/** Opens another case of the list, with an entry in the history, so that Back returns. */
function useOpenFromStrip(show: (id: string) => void, place: QueuePlace) {
  const navigate = useNavigate()
  return useCallback(
    (caseId: string) => {
      show(caseId)
      void navigate({ to: '/review/$caseId', params: { caseId }, search: reviewSearch(place) })
    },
    [navigate, place, show],
  )
}

/** Back to the list that the case was opened from, to its row. */
function useLeaveToList({ view, narrowing }: QueuePlace) {
  const navigate = useNavigate()
  return useCallback(
    (at: string) => void navigate({ to: '/queue/$view', params: { view }, search: { ...listSearchOf(narrowing), at } }),
    [navigate, view, narrowing],
  )
}

/** The list beside the case without what has just been decided. */
function useUndecidedItems(
  items: QueueItem[] | undefined,
  current: string | null,
  gone: ReadonlySet<string>,
  done: ReadonlySet<string>,
): QueueItem[] | undefined {
  return useMemo(
    () => items?.filter(({ id, state }) => id === current || (!gone.has(id) && !done.has(id) && state !== 'held')),
    [items, current, gone, done],
  )
}
