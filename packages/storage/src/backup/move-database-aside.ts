import { existsSync, linkSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Move what is only in its log into a database. Answers whether that was possible: not when it is damaged. */
function mergeWal(file: string): boolean {
  const client = new Database(file, { fileMustExist: true })
  try {
    const [done] = client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return done?.busy === 0
  } catch {
    return false
  } finally {
    client.close()
  }
}

/**
 * Give the database that is there a second name, which stays, and take its log away from the first: a restored database
 * would read it as its own. At no moment is there no database.
 */
export function moveAside(file: string, aside: string): void {
  linkSync(file, aside)
  // SQLite deletes the log of a file that it does not know as a database
  if (existsSync(`${file}-wal`)) linkSync(`${file}-wal`, `${aside}-wal`)
  if (mergeWal(file)) rmSync(`${aside}-wal`, { force: true })
}
