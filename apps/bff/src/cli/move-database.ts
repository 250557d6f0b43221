import { moveToPostgres } from '@mimamori/storage/move'
import { openStorage, type UpgradeHooks } from '@mimamori/storage/open-storage'
import { databaseFile } from '../config/program-files.ts'
import { BadSettings, type Settings } from '../config/server-settings.ts'
import { createContext, storageOptions } from '../create-context.ts'
import { reindex } from '../jobs/search-index-job.ts'
import { clearMoveMarker, markMoved } from '../startup/moved-folder.ts'

/** A target that has a desk in it is left as it is, also by migrations. */
const NO_UPGRADE: UpgradeHooks = {
  before: () => Promise.reject(new Error('the target database is not empty: an older desk is in it')),
  after: () => undefined,
}

/**
 * Move the SQLite desk of this data folder into an empty PostgreSQL database. The database in the folder stays as it was, and
 * is marked as moved: it is not started any more. Refused while a desk runs on it, and where the desk is on PostgreSQL by its settings. Answers what was moved, table by table.
 */
export async function moveToPostgresDatabase(settings: Settings, to: string | undefined): Promise<string> {
  if (!to || !/^postgres(ql)?:\/\//.test(to))
    throw new Error('--to: expected postgres://…, the empty database to move to')
  if (settings.databaseUrl !== null)
    throw new BadSettings(
      'DATABASE_URL: expected none, it says that this desk is on PostgreSQL already; mimamori move takes the SQLite desk of the data folder',
    )
  const here = { ...settings, databaseUrl: null }
  const app = await createContext(here)
  try {
    const target = await openStorage({ ...storageOptions(here), at: { url: to, lanes: 1 }, upgrading: NO_UPGRADE })
    try {
      const moved = await moveToPostgres(databaseFile(here), to, { source: app.storage, target })
      markMoved(here, { at: app.clock.now(), to })
      await reindex({ storage: target, clock: app.clock }, 'alone')
      return JSON.stringify(moved)
    } finally {
      await target.close()
    }
  } finally {
    await app.storage.close()
  }
}

/** Start on the folder again, as it was when its desk was moved. */
export function moveBack(settings: Settings): string {
  if (settings.databaseUrl !== null) throw new BadSettings('DATABASE_URL: expected none, to go back to the folder')
  if (!clearMoveMarker(settings)) throw new Error(`move --back: the desk of ${settings.dataFolder} was not moved`)
  return `the desk of ${settings.dataFolder} starts again, as it was when it was moved`
}
