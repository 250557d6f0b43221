import { cx } from '@mimamori/ui/class-names'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { COLUMN_CLASSES, type QueueColumn, SORT_OF_COLUMN } from './queue-columns.tsx'
import { toggleAll } from './queue-selection.ts'
import type { QueueTableProps } from './queue-table-props.ts'

type Props = Pick<QueueTableProps, 'items' | 'sort' | 'selection' | 'onSort' | 'onSelect'> & {
  columns: readonly QueueColumn[]
}

/** Orders that put the earliest first; the others put the highest first. */
const RISING: ReadonlySet<string> = new Set(['due', 'age', 'until'])

/** The headers. What can be sorted by is a button; pressed again it gives the list back its own order. */
export function QueueHead({ items, columns, sort, selection, onSort, onSelect }: Props): ReactNode {
  const lists = useMessages('lists')
  const all = selection !== null && selection.length > 0
  return (
    <thead className="sticky top-0 z-10 bg-bg">
      <tr className="h-8 text-left text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)]">
        {selection === null ? (
          <td className="w-3" />
        ) : (
          <th scope="col" className="w-10 pl-3">
            <label className="grid size-6 place-items-center">
              <input
                type="checkbox"
                aria-label={lists.selectAll}
                title={lists.selectAll}
                checked={all}
                onChange={() => onSelect((chosen) => (chosen.length > 0 ? [] : toggleAll([], idsOf(items))))}
                className="size-4 accent-accent"
              />
            </label>
          </th>
        )}
        {columns.map(({ id, header }) => (
          <Head key={id} id={id} name={header} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  )
}

const idsOf = (items: QueueTableProps['items']) => items.map(({ id }) => id)

type HeadProps = {
  id: QueueColumn['id']
  name: string
  sort: QueueTableProps['sort']
  onSort: QueueTableProps['onSort']
}

function Head({ id, name, sort, onSort }: HeadProps) {
  const lists = useMessages('lists')
  const by = SORT_OF_COLUMN[id]
  const on = by !== undefined && by === sort
  const rises = RISING.has(by ?? '')
  const className = cx('px-2 font-semibold', COLUMN_CLASSES[id])
  if (by === undefined) {
    return (
      <th scope="col" className={className}>
        {name}
      </th>
    )
  }
  const Arrow = rises ? ArrowUp : ArrowDown
  return (
    <th scope="col" aria-sort={on ? (rises ? 'ascending' : 'descending') : 'none'} className={className}>
      <button
        type="button"
        title={lists.sortBy(name)}
        onClick={() => onSort(on ? 'rank' : by)}
        className={cx(
          'inline-flex min-h-6 items-center gap-1 rounded-sm font-semibold whitespace-nowrap hover:text-ink',
          on && 'text-ink',
        )}
      >
        {name}
        {on ? <Arrow size={12} aria-hidden="true" /> : null}
      </button>
    </th>
  )
}
