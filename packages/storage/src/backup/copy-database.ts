import { closeSync, fdatasyncSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'

/** 4 MB; between two steps the event loop runs other work */
const PAGES_PER_STEP = 1024
/** Syncs every 16 MB: a disk that has a gigabyte to flush at once makes the desk's own commits wait. */
const STEPS_PER_SYNC = 4

/**
 * Copies a database into a new file, as of one instant, while a desk writes to it. It reads over a connection of its
 * own, so that the writer never waits, in one transaction: otherwise every commit would restart the copy.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 5000 })
  let copy: number | null = null
  let steps = 0
  try {
    source.exec('BEGIN')
    source.prepare('SELECT 1 FROM sqlite_schema').get()
    await source.backup(to, {
      progress() {
        if (++steps % STEPS_PER_SYNC === 0) {
          copy ??= openSync(to, 'r+')
          fdatasyncSync(copy)
        }
        return PAGES_PER_STEP
      },
    })
  } finally {
    if (copy !== null) closeSync(copy)
    source.close()
  }
}
