import type { Database } from 'better-sqlite3'

/** Pages in the WAL, and how many of them are in the database file already. */
export type WalState = { readonly log: number; readonly checkpointed: number }

/** The state where reading it, or a checkpoint, failed. */
export const UNKNOWN_WAL: WalState = { log: 0, checkpointed: 0 }

/** Pages of the WAL that are not in the database file yet. */
export const uncheckpointedPages = ({ log, checkpointed }: WalState): number => log - checkpointed

/**
 * Reads and checkpoints the WAL of a database. A checkpoint that fails loses nothing: its pages stay in the WAL, and a full
 * disk is reported by the next write.
 */
export function walOf(client: Database): { readonly readState: () => WalState; readonly checkpoint: () => WalState } {
  const readOnly = client.prepare<[], WalState>('PRAGMA wal_checkpoint(NOOP)')
  const passive = client.prepare<[], WalState>('PRAGMA wal_checkpoint(PASSIVE)')
  const orUnknown = (statement: typeof passive) => () => {
    try {
      return statement.get() ?? UNKNOWN_WAL
    } catch {
      return UNKNOWN_WAL
    }
  }
  return { readState: orUnknown(readOnly), checkpoint: orUnknown(passive) }
}
