import { readMigrationFiles } from 'drizzle-orm/migrator'

/** The database is not one this program can open. The message is one line a person can act on; nothing was changed. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase'
}

/** Where drizzle notes what it applied, and when each of these migrations was made. */
export const APPLIED = '__drizzle_migrations'

/**
 * Compare what was applied to a database with what this program brings. In: the database's name for people, when each
 * applied migration was made, the folder of an engine's migrations. Out: whether some are still to be applied. Throws
 * UnusableDatabase when a newer program has been at it: its tables mean something this program does not know.
 */
export function isBehind(database: string, applied: readonly number[], migrationsFolder: string): boolean {
  const known = readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis)
  const foreign = applied.find((made) => !known.includes(made))
  if (foreign === undefined) return applied.length < known.length
  const day = new Date(foreign).toISOString().slice(0, 10)
  throw new UnusableDatabase(
    `${database} belongs to a newer Mimamori: it has a migration of ${day} that this program does not know; run the newer program, or restore a backup made before it`,
  )
}
