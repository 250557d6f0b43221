import type { QueueCounts } from '@mimamori/contract/queue/queue-contract'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { lazy, type ReactNode, Suspense } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { hasFilters } from '../../queue/queue-address.ts'
import type { QueuePages } from '../../queue/use-queue.ts'
import type { QueuePlace } from '../queue-place.ts'

// whoever has cases does not see it
const QueueEmpty = lazy(lazyWithFallback(() => import('../queue-empty.tsx')))
const QueueNoMatch = lazy(lazyWithFallback(() => import('./queue-no-match.tsx')))

type Props = {
  list: QueuePages
  place: QueuePlace
  counts: QueueCounts | undefined
  onClear: () => void
}

/** Shown in place of the rows while there are none: loading, failed, empty, or no match. */
export function QueuePlaceholder({ list, place, counts, onClear }: Props): ReactNode {
  const { queue } = useCopy()
  if (list.items.length > 0) return null
  if (list.isPending) return <SkeletonRows rows={14} label={queue.titles[place.view]} />
  if (list.isError) return <LoadFailed words={queue} onRetry={() => void list.refetch()} />
  const { view, narrowing } = place
  return (
    <Suspense>
      {hasFilters(narrowing) ? <QueueNoMatch onClear={onClear} /> : <QueueEmpty view={view} counts={counts} />}
    </Suspense>
  )
}
