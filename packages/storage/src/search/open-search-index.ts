export type { IndexQuery } from '../engine/index-changes.ts'

import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Db } from '../engine/engine.ts'
import type { IndexQuery } from '../engine/index-changes.ts'
import { createPooledReader } from '../engine/postgres/pooled-reader.ts'
import { createConnections, withLongTimeout } from '../engine/postgres/postgres-client.ts'
import { searchPostgres } from '../engine/postgres/postgres-search.ts'
import { openReader } from '../engine/sqlite/sqlite-connections.ts'
import { searchSqlite } from '../engine/sqlite/sqlite-search.ts'
import type { StorageOptions } from '../open-storage.ts'

/** The search index over connections of its own, which only read. */
export type SearchIndex = {
  readonly db: Db
  /** answers document numbers, newest first */
  readonly search: (query: IndexQuery) => Promise<number[]>
  readonly close: () => Promise<void>
}

const MAX_CONNECTIONS = 2

/** Opens the search index of a database whose schema is up to date. */
export function openSearchIndex(at: StorageOptions['at']): SearchIndex {
  if ('url' in at) {
    const pool = createConnections(at.url).searchers(MAX_CONNECTIONS)
    return {
      db: createPooledReader(pool),
      search: searchPostgres((config) => pool.query(withLongTimeout(config))),
      close: () => pool.end(),
    }
  }
  const client = openReader(at.file)
  return { db: drizzle(client), search: searchSqlite(client), close: async () => void client.close() }
}
