import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Another process already has this desk open. */
export class DeskInUse extends Error {
  override readonly name = 'DeskInUse'
}

/**
 * Locks a SQLite database for this process. The lock is an exclusive transaction on a file beside it, which the system drops
 * with the process, so it is never stale. Call `unlock` at the end, or `abandon` when the desk could not be opened, which
 * leaves the folder as it was. Throws DeskInUse.
 */
export function lockDatabaseFile(file: string): { readonly unlock: () => void; readonly abandon: () => void } {
  const path = `${file}.lock`
  const isNew = !existsSync(path)
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
      if (isNew) rmSync(path)
      lock.close()
    },
  }
}
