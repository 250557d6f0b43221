import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import type { Density } from '@mimamori/policy/staff/preference-rules'
import { cx } from '@mimamori/ui/class-names'
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { LongTable } from '../parts/tables/long-table.tsx'
import type { DataColumn } from '../parts/tables/table-view.tsx'
import type { FrozenRow } from './freeze-list.ts'
import type { CellContext } from './queue-cells.tsx'
import { queueColumns, SORT_OF_COLUMN } from './queue-columns.tsx'
import { decidesInBulk, toggleAll, toggleSelected } from './queue-selection.ts'
import type { QueueTableProps } from './queue-table-props.ts'
import { useQueueWalk } from './use-queue-walk.ts'

const ROW_PX: Readonly<Record<Density, number>> = { comfortable: 32, dense: 28 }
const ROW_CLASS: Readonly<Record<Density, string>> = { comfortable: '[--row:32px]', dense: '[--row:28px]' }
/** Orders that put the earliest first; the others put the highest first. */
const RISING: ReadonlySet<string> = new Set(['due', 'age', 'until'])
const SORTED = Object.keys(SORT_OF_COLUMN) as (keyof typeof SORT_OF_COLUMN)[]

/** The queue as a table of any length: only the rows in sight exist. J and K walk the titles. */
export function QueueTable(props: QueueTableProps): ReactNode {
  const { items, view, label, density, place, startAt, sort, selection, stale, onSort, onSelect, onEnd } = props
  const scroller = useRef<HTMLDivElement>(null)
  const scrollTo = useRef<(index: number) => void>(null)
  const drawn = useCellContext(props)
  const { lists } = drawn
  const chooses = selection !== null
  const columns = useMemo(
    () => [chooseColumn(chooses, lists.selectRow, onSelect), ...queueColumns(view, sort, drawn)],
    [view, sort, drawn, chooses, lists, onSelect],
  )
  const startPx = startAt ? scrollOffsetOf(place) : 0
  const offset = useRef(startPx)
  useEffect(() => () => saveScrollOffset(place, offset.current), [place])
  const options = { items, scroller, startAt, selection, onSelect, onCurrent: props.onCurrent }
  useQueueWalk(options, (index) => scrollTo.current?.(index))
  const rowPx = ROW_PX[density]
  return (
    <LongTable
      key={density}
      fixed
      look="rows"
      label={label}
      names={{ ...lists.columns, choose: chooses ? <ChooseAll {...{ items, selection, onSelect }} /> : null }}
      rows={items}
      row={({ id }) => {
        const chosen = selection?.includes(id)
        return {
          'aria-selected': chosen,
          className: cx('h-(--row)!', ROW_CLASS[density], chosen && 'bg-accent-bg!'),
        }
      }}
      columns={columns}
      sort={{
        columns: SORTED,
        by: SORTED.find((column) => SORT_OF_COLUMN[column] === sort),
        rising: RISING.has(sort),
        label: lists.sortBy,
        // pressed again it gives the list back its own order
        onSort: (column) => {
          const by = SORT_OF_COLUMN[column as keyof typeof SORT_OF_COLUMN] ?? 'rank'
          onSort(by === sort ? 'rank' : by)
        },
      }}
      stale={stale}
      long={{
        scroller,
        rowPx,
        scrollTo,
        onEnd,
        startPx,
        onScroll: (px) => {
          offset.current = px
        },
      }}
    />
  )
}

type Choosing = Pick<QueueTableProps, 'items' | 'selection' | 'onSelect'>

/** The check boxes of the rows, each with the whole height of its row to press, above the link that covers the row. */
function chooseColumn(
  chooses: boolean,
  label: (number: number) => string,
  onSelect: Choosing['onSelect'],
): DataColumn<QueueItem, 'choose'> {
  return {
    id: 'choose',
    className: chooses ? 'w-10 pl-3!' : 'w-3 p-0!',
    cell: (item, { 'aria-selected': chosen }) =>
      chooses && decidesInBulk(item) ? (
        <label className="relative z-1 grid size-6 place-items-center">
          <input
            type="checkbox"
            aria-label={label(item.number)}
            checked={chosen === true}
            onChange={() => onSelect((selection) => toggleSelected(selection, item.id))}
            className="size-4 accent-accent"
          />
        </label>
      ) : null,
  }
}

function ChooseAll({ items, selection, onSelect }: Choosing) {
  const { selectAll } = useMessages('lists')
  return (
    <label className="grid size-6 place-items-center">
      <input
        type="checkbox"
        aria-label={selectAll}
        title={selectAll}
        checked={selection !== null && selection.length > 0}
        onChange={() =>
          onSelect((chosen) =>
            chosen.length > 0
              ? []
              : toggleAll(
                  [],
                  items.map(({ id }) => id),
                ),
          )
        }
        className="size-4 accent-accent"
      />
    </label>
  )
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

const MAX_OFFSETS = 50

const offsets = new Map<string, number>()

/** The scroll offset of a list, in pixels; 0 when it has not been on screen yet. */
const scrollOffsetOf = (list: string): number => offsets.get(list) ?? 0

/** Remembers how far a list is scrolled, in CSS pixels; the longest unused list is forgotten beyond `MAX_OFFSETS`. */
function saveScrollOffset(list: string, offset: number): void {
  offsets.delete(list)
  offsets.set(list, offset)
  const [oldest] = offsets.keys()
  if (offsets.size > MAX_OFFSETS && oldest !== undefined) offsets.delete(oldest)
}
