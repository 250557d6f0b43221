import { statSync } from 'node:fs'
import { fileStamp } from '../backup/backup-files.ts'
import { checkDataFolder } from '../config/data-folder.ts'
import { databaseFile } from '../config/program-files.ts'
import { BadSettings, type Settings } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'
import { machineNow } from '../runtime/clock-sources.ts'
import { moveLeftoversAside } from '../startup/lost-database.ts'
import { checkNotMoved } from '../startup/moved-folder.ts'

/**
 * Begins an empty desk in a folder whose database is missing; the audit key and signed heads of the former desk are put
 * aside. Throws BadSettings where there is a database, or the desk is on PostgreSQL. Returns what was done, as JSON.
 */
export async function initDesk(settings: Settings): Promise<string> {
  if (settings.databaseUrl !== null)
    throw new BadSettings('DATABASE_URL: mimamori init is for a SQLite desk; leave it out')
  checkDataFolder(settings, 'serve')
  checkNotMoved(settings)
  const file = databaseFile(settings)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new BadSettings(`MIMAMORI_DATA: ${file} is there; mimamori init is for a folder without a database`)
  }
  const aside = moveLeftoversAside(settings, fileStamp(machineNow(settings)))
  const { storage, searchWorker } = await createContext(settings)
  await searchWorker.close()
  await storage.close()
  return JSON.stringify({ begun: file, aside })
}
