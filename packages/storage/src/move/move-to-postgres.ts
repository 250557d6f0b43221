import Database from 'better-sqlite3'
import { verifyChain } from '../audit/audit-chain-verification.ts'
import { createConnections } from '../engine/postgres/postgres-client.ts'
import type { Storage } from '../storage.ts'
import {
  assertEmpty,
  assertRowCount,
  copyTable,
  type MovedTable,
  MoveFault,
  setSequences,
  setTriggers,
  TABLES,
} from './table-copy.ts'

export type MoveResult = { readonly tables: readonly MovedTable[]; readonly entries: number; readonly head: string }

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
    // without COMMIT the target stays empty
    await to.end()
    from.close()
  }
}

/**
 * Copies every row of the SQLite desk in `file` into the empty PostgreSQL database at `url`, in one transaction, and checks
 * the copy: the same number of rows in every table, and the same audit chain. `desks`: both databases, open; the source is
 * locked, so that nothing changes meanwhile. Throws MoveFault.
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
