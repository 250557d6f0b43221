import type { Database } from 'better-sqlite3'

/** Pages in the log, and how many of them are in the database already. */
export type WalState = { readonly log: number; readonly checkpointed: number }

/** A look at the log that failed, or a move. */
export const UNKNOWN_WAL: WalState = { log: 0, checkpointed: 0 }

/** Pages of the WAL that are not in the database file yet. */
export const uncheckpointedPages = ({ log, checkpointed }: WalState): number => log - checkpointed

/**
 * What there is to do with the log of a database. A move that fails loses nothing, what it should have moved stays in the
 * log; a full disk shows elsewhere.
 */
export function walOf(client: Database): { readonly readState: () => WalState; readonly checkpoint: () => WalState } {
  const looking = client.prepare<[], WalState>('PRAGMA wal_checkpoint(NOOP)')
  const moving = client.prepare<[], WalState>('PRAGMA wal_checkpoint(PASSIVE)')
  const orUnknown = (statement: typeof moving) => () => {
    try {
      return statement.get() ?? UNKNOWN_WAL
    } catch {
      return UNKNOWN_WAL
    }
  }
  return { readState: orUnknown(looking), checkpoint: orUnknown(moving) }
}
