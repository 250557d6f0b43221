import { join } from 'node:path'
import { connectedTo } from '@mimamori/testing-postgres/test-database'
import Database from 'better-sqlite3'
import type { StorageOptions } from '../open-storage.ts'

/** What goes on over all lives of a desk: the log and its chains, the search index, what numbers are drawn from. */
const KEPT = /^(?:audit|chain_heads|marks|search|sqlite_|__)/
/** Triggers that keep rows from being deleted, which the reset has to do. */
const DELETE_TRIGGER = /before\s+delete/iu

/** The rows of a desk as they were kept: `putBack` makes them so again, much sooner than a desk is made anew. */
export type KeptRows = { readonly putBack: () => Promise<void>; readonly close: () => Promise<void> }

/** Keeps the rows of a desk as they are now, in this folder on SQLite. */
export async function keepRows(at: StorageOptions['at'], folder: string): Promise<KeptRows> {
  return 'url' in at ? await keepInPostgres(at.url) : keepInSqlite(at.file, folder)
}

function keepInSqlite(file: string, folder: string): KeptRows {
  const client = new Database(file)
  const kept = join(folder, 'kept.db')
  client.exec(`VACUUM INTO '${kept}'`)
  const named = (sql: string) => client.prepare<[], { name: string; sql: string }>(sql).all()
  for (const trigger of named("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    if (DELETE_TRIGGER.test(trigger.sql)) client.exec(`DROP TRIGGER "${trigger.name}"`)
  client.exec(`ATTACH '${kept}' AS kept`)
  client.pragma('foreign_keys = OFF')
  const tables = named("SELECT name, sql FROM sqlite_master WHERE type = 'table'").filter(
    ({ name }) => !KEPT.test(name),
  )
  const isFilled = (name: string) => client.prepare(`SELECT 1 FROM kept."${name}" LIMIT 1`).get() !== undefined
  // prepared once: with the triggers of its table a statement takes longer to read than to run
  const steps = tables.flatMap(({ name }) => {
    const deletion = client.prepare(`DELETE FROM main."${name}"`)
    return isFilled(name)
      ? [deletion, client.prepare(`INSERT INTO main."${name}" SELECT * FROM kept."${name}"`)]
      : [deletion]
  })
  const putBack = client.transaction(() => {
    for (const step of steps) step.run()
  })
  return { putBack: async () => putBack.immediate(), close: async () => void client.close() }
}

async function keepInPostgres(url: string): Promise<KeptRows> {
  const client = await connectedTo(url)
  const named = async (sql: string) => (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name)
  const tables = await named("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  await client.query('CREATE SCHEMA kept')
  let steps = ''
  for (const name of tables.filter((table) => !KEPT.test(table))) {
    steps += `DELETE FROM public."${name}";\n`
    if ((await named(`SELECT 'row' AS name FROM public."${name}" LIMIT 1`)).length === 0) continue
    await client.query(`CREATE TABLE kept."${name}" AS TABLE public."${name}"`)
    steps += `INSERT INTO public."${name}" SELECT * FROM kept."${name}";\n`
  }
  await client.query(`CREATE FUNCTION kept.put_back() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n${steps}END $$`)
  // no trigger keeps rows from being deleted
  await client.query('SET session_replication_role = replica')
  return {
    // over one connection: a new one reads what every table looks like and plans every step, which takes ten times as long
    putBack: async () => void (await client.query('SELECT kept.put_back()')),
    close: () => client.end(),
  }
}
