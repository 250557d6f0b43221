import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import pg from 'pg'
import { type Environment, ROOT } from './server-processes.ts'

/** A desk of fd1f7d5, its demo, and what the recorded run left under 038441e, on SQLite alone. */
export type StoredKind = 'desk' | 'demo' | 'recorded'

export const STORED_DESKS: string = join(ROOT, 'apps/bff/src/testing/stored-desks')
/** Both as 64 hex digits, in every stored desk. */
export const STORED_KEYS = JSON.parse(readFileSync(join(STORED_DESKS, 'keys.json'), 'utf8')) as {
  readonly personal: string
  readonly audit: string
}

const readStored = (name: string): Buffer => brotliDecompressSync(readFileSync(join(STORED_DESKS, `${name}.br`)))

/** Its PostgreSQL database as SQL. */
export const readStoredSql = (kind: StoredKind): string => readStored(`${kind}.sql`).toString()

/** A data folder as the operator left it: on SQLite with its database, on PostgreSQL with the keys alone. */
export function unpackStoredFolder(kind: StoredKind, engine: 'sqlite' | 'postgres'): string {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-stored-'))
  const keep = (name: string, content: Buffer | string) => writeFileSync(join(folder, name), content, { mode: 0o600 })
  keep('personal.key', STORED_KEYS.personal)
  keep('audit.key', STORED_KEYS.audit)
  keep('audit-heads.jsonl', readStored(engine === 'sqlite' ? `${kind}.db.heads` : `${kind}.sql.heads`))
  if (engine === 'sqlite') keep('mimamori.db', readStored(`${kind}.db`))
  return folder
}

/** A hash of the rows of each table, in an order of their own: equal where nothing is more, less or other. */
export type TableHashes = Readonly<Record<string, string>>

const hashRows = (rows: readonly unknown[]): string =>
  createHash('sha256')
    .update(
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    )
    .digest('hex')

export function hashTablesOfFile(file: string): TableHashes {
  const client = new Database(file, { readonly: true })
  const names = client
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .all()
  const content = names.map(({ name }) => [name, hashRows(client.prepare(`SELECT * FROM "${name}"`).raw().all())])
  client.close()
  return Object.fromEntries(content)
}

export async function hashTablesOfUrl(url: string): Promise<TableHashes> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: names } = await client.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  const content: [string, string][] = []
  for (const { name } of names) content.push([name, hashRows((await client.query(`SELECT * FROM "${name}"`)).rows)])
  await client.end()
  return Object.fromEntries(content)
}

/** Settings of a desk without the demo, its log at `info`. */
export const deskSettings = (folder: string, more: Environment = {}): Environment => ({
  HOST: '127.0.0.1',
  PORT: '0',
  MIMAMORI_DATA: folder,
  MIMAMORI_DEMO: '0',
  LOG_LEVEL: 'info',
  ...more,
})
