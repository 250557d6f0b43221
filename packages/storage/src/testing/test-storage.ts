import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import { connectedTo, runSql } from '@mimamori/testing-postgres/test-database'
import Database, { type Database as Client } from 'better-sqlite3'
import { openStorage, type StorageOptions } from '../open-storage.ts'
import type { Commit, Storage } from '../storage.ts'
import { vaultOf } from '../vault.ts'

type RawRows = Record<string, unknown>[]

/** Runs SQL on a connection: the rows of a SELECT, else none. */
function runOn(client: Client, sql: string): RawRows {
  if (/^\s*select/iu.test(sql)) return client.prepare<[], Record<string, unknown>>(sql).all()
  client.exec(sql)
  return []
}

/** Runs SQL on the database of a desk, past its storage. Returns the rows of a SELECT. */
export async function runRawSql(at: StorageOptions['at'], sql: string): Promise<RawRows> {
  if ('url' in at) return await runSql(at.url, sql)
  const client = new Database(at.file)
  try {
    return runOn(client, sql)
  } finally {
    client.close()
  }
}

/** SQL after which a connection is another: settings, transactions, locks, attached and temporary tables. It gets one of its own. */
const CHANGES_CONNECTION = /\b(?:pragma|begin|attach|temp)\b|^\s*(?:set|lock)\b/iu

/** Runs SQL past the storage, over one connection that stays open until `close`. */
type RawSql = { readonly run: (sql: string) => Promise<RawRows>; readonly close: () => Promise<void> }

async function connectRaw(at: StorageOptions['at']): Promise<RawSql> {
  if ('url' in at) {
    const client = await connectedTo(at.url)
    return { run: async (sql) => (await client.query(sql)).rows, close: () => client.end() }
  }
  const client = new Database(at.file)
  return { run: async (sql) => runOn(client, sql), close: async () => void client.close() }
}

/**
 * `runRawSql` for a database that is open all the time: a new connection would read what every table looks like for each call.
 * After `close`, for when the database itself is closed or replaced, each call has a connection of its own.
 */
export function keptRawSql(at: StorageOptions['at']): RawSql {
  let kept: Promise<RawSql> | null = null
  let closed = false
  async function leave(): Promise<void> {
    const left = kept
    kept = null
    await left?.then(({ close }) => close()).catch(() => undefined)
  }
  return {
    async run(sql) {
      if (closed || CHANGES_CONNECTION.test(sql)) return await runRawSql(at, sql)
      kept ??= connectRaw(at)
      try {
        return await (await kept).run(sql)
      } catch (fault) {
        await leave()
        throw fault
      }
    },
    async close() {
      closed = true
      await leave()
    },
  }
}

/** An open database on the engine the tests run on; `runSql` changes it past the storage. */
export type TestStorage = {
  readonly storage: Storage
  readonly options: StorageOptions
  /** every transaction that ended so far */
  readonly commits: readonly Commit[]
  readonly runSql: (sql: string) => Promise<void>
  readonly close: () => Promise<void>
}

const OPENED_WITH = {
  migrations: new URL('../../migrations', import.meta.url).pathname,
  vault: vaultOf(new Uint8Array(32)),
}
let emptyDatabase: Buffer | null = null

/** The file of an empty SQLite database of this program. All migrations take a tenth of a second: they run once in a process. */
async function makeEmptyDatabase(options: StorageOptions, file: string): Promise<Buffer> {
  const storage = await openStorage(options)
  await storage.close()
  return readFileSync(file)
}

/** An empty SQLite database of this program, for queries to be planned in. */
export async function openEmptySqlite(): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-storage-'))
  const file = join(folder, 'mimamori.db')
  emptyDatabase ??= await makeEmptyDatabase({ at: { file }, ...OPENED_WITH }, file)
  rmSync(folder, { recursive: true, force: true })
  // a database in memory has no log beside it, as the file says that it has
  return new Database(Buffer.from(emptyDatabase).fill(1, 18, 20))
}

/** Opens an empty database: SQLite in a folder of its own, or PostgreSQL where the run has a server. */
export async function openTestStorage(): Promise<TestStorage> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-storage-'))
  const url = await databaseForTest()
  const file = join(folder, 'mimamori.db')
  const commits: Commit[] = []
  const place: StorageOptions = { at: url ? { url, lanes: 4 } : { file }, ...OPENED_WITH }
  const options: StorageOptions = { ...place, onCommit: (commit) => void commits.push(commit) }
  if (!url) {
    emptyDatabase ??= await makeEmptyDatabase(place, file)
    writeFileSync(file, emptyDatabase)
  }
  const storage = await openStorage(options)
  return {
    storage: storage,
    options,
    commits,
    runSql: async (sql) => void (await runRawSql(options.at, sql)),
    async close() {
      await storage.close()
      if (url) await giveBackDatabase(url)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
