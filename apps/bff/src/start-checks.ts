import type { Storage } from '@mimamori/storage/storage'
import { checkDemo } from './demo-database.ts'
import { checkDatabaseThere } from './lost-database.ts'
import { checkNotMoved } from './moved-folder.ts'
import type { Settings } from './settings.ts'

/** Throws BadSettings, one line a person can act on. Changes nothing. */
type FolderCheck = (settings: Settings) => void
/** The same; asks of the database only what every version of it has: it may be an older one. */
type DatabaseCheck = (settings: Settings, db: Storage['db']) => Promise<void>

const OF_THE_FOLDER: readonly FolderCheck[] = [checkNotMoved, checkDatabaseThere]
const OF_THE_DATABASE: readonly DatabaseCheck[] = [checkDemo]

/** What must hold of the data folder before a database in it is opened to write, by the desk or a command. */
export function checkFolder(settings: Settings): void {
  for (const check of OF_THE_FOLDER) check(settings)
}

/** What must hold of a database before it is brought up to date, and before it is served or written to. */
export async function checkDatabase(settings: Settings, db: Storage['db']): Promise<void> {
  for (const check of OF_THE_DATABASE) await check(settings, db)
}
