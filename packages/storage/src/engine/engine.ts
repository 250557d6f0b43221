import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

/**
 * What queries are written against. Another engine casts its own drizzle database to this type: queries use only
 * what all dialects share (`select insert update delete`, `returning`, `onConflict…`, awaited), never `run` or `get`.
 */
export type Db = BetterSQLite3Database

/**
 * Open transaction of one request. What it remembers is what the writer knows of the newest rows without asking:
 * the audit chain's head and the newest case number; forgotten, and asked for again, after any rollback.
 */
export type Tx = { readonly db: Db; head: { seq: number; hash: string } | null; caseNumber: number | null }

/** The door to a database: all that differs between engines, and nothing else knows it. */
export type Engine = {
  readonly name: 'sqlite'
  /** reads, each statement on a fresh snapshot */
  readonly reader: Db
  /** Run `work` in a transaction of its own; resolves once it is durable. `work` does database calls only. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The database could not store what it was asked to: disk full, read-only, locked. Nothing was written. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault'
}
