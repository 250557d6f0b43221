import { join } from 'node:path'
import { runSql } from '@mimamori/testing-postgres/test-database'
import Database from 'better-sqlite3'
import type { StorageOptions } from '../open-storage.ts'

/** What goes on over all lives of a desk: the log and its chains, the search index, what numbers are drawn from. */
const KEPT = /^(?:audit|chain_heads|marks|search|sqlite_|__)/
/** Triggers that keep rows from being deleted, which the reset has to do. */
const DELETE_TRIGGER = /before\s+delete/iu

/** Keeps the rows of a desk as they are now, in this folder on SQLite. The answer puts them back: much sooner than making a desk anew. */
export async function keepRows(at: StorageOptions['at'], folder: string): Promise<() => Promise<void>> {
  return 'url' in at ? await keepInPostgres(at.url) : keepInSqlite(at.file, folder)
}

function keepInSqlite(file: string, folder: string): () => Promise<void> {
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
  return async () => putBack.immediate()
}

async function keepInPostgres(url: string): Promise<() => Promise<void>> {
  const tables = await runSql(url, "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  await runSql(url, 'CREATE SCHEMA kept')
  const steps: string[] = []
  for (const name of tables.map((table) => String(table.name)).filter((name) => !KEPT.test(name))) {
    steps.push(`DELETE FROM public."${name}";`)
    const filled = await runSql(url, `SELECT 1 FROM public."${name}" LIMIT 1`)
    if (filled.length === 0) continue
    await runSql(url, `CREATE TABLE kept."${name}" AS TABLE public."${name}"`)
    steps.push(`INSERT INTO public."${name}" SELECT * FROM kept."${name}";`)
  }
  const replica = "PERFORM set_config('session_replication_role', 'replica', true);"
  await runSql(
    url,
    `CREATE FUNCTION kept.put_back() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ${replica} ${steps.join('\n')} END $$`,
  )
  return async () => void (await runSql(url, 'SELECT kept.put_back()'))
}
