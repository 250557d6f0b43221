import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import type { Density } from '@mimamori/policy/staff/preference-rules'
import { cx } from '@mimamori/ui/class-names'
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import type { FrozenRow } from './freeze-list.ts'
import type { CellContext } from './queue-cells.tsx'
import { queueColumns } from './queue-columns.tsx'
import { QueueHead } from './queue-head.tsx'
import type { QueueTableProps } from './queue-table-props.ts'
import { QueueTableRow, ROW_HEIGHT_CLASS } from './queue-table-row.tsx'
import { saveScrollOffset, scrollOffsetOf } from './scroll-offsets.ts'
import { useQueueWalk } from './use-queue-walk.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

const ROW_HEIGHT_PX: Readonly<Record<Density, number>> = { comfortable: 32, dense: 28 }
const HEAD_HEIGHT_PX = 32

/** The queue as a table of any length: only the rows in sight exist. J and K walk the titles. */
export function QueueTable(props: QueueTableProps): ReactNode {
  const { items, view, label, density, place, startAt, selection, stale, onSelect, onEnd } = props
  const scroller = useRef<HTMLDivElement>(null)
  const drawn = useCellContext(props)
  const columns = useMemo(() => queueColumns(view, drawn), [view, drawn])
  const startsAt = startAt ? scrollOffsetOf(place) : 0
  const { first, end, offset, showRow } = useVirtualRows({
    scroller,
    row: ROW_HEIGHT_PX[density],
    count: items.length,
    head: HEAD_HEIGHT_PX,
    startsAt,
  })
  useEffect(() => {
    if (items.length > 0 && end >= items.length - 40) onEnd()
  }, [end, items.length, onEnd])
  useEffect(() => () => saveScrollOffset(place, offset.current.offset), [place, offset])
  const options = { items, scroller, startAt, selection, onSelect, onCurrent: props.onCurrent }
  useQueueWalk(options, showRow)
  return (
    <div ref={scroller} aria-busy={stale} className={cx('min-h-0 flex-1 overflow-auto', stale && 'opacity-60')}>
      <table
        aria-label={label}
        aria-rowcount={items.length + 1}
        className={cx('w-full table-fixed border-collapse', ROW_HEIGHT_CLASS[density])}
      >
        <QueueHead {...props} columns={columns} />
        <tbody>
          <Gap height={first * ROW_HEIGHT_PX[density]} />
          {items.slice(first, end).map((item, index) => (
            <QueueTableRow
              key={item.id}
              item={item}
              index={first + index}
              columns={columns}
              selects={drawn.lists.selectRow}
              chosen={selection?.includes(item.id)}
              onSelect={onSelect}
            />
          ))}
          <Gap height={(items.length - end) * ROW_HEIGHT_PX[density]} />
        </tbody>
      </table>
    </div>
  )
}

function Gap({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null
}

/** The data the cells are drawn with; the title is a link over the whole row. */
function useCellContext({ hrefOf, present, onOpen }: QueueTableProps): CellContext {
  const copy = useCopy()
  const lists = useMessages('lists')
  const now = useNow(30_000)
  return useMemo(() => {
    const open = (event: MouseEvent, item: QueueItem) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      onOpen(item)
    }
    const link = (item: FrozenRow<QueueItem>) => (
      <a
        href={hrefOf(item)}
        data-case={item.id}
        onClick={(event) => open(event, item)}
        title={item.removed ? copy.queue.gone : undefined}
        className={cx(
          'block min-w-0 truncate leading-(--row) outline-none after:absolute after:inset-0',
          item.removed && 'text-ink2 line-through',
        )}
      >
        <MemberTitle text={item.title} />
        {item.removed ? <span className="sr-only"> {copy.queue.gone}</span> : null}
      </a>
    )
    return { copy, lists, now, link, present }
  }, [copy, lists, now, hrefOf, present, onOpen])
}
