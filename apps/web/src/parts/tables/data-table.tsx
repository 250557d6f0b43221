import { tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import { ownId, type TableOptions, type TableProps, TableView } from './table-view.tsx'

const FEATURES = tableFeatures({})
const NO_ROWS: readonly never[] = []

/** A list as a table: columns are declared; what a row shows is in their cells. One of thousands of rows is a `LongTable`. */
export function DataTable<Row, Id extends string = never>(props: TableProps<Row, Id>): ReactNode {
  const { rows, rowId } = props
  const options: TableOptions<Row, Id> = props
  const idOf: (row: Row) => string = rowId ?? ownId
  const table = useTable({
    features: FEATURES,
    columns: useMemo(() => props.columns.filter((column) => !!column).map(({ id }) => ({ id })), [props.columns]),
    data: useMemo(() => rows?.map((of) => ({ of })) ?? NO_ROWS, [rows]),
    getRowId: ({ of }) => idOf(of),
  })
  const drawn = table.getRowModel().rows.map(({ id, original: { of } }) => ({ id, of }))
  return <TableView {...options} rows={rows && drawn} count={drawn.length} />
}
