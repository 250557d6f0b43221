import Database from 'better-sqlite3'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import type { Client } from 'pg'
import { verifyChain } from '../audit/audit-chain-verification.ts'
import { createConnections } from '../engine/postgres/postgres-client.ts'
import * as postgres from '../schema/postgres.ts'
import type { Storage } from '../storage.ts'

const BATCH_SIZE = 1000

/** The move was refused or did not verify; nothing was left in the target. */
class MoveFault extends Error {
  override readonly name = 'MoveFault'
}

export type MovedTable = { readonly table: string; readonly rows: number }
export type MoveResult = { readonly tables: readonly MovedTable[]; readonly entries: number; readonly head: string }

const TABLES = Object.values<unknown>(postgres)
  .filter((each): each is PgTable => is(each, PgTable))
  .map((table) => getTableConfig(table))
  // the index is made anew there
  .filter(({ name }) => name !== 'search_docs')

type TableShape = (typeof TABLES)[number]

/** Send rows as one array a column: one statement whatever their number. */
function insertInto({ name, columns }: TableShape): string {
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const arrays = columns.map((column, n) => `$${n + 1}::${column.getSQLType().replace(/ collate .*/, '')}[]`)
  return `INSERT INTO "${name}" (${names}) SELECT * FROM unnest(${arrays.join(', ')})`
}

async function copyTable(from: Database.Database, to: Client, table: TableShape): Promise<MovedTable> {
  const names = table.columns.map((column) => `"${column.name}"`).join(', ')
  const text = insertInto(table)
  const width = table.columns.length
  let rows = 0
  let waiting: unknown[][] = []
  async function send(): Promise<void> {
    if (waiting.length === 0) return
    const columns = Array.from({ length: width }, (_, n) => waiting.map((row) => row[n]))
    await to.query(text, columns)
    rows += waiting.length
    waiting = []
  }
  for (const row of from.prepare(`SELECT ${names} FROM "${table.name}"`).raw().iterate()) {
    waiting.push(row as unknown[])
    if (waiting.length === BATCH_SIZE) await send()
  }
  await send()
  return { table: table.name, rows }
}

async function assertEmpty(to: Client): Promise<void> {
  for (const { name } of TABLES) {
    const { rows } = await to.query(`SELECT 1 FROM "${name}" LIMIT 1`)
    if (rows.length > 0) throw new MoveFault(`the target database is not empty: there are rows in ${name}`)
  }
}

async function assertRowCount(to: Client, { table, rows }: MovedTable): Promise<void> {
  const counted = (await to.query(`SELECT count(*) AS n FROM "${table}"`)).rows[0].n
  if (counted !== rows) throw new MoveFault(`${table}: ${rows} rows were sent, ${counted} arrived`)
}

/** Numbers go on where they were. */
async function setSequences(to: Client): Promise<void> {
  for (const [sequence, column, table] of [
    ['audit_seq', 'seq', 'audit'],
    ['case_number', 'number', 'cases'],
    ['search_doc', 'number', 'cases'],
  ]) {
    await to.query(`SELECT setval('${sequence}', coalesce(max(${column}), 0) + 1, false) FROM ${table}`)
  }
}

/** What refuses rows that did not come step by step: they did so where they come from. */
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

async function setTriggers(to: Client, what: 'DISABLE' | 'ENABLE'): Promise<void> {
  for (const table of TRIGGERED_TABLES) await to.query(`ALTER TABLE "${table}" ${what} TRIGGER USER`)
}

async function copyAll(file: string, url: string): Promise<MovedTable[]> {
  const from = new Database(file, { readonly: true })
  const to = createConnections(url).single()
  await to.connect()
  try {
    await to.query('BEGIN')
    await assertEmpty(to)
    await setTriggers(to, 'DISABLE')
    const tables: MovedTable[] = []
    for (const table of TABLES) tables.push(await copyTable(from, to, table))
    for (const table of tables) await assertRowCount(to, table)
    await to.query("DELETE FROM marks WHERE name = 'search'")
    await setSequences(to)
    await setTriggers(to, 'ENABLE')
    await to.query('COMMIT')
    await to.query('ANALYZE')
    return tables
  } finally {
    // without COMMIT the target stays as empty as it was
    await to.end()
    from.close()
  }
}

/**
 * Copy every row of the SQLite desk in `file` into the empty database the `target` desk is open on, in one transaction,
 * and prove it: the same number of rows in every table, and the same audit chain, recomputed there. `source` is the
 * same file, open and locked, so that nothing changes meanwhile. Throws MoveFault.
 */
export async function moveToPostgres(
  file: string,
  url: string,
  desks: { source: Storage; target: Storage },
): Promise<MoveResult> {
  const tables = await copyAll(file, url)
  const before = await verifyChain(desks.source)
  const after = await verifyChain(desks.target)
  if (!before.ok) throw new MoveFault(`the chain was broken before: entry ${before.firstBad}`)
  if (!after.ok || after.head !== before.head) throw new MoveFault('the audit chain does not verify in the target')
  return { tables, entries: after.entries, head: after.head }
}
