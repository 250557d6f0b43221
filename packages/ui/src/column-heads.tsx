import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'

/** The head of a column that the rows can be sorted by. */
export type ColumnSort = {
  readonly direction: 'ascending' | 'descending' | 'none'
  /** in place of the name */
  readonly button: ReactNode
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
          {sort?.button ?? name}
        </th>
      ))}
      {children}
    </tr>
  )
}
