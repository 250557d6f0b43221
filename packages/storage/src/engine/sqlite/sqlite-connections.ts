import Database, { type Database as Client } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { needsUpgrade } from '../migrations.ts'
import { describeUpgrade, type UpgradeHooks } from '../upgrade-hooks.ts'
import { configureDurability } from './sqlite-durability.ts'
import { appliedMigrations, bringUpToDate, pendingMigrationsOf } from './sqlite-schema.ts'
import { withStablePlans } from './sqlite-stable-plans.ts'
import { isFresh, markSecureDelete, vacuumAtStart } from './sqlite-vacuum.ts'

/** how long a connection waits for a lock on the file */
const BUSY_TIMEOUT_MS = 5_000

const READER_CACHE_KIB = 16_000

/**
 * Opens the one connection that writes, and brings the schema up to date. Throws UnusableDatabase, before anything is changed,
 * for a file that is not a desk's database.
 */
export async function openWriter(file: string, migrationsFolder: string, upgrading: UpgradeHooks): Promise<Client> {
  const client = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    const pending = pendingMigrationsOf(client, migrationsFolder)
    const fresh = isFresh(client)
    const upgrade =
      appliedMigrations(client).length > 0 && needsUpgrade(pending) ? describeUpgrade(pending, drizzle(client)) : null
    if (upgrade) await upgrading.before(upgrade)
    configureDurability(client)
    if (needsUpgrade(pending)) bringUpToDate(client, migrationsFolder, pending)
    if (fresh) markSecureDelete(client)
    if (upgrade) upgrading.after(upgrade)
    vacuumAtStart(client)
    return withStablePlans(client)
  } catch (fault) {
    client.close()
    throw fault
  }
}

/** Opens a connection that only reads, beside the writer. */
export function openReader(file: string): Client {
  const client = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  client.pragma(`cache_size = -${READER_CACHE_KIB}`)
  return withStablePlans(client)
}

/** Empties the WAL as far as possible; what a full disk keeps in it is replayed at the next open. */
export function truncateWal(client: Client): void {
  try {
    client.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // closing must not fail where nothing is lost
  }
}
