import type { Storage } from '@mimamori/storage/storage'
import type { Settings } from '../config/server-settings.ts'
import { checkDemo } from './demo-database.ts'
import { checkDatabaseExists } from './lost-database.ts'
import { checkNotMoved } from './moved-folder.ts'

/** Checks a data folder, and changes nothing. Throws BadSettings, with one line that says what to do. */
type FolderCheck = (settings: Settings) => void
/** Checks a database, which may be of an older version: reads only what all versions have. Throws BadSettings. */
type DatabaseCheck = (settings: Settings, db: Storage['db']) => Promise<void>

const FOLDER_CHECKS: readonly FolderCheck[] = [checkNotMoved, checkDatabaseExists]
const DATABASE_CHECKS: readonly DatabaseCheck[] = [checkDemo]

/** Checks the data folder before a database in it is opened for writing, by the desk or a command. Throws BadSettings. */
export function checkFolder(settings: Settings): void {
  for (const check of FOLDER_CHECKS) check(settings)
}

/** Checks a database before it is upgraded, and before it is served or written to. Throws BadSettings. */
export async function checkDatabase(settings: Settings, db: Storage['db']): Promise<void> {
  for (const check of DATABASE_CHECKS) await check(settings, db)
}
