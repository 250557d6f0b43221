import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Db } from '../engine/engine.ts'
import type { Asked } from '../engine/indexing.ts'
import { connectionsTo, patient } from '../engine/postgres-client.ts'
import { readingFrom } from '../engine/postgres-reads.ts'
import { searchPostgres } from '../engine/postgres-search.ts'
import { openReader } from '../engine/sqlite.ts'
import { searchSqlite } from '../engine/sqlite-search.ts'
import type { StorageOptions } from '../open.ts'

export type { Asked } from '../engine/indexing.ts'

/** The index of a desk, to be asked beside it: it has connections of its own, and only reads. */
export type Index = {
  readonly db: Db
  /** numbers of documents, newest first */
  readonly ask: (asked: Asked) => Promise<number[]>
  readonly close: () => Promise<void>
}

const CONNECTIONS = 2

/** Open the index of a desk whose schema is up to date. */
export function openIndex(at: StorageOptions['at']): Index {
  if ('url' in at) {
    const pool = connectionsTo(at.url).searchers(CONNECTIONS)
    return {
      db: readingFrom(pool),
      ask: searchPostgres((config) => pool.query(patient(config))),
      close: () => pool.end(),
    }
  }
  const client = openReader(at.file)
  return { db: drizzle(client), ask: searchSqlite(client), close: async () => void client.close() }
}
