import type { Review } from '@mimamori/contract/cases/review-contract'
import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { ChoiceInput } from '../decisions/compose.ts'
import type { Draft } from '../decisions/draft.ts'
import { useKeys } from '../keys/keys.tsx'
import { orSaid } from '../language/part.tsx'
import { QueueStrip } from '../queue/strip.tsx'
import { useCounts, useQueueTop } from '../queue/use-queue.ts'
import { useDesk } from './desk-context.tsx'
import { type ListPlace, reviewHref, reviewSearch, useListPlace } from './list-place.ts'
import { NextFailed, ReviewLayer } from './review-layer.tsx'
import { ReviewSkeleton } from './review-skeleton.tsx'
import { useStage } from './use-stage.ts'

// that a queue is empty is known only while the desk answers: it can be loaded then
const QueueEmpty = lazy(orSaid(() => import('./queue-empty.tsx')))

/** The review screen: the queue, the case, the decision. The next cases lie ready beneath the one on screen. */
export function ReviewPage() {
  const { caseId } = useParams({ from: '/review/$caseId' })
  const { queue, ...search } = useSearch({ from: '/review/$caseId' })
  const place = useListPlace(queue, search)
  const { decisions, restored, restore, drafts } = useDesk()
  const stage = useStage(caseId, place)
  const { current, prepared, advance, show, done } = stage
  const [wide, setWide] = useState(false)
  const items = useListed(useQueueTop(place), current, decisions.gone, done)
  const counts = useCounts(true)
  const open = useOpen(show, place)
  const onDecide = useCallback(
    (review: Review, choice: ChoiceInput, draft: Draft) => {
      advance(review.id)
      decisions.decide({ review, queue }, choice, draft)
      drafts.keep(review.id, null)
      restore((now) => (now?.caseId === review.id ? null : now))
    },
    [advance, decisions.decide, queue, drafts, restore],
  )
  const step = (by: number) => {
    const at = items?.findIndex((item) => item.id === current) ?? -1
    const next = items?.[at < 0 ? 0 : at + by]
    if (next) open(next.id)
  }
  useKeys({ next: () => step(1), previous: () => step(-1), wide: () => setWide(!wide) })
  const { fetchNext } = stage
  const claimNext = useCallback(() => void fetchNext(), [fetchNext])
  useKeys({ claim: claimNext, open: claimNext }, stage.empty || stage.stuck)
  const hrefOf = useCallback((id: string) => reviewHref(id, place), [place])
  const layers = useMemo(() => (current ? [current, ...prepared] : [...prepared]).sort(), [current, prepared])
  return (
    <div className="review" data-wide={wide || undefined}>
      <QueueStrip items={items} current={current} prepared={prepared} hrefOf={hrefOf} onOpen={open} />
      <div className="stage">
        {layers.map((id) => {
          const draft = restored?.caseId === id ? restored : null
          return (
            <ReviewLayer
              key={draft ? `${id} ${draft.key}` : id}
              caseId={id}
              active={id === current}
              wide={wide}
              restored={draft !== null}
              drafts={drafts}
              onDecide={onDecide}
              onSetAside={advance}
            />
          )
        })}
        {current === null && !stage.empty && !stage.stuck ? <ReviewSkeleton /> : null}
        {stage.stuck ? <NextFailed onRetry={claimNext} /> : null}
        {stage.empty ? (
          <Suspense>
            <QueueEmpty view={queue} counts={counts} done onClaim={claimNext} />
          </Suspense>
        ) : null}
      </div>
    </div>
  )
}

/** Open another case of the list: the address goes into the history, so Back returns. */
function useOpen(show: (id: string) => void, place: ListPlace) {
  const navigate = useNavigate()
  return useCallback(
    (caseId: string) => {
      show(caseId)
      void navigate({ to: '/review/$caseId', params: { caseId }, search: reviewSearch(place) })
    },
    [navigate, place, show],
  )
}

/** The list beside the case without what has just been decided. */
function useListed(
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
