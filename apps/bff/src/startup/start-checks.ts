import type { Storage } from '@mimamori/storage/storage'
import type { Settings } from '../config/server-settings.ts'
import { checkDemo } from './demo-database.ts'
import { checkDatabaseExists } from './lost-database.ts'
import { checkNotMoved } from './moved-folder.ts'

/** Throws BadSettings, one line a person can act on. Changes nothing. */
type FolderCheck = (settings: Settings) => void
/** The same; asks of the database only what every version of it has: it may be an older one. */
type DatabaseCheck = (settings: Settings, db: Storage['db']) => Promise<void>

const FOLDER_CHECKS: readonly FolderCheck[] = [checkNotMoved, checkDatabaseExists]
const DATABASE_CHECKS: readonly DatabaseCheck[] = [checkDemo]

/** What must hold of the data folder before a database in it is opened to write, by the desk or a command. */
export function checkFolder(settings: Settings): void {
  for (const check of FOLDER_CHECKS) check(settings)
}

/** What must hold of a database before it is brought up to date, and before it is served or written to. */
export async function checkDatabase(settings: Settings, db: Storage['db']): Promise<void> {
  for (const check of DATABASE_CHECKS) await check(settings, db)
}
