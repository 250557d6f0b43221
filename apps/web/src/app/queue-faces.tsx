import type { QueueCounts } from '@mimamori/contract/queue/queue'
import { Button } from '@mimamori/ui/button'
import { Notice } from '@mimamori/ui/notice'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { FilterX } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useKeycap } from '../keys/keys.tsx'
import { Failed } from '../language/failed.tsx'
import { useCopy } from '../language/language.tsx'
import { orSaid } from '../language/part.tsx'
import { narrowed } from '../queue/address.ts'
import { useListCopy } from '../queue/list-copy.ts'
import type { useQueue } from '../queue/use-queue.ts'
import type { ListPlace } from './list-place.ts'

// whoever has cases does not see it
const QueueEmpty = lazy(orSaid(() => import('./queue-empty.tsx')))

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
  if (narrowed(place.narrowing)) return <NoMatch onClear={onClear} />
  return (
    <Suspense>
      <QueueEmpty view={place.view} counts={counts} />
    </Suspense>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  const lists = useListCopy()
  const keycap = useKeycap()
  return (
    <Notice
      icon={<FilterX size={18} />}
      title={lists.noMatch}
      actions={
        <Button keycap={keycap('clear')} onClick={onClear}>
          {lists.clear}
        </Button>
      }
    >
      {lists.noMatchNext}
    </Notice>
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
