import type { QueueCounts } from '@mimamori/contract/queue/queue-contract'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { lazy, Suspense } from 'react'
import { Failed } from '../language/failed.tsx'
import { useCopy } from '../language/language.tsx'
import { orSaid } from '../language/part.tsx'
import { narrowed } from '../queue/address.ts'
import type { useQueue } from '../queue/use-queue.ts'
import type { ListPlace } from './list-place.ts'

// whoever has cases does not see it
const QueueEmpty = lazy(orSaid(() => import('./queue-empty.tsx')))
const NoMatch = lazy(orSaid(() => import('./no-match.tsx')))

type Props = {
  list: ReturnType<typeof useQueue>
  place: ListPlace
  counts: QueueCounts | undefined
  onClear: () => void
}

/** What stands in place of the rows while there are none. */
export function QueueFaces({ list, place, counts, onClear }: Props) {
  const { queue } = useCopy()
  if (list.items.length > 0) return null
  if (list.isPending) return <SkeletonRows rows={14} label={queue.titles[place.view]} />
  if (list.isError) return <QueueFailed onRetry={() => void list.refetch()} />
  const { view, narrowing } = place
  return (
    <Suspense>
      {narrowed(narrowing) ? <NoMatch onClear={onClear} /> : <QueueEmpty view={view} counts={counts} />}
    </Suspense>
  )
}

function QueueFailed({ onRetry }: { onRetry: () => void }) {
  const { queue } = useCopy()
  return (
    <Failed title={queue.failed} retry={queue.retry} onRetry={onRetry}>
      {queue.failedKept}
    </Failed>
  )
}
