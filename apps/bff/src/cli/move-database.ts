import { moveToPostgres } from '@mimamori/storage/move'
import { openStorage, type UpgradeHooks } from '@mimamori/storage/open-storage'
import { databaseFile } from '../config/program-files.ts'
import { BadSettings, type Settings } from '../config/server-settings.ts'
import { createContext, storageOptions } from '../create-context.ts'
import { reindex } from '../jobs/search-index-job.ts'
import { clearMoveMarker, markMoved } from '../startup/moved-folder.ts'

/** The target must be empty: an older desk in it is not migrated. */
const NO_UPGRADE: UpgradeHooks = {
  before: () => Promise.reject(new Error('the target database is not empty: it holds an older desk')),
  after: () => undefined,
}

/**
 * Moves the SQLite desk of this data folder into an empty PostgreSQL database. The database in the folder stays as it
 * was, marked as moved, so that it is not started any more. Throws while a desk runs on it, and BadSettings where the
 * settings name PostgreSQL. Returns what was moved, table by table, as JSON.
 */
export async function moveToPostgresDatabase(settings: Settings, to: string | undefined): Promise<string> {
  if (!to || !/^postgres(ql)?:\/\//.test(to))
    throw new Error('--to: expected postgres://…, the empty database to move to')
  if (settings.databaseUrl !== null)
    throw new BadSettings(
      'DATABASE_URL: expected none, it says that this desk is on PostgreSQL already; mimamori move takes the SQLite desk of the data folder',
    )
  const sqliteSettings = { ...settings, databaseUrl: null }
  const app = await createContext(sqliteSettings)
  try {
    const target = await openStorage({
      ...storageOptions(sqliteSettings),
      at: { url: to, lanes: 1 },
      upgrading: NO_UPGRADE,
    })
    try {
      const moved = await moveToPostgres(databaseFile(sqliteSettings), to, { source: app.storage, target })
      markMoved(sqliteSettings, { at: app.clock.now(), to })
      await reindex({ storage: target, clock: app.clock }, 'alone')
      return JSON.stringify(moved)
    } finally {
      await target.close()
    }
  } finally {
    await app.storage.close()
  }
}

/** Makes the folder's desk startable again, as it was when it was moved. */
export function moveBack(settings: Settings): string {
  if (settings.databaseUrl !== null) throw new BadSettings('DATABASE_URL: expected none, to go back to the folder')
  if (!clearMoveMarker(settings)) throw new Error(`move --back: the desk of ${settings.dataFolder} was not moved`)
  return `the desk of ${settings.dataFolder} is back in use, as it was before the move`
}
