import type { QueueItem } from '@mimamori/contract/queue/queue'
import { cx } from '@mimamori/ui/class-names'
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useMemo, useRef } from 'react'
import { useNow } from '../api/clock.ts'
import { useKeys } from '../keys/keys.tsx'
import { useCopy } from '../language/language.tsx'
import { columnsOf, features, SHAPE } from './columns.tsx'

const ROW = 32
const SHOWN_FROM = { sheet: 'max-sheet:hidden', strip: 'max-strip:hidden' }

type Props = {
  items: QueueItem[]
  label: string
  /** the case to stand on when the list is shown again */
  startAt: string | undefined
  hrefOf: (item: QueueItem) => string
  onOpen: (item: QueueItem) => void
  onEnd: () => void
}

/** The queue as a table of any length: only the rows in sight exist. J and K walk the titles. */
export function QueueTable({ items, label, startAt, hrefOf, onOpen, onEnd }: Props) {
  const copy = useCopy()
  const now = useNow(30_000)
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => {
    const open = (event: MouseEvent, item: QueueItem) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      onOpen(item)
    }
    return columnsOf(copy, now, (item) => (
      <a
        href={hrefOf(item)}
        data-case={item.id}
        onClick={(event) => open(event, item)}
        className="block truncate leading-8 outline-none after:absolute after:inset-0"
      >
        {item.title || copy.queue.noTitle}
      </a>
    ))
  }, [copy, now, hrefOf, onOpen])
  const table = useTable({ features, columns, data: items, getRowId: (item) => item.id })
  const rows = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20) onEnd()
  }, [last, rows.length, onEnd])
  useWalk(items, scroller, (index) => virtual.scrollToIndex(index), startAt)
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
      <table aria-label={label} aria-rowcount={items.length + 1} className="w-full table-fixed border-collapse">
        <thead className="sticky top-0 z-10 bg-bg">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="h-8 text-left text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)]">
              {group.headers.map((header) => (
                <th key={header.id} scope="col" className={cellClass(header.column.id, true)}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Gap height={shown[0]?.start ?? 0} />
          {shown.map(({ index }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <tr
                key={row.id}
                aria-rowindex={index + 2}
                className="relative h-8 border-b border-line hover:bg-hover focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)]"
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} className={cellClass(cell.column.id, false)}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            )
          })}
          <Gap height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  )
}

function cellClass(id: string, head: boolean): string {
  const shape = SHAPE[id]
  return cx(
    'px-2 first:pl-4 last:pr-4',
    head && 'font-semibold',
    shape?.width,
    shape?.right && 'text-right',
    shape?.from && SHOWN_FROM[shape.from],
  )
}

function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null
}

/** J and K move the focus from title to title; the row is scrolled into being first. */
function useWalk(
  items: readonly QueueItem[],
  scroller: React.RefObject<HTMLDivElement | null>,
  scrollTo: (index: number) => void,
  startAt: string | undefined,
): void {
  const at = useRef(startAt)
  const go = (index: number) => {
    const item = items[index]
    if (!item) return
    at.current = item.id
    scrollTo(index)
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-case="${item.id}"]`)?.focus({ preventScroll: true })
    })
  }
  const step = (by: number) => {
    const focused = document.activeElement?.getAttribute('data-case') ?? at.current
    const index = items.findIndex((item) => item.id === focused)
    go(index < 0 ? 0 : Math.min(items.length - 1, Math.max(0, index + by)))
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
  const restored = useRef(false)
  useEffect(() => {
    if (restored.current || !startAt || items.length === 0) return
    restored.current = true
    const index = items.findIndex((item) => item.id === startAt)
    if (index >= 0) go(index)
  })
}
