import type { Database } from 'better-sqlite3'

const FULL = 2
/** what the file of the log is cut to once it begins anew: what it has by then under load, since cutting it takes time */
const MAX_WAL_BYTES = 128 * 1024 * 1024

/** Make a connection fit to write. WAL alone would run at NORMAL, where a power cut takes acknowledged decisions. */
export function configureDurability(client: Database): Database {
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  // what is deleted or emptied is overwritten with zeros
  client.pragma('secure_delete = ON')
  // a commit carries no checkpoint; see sqlite-checkpoints.ts
  client.pragma('wal_autocheckpoint = 0')
  client.pragma(`journal_size_limit = ${MAX_WAL_BYTES}`)
  client.pragma('cache_size = -64000')
  // what a savepoint remembers would else go through a temporary file, at more writes than the database itself gets
  client.pragma('temp_store = MEMORY')
  const mode = client.pragma('journal_mode', { simple: true })
  const synchronous = client.pragma('synchronous', { simple: true })
  if (mode !== 'wal' || synchronous !== FULL) {
    throw new Error(`${client.name}: expected WAL with synchronous FULL, got ${mode} with ${synchronous}`)
  }
  return client
}
