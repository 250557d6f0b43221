import { existsSync, linkSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Checkpoints the WAL into the database. Returns whether that was possible; it is not when the database is damaged. */
function mergeWal(file: string): boolean {
  const client = new Database(file, { fileMustExist: true })
  try {
    const [result] = client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return result?.busy === 0
  } catch {
    return false
  } finally {
    client.close()
  }
}

/**
 * Keeps the database under a second name, by a hard link, so that at no moment there is no database. Its WAL is merged or
 * linked too: a restored database under the first name would read it as its own.
 */
export function moveAside(file: string, aside: string): void {
  linkSync(file, aside)
  // SQLite deletes the WAL of a file that it does not recognise as a database
  if (existsSync(`${file}-wal`)) linkSync(`${file}-wal`, `${aside}-wal`)
  if (mergeWal(file)) rmSync(`${aside}-wal`, { force: true })
}
