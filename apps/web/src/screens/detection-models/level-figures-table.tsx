import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'

type Row = {
  readonly id: string
  readonly head: ReactNode
  /** one for each column behind the first */
  readonly figures: readonly ReactNode[]
}

type Props = { label: string; columns: readonly string[]; rows: readonly Row[]; chosen: string | undefined }

/** A row for each level, with its figures; `chosen`: the id of the row in force. */
export function LevelFiguresTable({ label, columns, rows, chosen }: Props): ReactNode {
  const sideOf = (at: number) => (at === columns.length - 1 ? 'pr-0 text-right' : 'text-right')
  return (
    <table aria-label={label} className="w-full border-collapse text-sm">
      <thead>
        <ColumnHeads columns={columns.map((name, at) => [name, at === 0 ? 'pl-0' : sideOf(at)])} />
      </thead>
      <tbody>
        {rows.map(({ id, head, figures }) => (
          <tr
            key={id}
            data-level={id}
            className={`border-b border-line last:border-b-0 ${id === chosen ? 'bg-accent-bg' : ''}`}
          >
            <th scope="row" className="py-1 pr-2 text-left font-normal whitespace-nowrap">
              {head}
            </th>
            {figures.map((figure, at) => (
              <td key={columns[at + 1]} className="px-2 py-1 text-right tabular-nums last:pr-0">
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
