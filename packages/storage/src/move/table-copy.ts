import type Database from 'better-sqlite3'
import { getTableConfig } from 'drizzle-orm/pg-core'
import type { Client } from 'pg'
import { POSTGRES_TABLES } from '../schema/postgres.ts'

const BATCH_SIZE = 1000

/** The move was refused or did not verify; the target was left empty. */
export class MoveFault extends Error {
  override readonly name = 'MoveFault'
}

export type MovedTable = { readonly table: string; readonly rows: number }

/** All tables that are copied. */
export const TABLES = POSTGRES_TABLES.map((table) => getTableConfig(table))
  // the search index is rebuilt in the target
  .filter(({ name }) => name !== 'search_docs')

type TableShape = (typeof TABLES)[number]

/** An INSERT of any number of rows, with one array for each column. */
function insertInto({ name, columns }: TableShape): string {
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const arrays = columns.map((column, n) => `$${n + 1}::${column.getSQLType().replace(/ collate .*/, '')}[]`)
  return `INSERT INTO "${name}" (${names}) SELECT * FROM unnest(${arrays.join(', ')})`
}

/** Copies all rows of a table, 1,000 at a time. */
export async function copyTable(from: Database.Database, to: Client, table: TableShape): Promise<MovedTable> {
  const names = table.columns.map((column) => `"${column.name}"`).join(', ')
  const insert = insertInto(table)
  const width = table.columns.length
  let rows = 0
  let batch: unknown[][] = []
  async function send(): Promise<void> {
    if (batch.length === 0) return
    const columns = Array.from({ length: width }, (_, n) => batch.map((row) => row[n]))
    await to.query(insert, columns)
    rows += batch.length
    batch = []
  }
  for (const row of from.prepare(`SELECT ${names} FROM "${table.name}"`).raw().iterate()) {
    batch.push(row as unknown[])
    if (batch.length === BATCH_SIZE) await send()
  }
  await send()
  return { table: table.name, rows }
}

/** Throws MoveFault unless every table of the target is empty. */
export async function assertEmpty(to: Client): Promise<void> {
  for (const { name } of TABLES) {
    const { rows } = await to.query(`SELECT 1 FROM "${name}" LIMIT 1`)
    if (rows.length > 0) throw new MoveFault(`the target database is not empty: there are rows in ${name}`)
  }
}

/** Throws MoveFault unless the target has as many rows of a table as were sent. */
export async function assertRowCount(to: Client, { table, rows }: MovedTable): Promise<void> {
  const counted = (await to.query(`SELECT count(*) AS n FROM "${table}"`)).rows[0].n
  if (counted !== rows) throw new MoveFault(`${table}: ${rows} rows were sent, ${counted} arrived`)
}

/** Sets the sequences after the highest numbers copied. */
export async function setSequences(to: Client): Promise<void> {
  for (const [sequence, column, table] of [
    ['audit_seq', 'seq', 'audit'],
    ['case_number', 'number', 'cases'],
    ['search_doc', 'number', 'cases'],
  ]) {
    await to.query(`SELECT setval('${sequence}', coalesce(max(${column}), 0) + 1, false) FROM ${table}`)
  }
}

/** Tables with triggers that refuse rows not written step by step. Copied rows passed them when they were first written. */
const TRIGGERED_TABLES = [
  'measures',
  'outbox',
  'withdrawals',
  'withdrawal_evidence',
  'withdrawal_openings',
  'closings',
  'notices',
  'setting_proposals',
]

/** Disables or enables the triggers of these tables. */
export async function setTriggers(to: Client, what: 'DISABLE' | 'ENABLE'): Promise<void> {
  for (const table of TRIGGERED_TABLES) await to.query(`ALTER TABLE "${table}" ${what} TRIGGER USER`)
}
