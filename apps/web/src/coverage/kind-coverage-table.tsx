import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { useFormatDay } from './coverage-day-table.tsx'
import { type KindDay, missingOf, sumKindDays } from './kind-coverage.ts'

type Props = { title: string; columns: readonly string[]; days: readonly KindDay[] }

const format = (n: number) => n.toLocaleString('en')

/** One kind of case day by day: what was received, what became of it, and whether that adds up. */
export function KindCoverageTable({ title, columns, days }: Props): ReactNode {
  const copy = useMessages('coverage')
  const nameOf = useFormatDay()
  const sum = sumKindDays(days)
  return (
    <DataTable
      look="figures"
      label={title}
      names={copy.columns}
      rows={days}
      rowId={({ day }) => day}
      columns={[
        { id: 'day', names: true, cell: ({ day }) => nameOf(day), foot: copy.sum },
        { id: 'received', right: true, cell: ({ received }) => format(received), foot: format(sum.received) },
        ...columns.map((name, part) => ({
          id: name,
          name,
          right: true,
          cell: ({ parts: { [part]: n = 0 } }: KindDay) => (n === 0 ? <span className="text-ink2">0</span> : format(n)),
          foot: format(sum.parts[part] ?? 0),
        })),
        {
          id: 'check',
          right: true,
          cell: (day) => <Check missing={missingOf(day)} />,
          foot: <Check missing={missingOf(sum)} />,
        },
      ]}
    />
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
