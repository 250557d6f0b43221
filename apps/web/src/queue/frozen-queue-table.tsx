import { Button } from '@mimamori/ui/button'
import { ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { QueueTable } from './queue-table.tsx'
import type { QueueTableProps } from './queue-table-props.ts'
import { useFrozenList } from './use-frozen-list.ts'

/** The queue as a table that does not move while the mouse is over it. New rows wait behind a button above it. */
export function FrozenQueueTable(props: QueueTableProps): ReactNode {
  const { queue } = useCopy()
  const { items, waiting, moveOn, holding } = useFrozenList(props.items, props.place)
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" {...holding}>
      <QueueTable {...props} items={items} />
      <p role="status" className="absolute top-10 left-1/2 z-20 -translate-x-1/2">
        {waiting > 0 ? (
          <Button
            small
            icon={<ArrowUp size={14} aria-hidden="true" />}
            onClick={moveOn}
            className="rounded-full bg-raised px-3 shadow-overlay"
          >
            {queue.arrived(waiting)}
          </Button>
        ) : null}
      </p>
    </div>
  )
}
