import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Another process already has this desk open. */
export class DeskInUse extends Error {
  override readonly name = 'DeskInUse'
}

/**
 * SQLite is one process. The lock is an exclusive transaction on a file beside the database: the system drops it
 * with the process, whatever kills it, so it can never be stale. Out: `unlock` at the end; `abandon` when the desk
 * could not be opened after all, which leaves the folder as it was.
 */
export function lockDatabaseFile(file: string): { readonly unlock: () => void; readonly abandon: () => void } {
  const path = `${file}.lock`
  const fresh = !existsSync(path)
  const lock = new Database(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new DeskInUse(
      `${file} is open in another process: stop that desk or command first; SQLite serves one process, PostgreSQL several`,
      { cause },
    )
  }
  return {
    unlock: () => void lock.close(),
    abandon() {
      if (fresh) rmSync(path)
      lock.close()
    },
  }
}
