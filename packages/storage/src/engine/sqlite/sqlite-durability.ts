import type { Database } from 'better-sqlite3'

const FULL = 2
/** the WAL file is truncated to this size when it restarts: its size under load, as truncating takes time */
const MAX_WAL_BYTES = 128 * 1024 * 1024

/**
 * Sets up a connection that writes, and returns it: WAL with synchronous FULL, as at NORMAL a power cut would lose
 * acknowledged decisions. Throws where the database does not take these settings.
 */
export function configureDurability(client: Database): Database {
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  // deleted data is overwritten with zeros
  client.pragma('secure_delete = ON')
  // a commit carries no checkpoint; see sqlite-checkpoints.ts
  client.pragma('wal_autocheckpoint = 0')
  client.pragma(`journal_size_limit = ${MAX_WAL_BYTES}`)
  client.pragma('cache_size = -64000')
  // a savepoint would otherwise write a temporary file, with more writes than the database itself
  client.pragma('temp_store = MEMORY')
  const mode = client.pragma('journal_mode', { simple: true })
  const synchronous = client.pragma('synchronous', { simple: true })
  if (mode !== 'wal' || synchronous !== FULL) {
    throw new Error(`${client.name}: expected WAL with synchronous FULL, got ${mode} with ${synchronous}`)
  }
  return client
}
