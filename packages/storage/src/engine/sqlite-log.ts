import type { Database } from 'better-sqlite3'

/** Pages in the log, and how many of them are in the database already. */
export type Log = { readonly log: number; readonly checkpointed: number }

/** A look at the log that failed, or a move. */
export const UNKNOWN: Log = { log: 0, checkpointed: 0 }

export const restOf = ({ log, checkpointed }: Log): number => log - checkpointed

/**
 * What there is to do with the log of a database. A move that fails loses nothing, what it should have moved stays in the
 * log; a full disk shows elsewhere.
 */
export function logOf(client: Database): { readonly look: () => Log; readonly move: () => Log } {
  const looking = client.prepare<[], Log>('PRAGMA wal_checkpoint(NOOP)')
  const moving = client.prepare<[], Log>('PRAGMA wal_checkpoint(PASSIVE)')
  const tried = (statement: typeof moving) => () => {
    try {
      return statement.get() ?? UNKNOWN
    } catch {
      return UNKNOWN
    }
  }
  return { look: tried(looking), move: tried(moving) }
}
