import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import type { Density } from '@mimamori/policy/staff/preference-rules'
import { cx } from '@mimamori/ui/class-names'
import { type MouseEvent, memo, useEffect, useMemo, useRef } from 'react'
import { useNow } from '../api/clock.ts'
import { useCopy } from '../language/language.tsx'
import { type Drawn, QUEUE_CLASSES, type QueueColumn, queueColumns } from './columns.tsx'
import { QueueHead } from './head.tsx'
import { useListCopy } from './list-copy.ts'
import { keepOffset, offsetOf } from './scroll.ts'
import { toggled } from './selection.ts'
import type { Shown } from './steady.ts'
import type { TableProps } from './table-props.ts'
import { useInSight } from './use-in-sight.ts'
import { useWalk } from './use-walk.ts'

const ROW: Readonly<Record<Density, number>> = { comfortable: 32, dense: 28 }
const HEIGHT: Readonly<Record<Density, string>> = { comfortable: '[--row:32px]', dense: '[--row:28px]' }
const HEAD = 32

/** The queue as a table of any length: only the rows in sight exist. J and K walk the titles. */
export function QueueTable(props: TableProps) {
  const { items, view, label, density, place, startAt, selection, stale, onSelect, onEnd } = props
  const scroller = useRef<HTMLDivElement>(null)
  const drawn = useDrawn(props)
  const columns = useMemo(() => queueColumns(view, drawn), [view, drawn])
  const startsAt = startAt ? offsetOf(place) : 0
  const { first, end, offset, showRow } = useInSight({
    scroller,
    row: ROW[density],
    count: items.length,
    head: HEAD,
    startsAt,
  })
  useEffect(() => {
    if (items.length > 0 && end >= items.length - 40) onEnd()
  }, [end, items.length, onEnd])
  useEffect(() => () => keepOffset(place, offset.current.offset), [place, offset])
  const walk = { items, scroller, startAt, selection, onSelect, onStand: props.onStand }
  useWalk(walk, showRow)
  return (
    <div ref={scroller} aria-busy={stale} className={cx('min-h-0 flex-1 overflow-auto', stale && 'opacity-60')}>
      <table
        aria-label={label}
        aria-rowcount={items.length + 1}
        className={cx('w-full table-fixed border-collapse', HEIGHT[density])}
      >
        <QueueHead {...props} columns={columns} />
        <tbody>
          <Gap height={first * ROW[density]} />
          {items.slice(first, end).map((item, at) => (
            <Row
              key={item.id}
              item={item}
              index={first + at}
              columns={columns}
              selects={drawn.lists.selectRow}
              chosen={selection?.includes(item.id)}
              onSelect={onSelect}
            />
          ))}
          <Gap height={(items.length - end) * ROW[density]} />
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  item: QueueItem
  index: number
  columns: readonly QueueColumn[]
  /** the words of its check box */
  selects: (number: number) => string
  /** `undefined` where nothing can be chosen */
  chosen: boolean | undefined
  onSelect: TableProps['onSelect']
}

/** What the desk says again is the same object, and so is not drawn again. */
const Row = memo(function Row({ item, index, columns, selects, chosen, onSelect }: RowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={cx(
        'relative h-(--row) border-b border-line focus-within:shadow-[inset_2px_0_0_var(--accent)]',
        chosen ? 'bg-accent-bg' : 'hover:bg-hover focus-within:bg-accent-bg',
      )}
    >
      {chosen === undefined ? (
        <td className="w-3" />
      ) : (
        <td className="w-10 pl-3">
          <Choose
            label={selects(item.number)}
            chosen={chosen}
            onChange={() => onSelect((selection) => toggled(selection, item.id))}
          />
        </td>
      )}
      {columns.map(({ id, cell }) => (
        <td key={id} className={cx('px-2', QUEUE_CLASSES[id])}>
          {cell(item)}
        </td>
      ))}
    </tr>
  )
})

/** A check box with the whole height of the row to press, above the link that covers the row. */
function Choose({ label, chosen, onChange }: { label: string; chosen: boolean; onChange: () => void }) {
  return (
    <label className="relative z-1 grid size-6 place-items-center">
      <input type="checkbox" aria-label={label} checked={chosen} onChange={onChange} className="size-4 accent-accent" />
    </label>
  )
}

function Gap({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null
}

/** What the cells are drawn with; the title is a link over the whole row. */
function useDrawn({ hrefOf, present, onOpen }: TableProps): Drawn {
  const copy = useCopy()
  const lists = useListCopy()
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
          'block min-w-0 truncate leading-(--row) outline-none after:absolute after:inset-0',
          item.left && 'text-ink2 line-through',
        )}
      >
        {item.title || copy.queue.noTitle}
        {item.left ? <span className="sr-only"> {copy.queue.gone}</span> : null}
      </a>
    )
    return { copy, lists, now, link, present }
  }, [copy, lists, now, hrefOf, present, onOpen])
}
