import { is } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  type ExtraConfigColumn,
  index,
  integer,
  type PgColumnBuilderBase,
  type PgTable,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as sqlite from './sqlite.ts'

/** Text that compares by its bytes, as SQLite's does: instants and ids are put in order by it. */
const text = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** Numbers that may exceed PostgreSQL's `integer`, 2,147,483,647. */
const BIG_NUMBERS: ReadonlySet<string> = new Set([
  'cases.number',
  'cases.rank',
  'acts.rank_after',
  'audit.seq',
  'queue_counts.n',
  'breakdown_counts.n',
  'search_docs.doc',
  'standard_near_misses.value',
  'standard_near_misses.threshold',
  'contact_reminders.amount_yen',
  'contact_reminders.rest_yen',
  'contact_reminders.whole_escrow_yen',
])

function columnType(table: string, { name, columnType }: SQLiteColumn) {
  if (columnType === 'SQLiteText') return text(name)
  return BIG_NUMBERS.has(`${table}.${name}`) ? bigint(name, { mode: 'number' }) : integer(name)
}

function postgresColumn(table: string, column: SQLiteColumn): PgColumnBuilderBase {
  const builder = columnType(table, column)
  if (column.primary) builder.primaryKey()
  if (column.notNull) builder.notNull()
  if (column.default !== undefined) builder.default(column.default as never)
  return builder
}

/** The same table in PostgreSQL: columns, keys, indexes and checks. */
function postgresTable(table: SQLiteTable): PgTable {
  const { name, columns, primaryKeys, indexes, checks } = getTableConfig(table)
  return pgTable(
    name,
    Object.fromEntries(columns.map((column) => [column.name, postgresColumn(name, column)])),
    (made: Record<string, ExtraConfigColumn>) => {
      // every index and key of ours is on columns, none on an expression
      const same = (of: readonly unknown[]) =>
        (of as SQLiteColumn[]).map((column) => made[column.name]) as [ExtraConfigColumn, ...ExtraConfigColumn[]]
      return [
        ...primaryKeys.map((key) => primaryKey({ columns: same(key.columns) as never })),
        ...indexes.map(({ config }) => {
          const built = (config.unique ? uniqueIndex : index)(config.name).on(...same(config.columns))
          return config.where ? built.where(config.where) : built
        }),
        ...(name === 'audit' ? [index('audit_lane').on(...same([sqlite.audit.lane, sqlite.audit.seq]))] : []),
        ...checks.map((each) => check(each.name, each.value)),
      ]
    },
  )
}

/** Every table of SQLite's schema, which queries are written with, as PostgreSQL has it. */
export const POSTGRES_TABLES: readonly PgTable[] = Object.values<unknown>(sqlite)
  .filter((each): each is SQLiteTable => is(each, SQLiteTable))
  .map(postgresTable)
