import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseForTest, discardDatabase, runSql } from '@mimamori/testing-postgres/test-database'
import Database from 'better-sqlite3'
import { openStorage, type StorageOptions } from '../open-storage.ts'
import type { Commit, Storage } from '../storage.ts'
import { vaultOf } from '../vault.ts'

/** Reach past a desk into its database; answers the rows of a query. */
export async function runRawSql(at: StorageOptions['at'], sql: string): Promise<Record<string, unknown>[]> {
  if ('url' in at) return await runSql(at.url, sql)
  const hand = new Database(at.file)
  try {
    if (/^\s*select/iu.test(sql)) return hand.prepare<[], Record<string, unknown>>(sql).all()
    hand.exec(sql)
    return []
  } finally {
    hand.close()
  }
}

/** A desk on the engine the tests run on, and a hand that reaches past it into its database. */
export type TestStorage = {
  readonly storage: Storage
  readonly options: StorageOptions
  /** every transaction that ended */
  readonly commits: readonly Commit[]
  readonly runSql: (sql: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens an empty desk: SQLite in a folder of its own, or PostgreSQL where the run has a server. */
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
      if (url) await discardDatabase(url)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
