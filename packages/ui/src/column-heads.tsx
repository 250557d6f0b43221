import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'

type Props = {
  /** their names, each with classes of its own */
  columns: readonly (readonly [name: string, className?: string])[]
  className?: string
  /** what stands behind them in the row */
  children?: ReactNode
}

/** The row with the names of a table's columns. */
export function ColumnHeads({ columns, className, children }: Props): ReactNode {
  return (
    <tr className={cx('h-8 text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)]', className)}>
      {columns.map(([name, own]) => (
        <th key={name} scope="col" className={cx('px-2 text-left font-semibold', own)}>
          {name}
        </th>
      ))}
      {children}
    </tr>
  )
}
