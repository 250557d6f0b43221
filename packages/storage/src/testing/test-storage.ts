import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import { runSql } from '@mimamori/testing-postgres/test-database'
import Database from 'better-sqlite3'
import { openStorage, type StorageOptions } from '../open-storage.ts'
import type { Commit, Storage } from '../storage.ts'
import { vaultOf } from '../vault.ts'

/** Runs SQL on the database of a desk, past its storage. Returns the rows of a SELECT. */
export async function runRawSql(at: StorageOptions['at'], sql: string): Promise<Record<string, unknown>[]> {
  if ('url' in at) return await runSql(at.url, sql)
  const client = new Database(at.file)
  try {
    if (/^\s*select/iu.test(sql)) return client.prepare<[], Record<string, unknown>>(sql).all()
    client.exec(sql)
    return []
  } finally {
    client.close()
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

/** Opens an empty database: SQLite in a folder of its own, or PostgreSQL where the run has a server. */
export async function openTestStorage(): Promise<TestStorage> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-storage-'))
  const url = await databaseForTest()
  const file = join(folder, 'mimamori.db')
  const commits: Commit[] = []
  const options: StorageOptions = {
    at: url ? { url, lanes: 4 } : { file },
    migrations: new URL('../../migrations', import.meta.url).pathname,
    vault: vaultOf(new Uint8Array(32)),
    onCommit: (commit) => void commits.push(commit),
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
