import { isBeforeRecords } from '@mimamori/policy/breakdown/period'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { NoteNumbers } from './note-marks.tsx'

type Props<Row extends CountedRow> = {
  label: string
  rows: readonly Row[]
  columns: readonly (readonly [name: string, value: (row: Row) => ReactNode])[]
  muted?: (row: Row) => boolean
  /** what is said beside a month */
  marks?: (month: string) => ReactNode
  recordsFrom: string | null
}

/** Figures of each month, a line a month. */
export function MonthsTable<Row extends CountedRow>(props: Props<Row>): ReactNode {
  const { label, rows, columns, muted, marks, recordsFrom } = props
  const copy = useMessages('breakdown')
  const { noRecord } = useMessages('breakdown/periods')
  const lacks = ({ month }: Row) => isBeforeRecords(month, recordsFrom)
  return (
    <DataTable
      look="figures"
      label={label}
      rows={rows}
      rowId={({ month }: Row) => month}
      row={(row) => ({ className: (muted?.(row) || lacks(row)) && 'text-ink3' })}
      columns={[
        {
          id: 'month',
          name: copy.columns.month,
          names: true,
          cell: ({ month }) => (
            <span>
              {copy.month(month)}
              {marks?.(month)}
              <NoteNumbers month={month} />
            </span>
          ),
        },
        ...columns.map(([name, value]) => ({
          id: name,
          name,
          right: true,
          cell: (row: Row) => (lacks(row) ? noRecord : value(row)),
        })),
      ]}
    />
  )
}
