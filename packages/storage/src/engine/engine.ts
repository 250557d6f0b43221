import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { IndexChange } from './index-changes.ts'

/**
 * What queries are written against. Another engine casts its own drizzle database to this type: queries use only
 * what all dialects share (`select insert update delete`, `returning`, `onConflict…`, awaited), never `run` or `get`.
 */
export type Db = BetterSQLite3Database

/** What happened, as ids and codes: what those who listen to the desk get to hear once it is durable. */
export type ChangeNotice = { readonly action: string; readonly subject: { readonly type: string; readonly id: string } }

/**
 * Open transaction of one request, on one lane. A lane is a connection that writes: it has an audit chain and a share
 * of every counter to itself, so that lanes never wait for each other there. SQLite has one.
 */
export type Tx = {
  readonly db: Db
  readonly lane: number
  /** newest entry of the lane's chain as far as the writer knows; asked for again after any rollback */
  head: { seq: number; hash: string } | null
  /** place of the next audit entry behind this one */
  nextSeq(after: number): Promise<number>
  nextCaseNumber(): Promise<number>
  /** Nobody else gets this lock until the transaction ends. Taken before anything is read that it stands for. */
  lock(what: 'target' | 'key' | 'month', id: string): void
  readonly news: ChangeNotice[]
  /** What becomes searchable with this transaction; told to the index at its end. */
  readonly indexChanges: IndexChange[]
  /** does what is decided go to members by mail, too? */
  memberMessages?: boolean
}

export type Work<T> = (tx: Tx) => Promise<T>

/** A transaction that ended: pieces of work in it, pieces that wait behind it, how long it took, and whether it is durable. */
export type Commit = {
  readonly works: number
  readonly waiting: number
  readonly seconds: number
  readonly stored: boolean
}
export type CommitListener = (commit: Commit) => void

/** Whether the files still hold something that was erased; `at_start`: the rest takes long, and is done at the next start. */
export type VacuumProgress = 'more' | 'done' | 'at_start'

/** The door to a database: all that differs between engines, and nothing else knows it. */
export type Engine = {
  readonly name: 'sqlite' | 'postgres'
  /** may other instances be at work on the same database? */
  readonly shared: boolean
  /** reads, each statement on a fresh snapshot */
  readonly reader: Db
  /**
   * Run `work` in a transaction of its own; resolves once it is durable. `work` does database calls only and may be
   * run again when somebody was faster.
   */
  write<T>(work: Work<T>): Promise<T>
  /** the lanes that have ever written */
  lanes(): Promise<number[]>
  /** Is this the instance that keeps house? At any time at most one is. */
  isLeader(): Promise<boolean>
  /** One after another over all instances. */
  runExclusively<T>(work: () => Promise<T>): Promise<T>
  /** The time of the database's own clock, in milliseconds since the epoch; `null`: it has none but this machine's. */
  readonly databaseTime: (() => Promise<number>) | null
  /** One short step of taking out of the files what the tables have let go of; `null`: these files are not ours. */
  readonly vacuum: (() => Promise<VacuumProgress>) | null
  /** Hear what became durable, here or in another instance; `null`: something may have been missed. */
  listen(hear: (news: readonly ChangeNotice[] | null) => void): () => void
  /** Tell other instances something that is stored nowhere, at most a kilobyte of JSON; it may get lost. */
  broadcast(word: unknown): void
  /** Hear what other instances say. */
  onBroadcast(hear: (word: unknown) => void): () => void
  close(): Promise<void>
}

/** The database could not store what it was asked to: disk full, read-only, gone. Nothing was acknowledged. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault'
}

/** Could the database not do it, also where a query builder has put words of its own around that? */
export function isStorageFault(fault: unknown): fault is Error {
  return fault instanceof StorageFault || (fault instanceof Error && fault.cause instanceof StorageFault)
}
