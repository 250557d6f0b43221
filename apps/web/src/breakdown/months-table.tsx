import { isBeforeRecords } from '@mimamori/policy/breakdown/period'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { BreakdownDataTable } from './breakdown-data-table.tsx'
import { NoteNumbers } from './note-marks.tsx'

type Props<Row extends CountedRow> = {
  label: string
  rows: readonly Row[]
  columns: readonly (readonly [name: string, value: (row: Row) => ReactNode])[]
  muted?: (row: Row) => boolean
  recordsFrom: string | null
}

function MonthCell({ month }: { month: string }) {
  const copy = useMessages('breakdown')
  return (
    <span>
      {copy.month(month)}
      <NoteNumbers month={month} />
    </span>
  )
}

/** Figures of each month, a line a month. */
export function MonthsTable<Row extends CountedRow>({
  label,
  rows,
  columns,
  muted,
  recordsFrom,
}: Props<Row>): ReactNode {
  const copy = useMessages('breakdown')
  return (
    <BreakdownDataTable
      dense
      label={label}
      head={[copy.columns.month, ...columns.map(([name]) => name)]}
      rows={rows.map((row) => ({
        key: row.month,
        muted: muted?.(row) ?? false,
        noRecord: isBeforeRecords(row.month, recordsFrom),
        cells: [<MonthCell key="month" month={row.month} />, ...columns.map(([, value]) => value(row))],
      }))}
    />
  )
}
