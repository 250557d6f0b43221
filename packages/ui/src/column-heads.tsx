import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'

/** The button in the head of a column that the rows can be sorted by. */
export type ColumnSort = {
  readonly direction: 'ascending' | 'descending' | 'none'
  /** what it does, in words */
  readonly label: string
  /** the arrow of the direction */
  readonly arrow: ReactNode
  readonly onPress: () => void
}

type Column = readonly [name: string, className?: string | undefined, sort?: ColumnSort | undefined]

type Props = {
  /** their names, each with classes of its own */
  columns: readonly Column[]
  className?: string
  /** what stands behind them in the row */
  children?: ReactNode
}

/** The row with the names of a table's columns. */
export function ColumnHeads({ columns, className, children }: Props): ReactNode {
  return (
    <tr className={cx('h-8 text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)]', className)}>
      {columns.map(([name, own, sort]) => (
        <th key={name} scope="col" aria-sort={sort?.direction} className={cx('px-2 text-left font-semibold', own)}>
          {sort ? <SortButton name={name} sort={sort} /> : name}
        </th>
      ))}
      {children}
    </tr>
  )
}

function SortButton({ name, sort: { direction, label, arrow, onPress } }: { name: string; sort: ColumnSort }) {
  return (
    <button
      type="button"
      title={label}
      onClick={onPress}
      className={cx(
        'inline-flex min-h-6 items-center gap-1 rounded-sm font-semibold whitespace-nowrap hover:text-ink',
        direction !== 'none' && 'text-ink',
      )}
    >
      {name}
      {direction === 'none' ? null : arrow}
    </button>
  )
}
