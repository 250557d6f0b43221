import { getTableColumns, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

type ColumnName<Table extends SQLiteTable> = keyof Table['$inferSelect'] & string
type ColumnsBut<Table extends SQLiteTable, Omitted extends string> = Exclude<ColumnName<Table>, Omitted>

function mapColumns<Table extends SQLiteTable, Omitted extends string, Value>(
  table: Table,
  omitted: readonly string[],
  toValue: (key: string, columnName: string) => Value,
): Record<ColumnsBut<Table, Omitted>, Value> {
  const entries = Object.entries(getTableColumns(table)).filter(([key]) => !omitted.includes(key))
  return Object.fromEntries(entries.map(([key, { name }]) => [key, toValue(key, name)])) as Record<
    ColumnsBut<Table, Omitted>,
    Value
  >
}

/** A placeholder for each column of a table but the omitted ones, named like the column: the values of a prepared INSERT. */
export const columnPlaceholders = <Table extends SQLiteTable, Omitted extends ColumnName<Table> = never>(
  table: Table,
  ...omitted: Omitted[]
): Record<ColumnsBut<Table, Omitted>, Placeholder> =>
  mapColumns<Table, Omitted, Placeholder>(table, omitted, (key) => sql.placeholder(key))

/** The inserted value of each column of a table but the omitted ones: what an upsert sets. */
export const excludedColumns = <Table extends SQLiteTable, Omitted extends ColumnName<Table> = never>(
  table: Table,
  ...omitted: Omitted[]
): Record<ColumnsBut<Table, Omitted>, SQL> =>
  mapColumns<Table, Omitted, SQL>(table, omitted, (_, columnName) => sql`excluded.${sql.identifier(columnName)}`)
