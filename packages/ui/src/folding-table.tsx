import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'
import { ColumnHeads, type ColumnSort } from './column-heads.tsx'

export type FoldingColumn<Row> = {
  readonly id: string
  readonly name: string
  readonly width: string
  readonly right?: true
  readonly cell: (row: Row) => ReactNode
}

/** The order of the rows. */
export type TableSort = {
  /** the columns that can be sorted by */
  readonly columns: readonly string[]
  readonly by: string
  readonly rising: boolean
  /** its arrow */
  readonly arrow: ReactNode
  /** what the button of a column does, in words */
  readonly label: (name: string) => string
  readonly onSort: (column: string) => void
}

type Props<Row> = {
  label: string
  columns: readonly FoldingColumn<Row>[]
  rows: readonly Row[]
  /** what the elements of a row are found by */
  rowAttribute: `data-${string}`
  /** what can be done with a row, at its end */
  renderAction?: { readonly name: string; readonly cell: (row: Row) => ReactNode } | null
  sort?: TableSort
}

function columnSort(
  { columns, by, rising, arrow, label, onSort }: TableSort,
  id: string,
  name: string,
): ColumnSort | undefined {
  if (!columns.includes(id)) return undefined
  const own = by === id
  const button = (
    <button
      type="button"
      title={label(name)}
      onClick={() => onSort(id)}
      className={cx(
        'inline-flex min-h-6 items-center gap-1 rounded-sm font-semibold whitespace-nowrap hover:text-ink',
        own && 'text-ink',
      )}
    >
      {name}
      {own ? arrow : null}
    </button>
  )
  return { direction: own ? (rising ? 'ascending' : 'descending') : 'none', button }
}

/** a small block of lines, each under its name */
const FOLDED =
  'max-sheet:flex max-sheet:h-auto max-sheet:gap-2 max-sheet:whitespace-normal max-sheet:px-0! max-sheet:py-0.5 max-sheet:text-left max-sheet:text-sm max-sheet:before:w-24 max-sheet:before:flex-none max-sheet:before:text-ink2 max-sheet:before:content-[attr(data-name)] max-sheet:empty:hidden'

/** A table; on a narrow screen each row becomes a block. A link in a row can be stretched over it by `after:absolute after:inset-0`. */
export function FoldingTable<Row extends { readonly id: string }>({
  label,
  columns,
  rows,
  rowAttribute,
  renderAction,
  sort,
}: Props<Row>): ReactNode {
  return (
    <table aria-label={label} className="w-full table-fixed border-collapse max-sheet:block">
      <thead className="sticky top-0 z-10 bg-bg max-sheet:sr-only">
        <ColumnHeads
          columns={columns.map(({ id, name, width, right }) => [
            name,
            cx('first:pl-4 last:pr-4', width, right && 'text-right'),
            sort && columnSort(sort, id, name),
          ])}
        >
          {renderAction ? (
            <th scope="col" className="w-52 px-2 pr-4 text-right font-semibold">
              {renderAction.name}
            </th>
          ) : null}
        </ColumnHeads>
      </thead>
      <tbody className="max-sheet:block">
        {rows.map((row) => (
          <tr
            key={row.id}
            {...{ [rowAttribute]: row.id }}
            className="relative h-9 border-b border-line focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)] hover:bg-hover max-sheet:block max-sheet:h-auto max-sheet:px-4 max-sheet:py-2"
          >
            {columns.map(({ id, name, right, cell }) => (
              <td
                key={id}
                data-name={name}
                className={cx('truncate px-2 first:pl-4 last:pr-4', FOLDED, right && 'text-right')}
              >
                {cell(row)}
              </td>
            ))}
            {renderAction ? (
              <td className="px-2 pr-4 text-right max-sheet:block max-sheet:p-0 max-sheet:pt-1 max-sheet:text-left">
                {renderAction.cell(row)}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
