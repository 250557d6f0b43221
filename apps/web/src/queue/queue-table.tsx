import type { QueueItem } from '@mimamori/contract/queue/queue'
import { cx } from '@mimamori/ui/class-names'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useNow } from '../api/clock.ts'
import { useCopy } from '../language/language.tsx'
import { COLUMNS, type Place } from './columns.tsx'
import type { Shown } from './steady.ts'
import { useWalk } from './use-walk.ts'

const ROW = 32

export type TableProps = {
  items: readonly Shown<QueueItem>[]
  label: string
  /** the case to stand on when the list is shown again */
  startAt: string | undefined
  /** who else has a case on screen */
  present: (caseId: string) => ReactNode
  hrefOf: (item: QueueItem) => string
  onOpen: (item: QueueItem) => void
  onEnd: () => void
}

/** The queue as a table of any length: only the rows in sight exist. J and K walk the titles. */
export function QueueTable({ items, label, startAt, present, hrefOf, onOpen, onEnd }: TableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const place = usePlace({ present, hrefOf, onOpen })
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 20) onEnd()
  }, [last, items.length, onEnd])
  useWalk(items, scroller, (index) => virtual.scrollToIndex(index), startAt)
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
      <table aria-label={label} aria-rowcount={items.length + 1} className="w-full table-fixed border-collapse">
        <thead className="sticky top-0 z-10 bg-bg">
          <tr className="h-8 text-left text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)]">
            {COLUMNS.map(({ id, className }) => (
              <th key={id} scope="col" className={cx('px-2 font-semibold', className)}>
                {place.copy.queue.columns[id]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={shown[0]?.start ?? 0} />
          {shown.map(({ index }) => {
            const item = items[index]
            return item ? <Row key={item.id} item={item} index={index} place={place} /> : null
          })}
          <Gap height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  )
}

const Row = memo(function Row({ item, index, place }: { item: Shown<QueueItem>; index: number; place: Place }) {
  return (
    <tr
      aria-rowindex={index + 2}
      className="relative h-8 border-b border-line hover:bg-hover focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)]"
    >
      {COLUMNS.map(({ id, className, cell }) => (
        <td key={id} className={cx('px-2', className)}>
          {cell(item, place)}
        </td>
      ))}
    </tr>
  )
})

function Gap({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null
}

/** What the cells are drawn with; the title is a link over the whole row. */
function usePlace({ present, hrefOf, onOpen }: Pick<TableProps, 'present' | 'hrefOf' | 'onOpen'>): Place {
  const copy = useCopy()
  const now = useNow(30_000)
  return useMemo(() => {
    const open = (event: MouseEvent, item: QueueItem) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      onOpen(item)
    }
    const link = (item: Shown<QueueItem>) => (
      <a
        href={hrefOf(item)}
        data-case={item.id}
        onClick={(event) => open(event, item)}
        title={item.left ? copy.queue.gone : undefined}
        className={cx(
          'block min-w-0 truncate leading-8 outline-none after:absolute after:inset-0',
          item.left && 'text-ink2 line-through',
        )}
      >
        {item.title || copy.queue.noTitle}
        {item.left ? <span className="sr-only"> {copy.queue.gone}</span> : null}
      </a>
    )
    return { copy, now, link, present }
  }, [copy, now, present, hrefOf, onOpen])
}
