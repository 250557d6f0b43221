import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { IndexChange } from './index-changes.ts'

/**
 * The drizzle database that queries are written against. PostgreSQL's is cast to this type: queries use only what both
 * dialects share (`select insert update delete`, `returning`, `onConflict…`, awaited), never `run` or `get`.
 */
export type Db = BetterSQLite3Database

/** A notice of a change, as ids and codes; listeners get it once the change is durable. */
export type ChangeNotice = { readonly action: string; readonly subject: { readonly type: string; readonly id: string } }

/**
 * An open transaction on one lane. A lane is a connection that writes; it has an audit chain and a share of every counter to
 * itself, so that lanes do not wait for each other there. SQLite has one lane.
 */
export type Tx = {
  readonly db: Db
  readonly lane: number
  /** newest entry of the lane's audit chain; `null`: to be read from the database, at the start and after a rollback */
  head: { seq: number; hash: string } | null
  /** sequence number of the next audit entry; greater than `after` */
  nextSeq(after: number): Promise<number>
  nextCaseNumber(): Promise<number>
  /** Takes a lock until the transaction ends. Take it before reading what it protects. */
  lock(what: 'target' | 'key' | 'month', id: string): void
  readonly news: ChangeNotice[]
  /** changes of the search index, written at the end of the transaction */
  readonly indexChanges: IndexChange[]
  /** are the texts of decisions mailed to members, too? */
  memberMessages?: boolean
}

export type Work<T> = (tx: Tx) => Promise<T>

/** A transaction that ended: how many works were in it, how many wait, its duration, and whether it is durable. */
export type Commit = {
  readonly works: number
  readonly waiting: number
  readonly seconds: number
  readonly stored: boolean
}
export type CommitListener = (commit: Commit) => void

/** Do the files still hold erased data? `more`: call again; `at_start`: the rest takes long, and is done at the next start. */
export type VacuumProgress = 'more' | 'done' | 'at_start'

/** Everything that differs between SQLite and PostgreSQL. */
export type Engine = {
  readonly name: 'sqlite' | 'postgres'
  /** can other instances use the same database at the same time? */
  readonly shared: boolean
  /** for reads; each statement sees a fresh snapshot */
  readonly reader: Db
  /**
   * Runs `work` in a transaction; resolves once it is durable. `work` makes database calls only, as it is run again when
   * another transaction was faster. Throws what `work` throws, and StorageFault.
   */
  write<T>(work: Work<T>): Promise<T>
  /** numbers of the lanes that have written audit entries */
  lanes(): Promise<number[]>
  /** Is this the instance that does the background work? At most one is at any time. */
  isLeader(): Promise<boolean>
  /** Runs `work` while no other instance runs any here. */
  runExclusively<T>(work: () => Promise<T>): Promise<T>
  /** The database's own clock, in milliseconds since the epoch; `null`: it runs on this machine's. */
  readonly databaseTime: (() => Promise<number>) | null
  /** Runs one short step of removing deleted data from the files; `null`: a database server does that itself. */
  readonly vacuum: (() => Promise<VacuumProgress>) | null
  /** Adds a listener to durable changes of all instances; it gets `null` when some may have been missed. */
  listen(listener: (news: readonly ChangeNotice[] | null) => void): () => void
  /** Sends a message to other instances, at most a kilobyte of JSON; it is not stored and may get lost. */
  broadcast(message: unknown): void
  /** Adds a listener to messages of other instances. */
  onBroadcast(listener: (message: unknown) => void): () => void
  close(): Promise<void>
}

/** The database could not store anything: disk full, read-only, unreachable. Nothing was acknowledged. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault'
}

/** Is this a StorageFault, or drizzle's error around one? */
export function isStorageFault(fault: unknown): fault is Error {
  return fault instanceof StorageFault || (fault instanceof Error && fault.cause instanceof StorageFault)
}

const isCode = (fault: unknown, pattern: RegExp): boolean =>
  fault instanceof Error &&
  (pattern.test(String((fault as { readonly code?: unknown }).code ?? '')) || isCode(fault.cause, pattern))

/** Has the disk no room left? Of SQLite, PostgreSQL, or a file. */
export const isDiskFull = (fault: unknown): boolean => isCode(fault, /^(?:SQLITE_FULL|ENOSPC|53100)$/)

/** Can a page of the database not be read as what it was written as? Of SQLite or PostgreSQL. */
export const isCorruption = (fault: unknown): boolean =>
  isCode(fault, /^(?:SQLITE_CORRUPT|SQLITE_NOTADB|XX001$|XX002$)/)
