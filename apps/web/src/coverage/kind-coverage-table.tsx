import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useFormatDay } from './coverage-day-table.tsx'
import { type KindDay, missingOf, sumKindDays } from './kind-coverage.ts'

type Props = { title: string; columns: readonly string[]; days: readonly KindDay[] }

const CELL = 'px-2 text-right'
const format = (n: number) => n.toLocaleString('en')

/** One kind of case day by day: what was received, what became of it, and whether that adds up. */
export function KindCoverageTable({ title, columns, days }: Props): ReactNode {
  const copy = useMessages('coverage')
  const nameOf = useFormatDay()
  const sum = sumKindDays(days)
  return (
    <table aria-label={title} className="w-full border-collapse">
      <thead>
        <ColumnHeads
          columns={[
            [copy.columns.day, 'pl-0'],
            [copy.columns.received, CELL],
            ...columns.map((column) => [column, CELL] as const),
            [copy.columns.check, 'w-10 pr-0 text-right'],
          ]}
        />
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day} className="h-8 border-b border-line">
            <th scope="row" className="pr-2 text-left font-normal whitespace-nowrap">
              {nameOf(day.day)}
            </th>
            <Numbers of={day} />
            <td className="pl-2 text-right">
              <Check missing={missingOf(day)} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="h-8 font-semibold">
          <th scope="row" className="pr-2 text-left">
            {copy.sum}
          </th>
          <Numbers of={sum} />
          <td className="pl-2 text-right">
            <Check missing={missingOf(sum)} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function Numbers({ of: { received, parts } }: { of: Pick<KindDay, 'received' | 'parts'> }) {
  return (
    <>
      <td className={CELL}>{format(received)}</td>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table
        <td key={index} className={cx(CELL, part === 0 && 'text-ink2')}>
          {format(part)}
        </td>
      ))}
    </>
  )
}

/** Does it add up? In words where it does not. */
function Check({ missing }: { missing: number }) {
  const copy = useMessages('coverage')
  if (missing === 0) return <CircleCheck size={14} role="img" aria-label={copy.adds} className="inline text-green" />
  return (
    <span className="inline-flex items-center gap-1.5 text-sm font-semibold whitespace-nowrap text-red">
      <CircleAlert size={14} aria-hidden="true" />
      {copy.off(missing)}
    </span>
  )
}
