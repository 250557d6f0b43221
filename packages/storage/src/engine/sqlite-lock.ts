import Database from 'better-sqlite3'

/** Another process already has this desk open. */
export class DeskInUse extends Error {
  override readonly name = 'DeskInUse'
}

/**
 * SQLite is one process. The lock is an exclusive transaction on a file beside the database: the system drops it
 * with the process, whatever kills it, so it can never be stale.
 */
export function lockDesk(file: string): () => void {
  const lock = new Database(`${file}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new DeskInUse(`${file} is open in another process; SQLite serves one process, PostgreSQL several`, { cause })
  }
  return () => lock.close()
}
