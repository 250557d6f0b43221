import { rmSync } from 'node:fs'
import { isDemoUnfilled } from '@mimamori/storage/demo/demo-reads'
import { fileStamp } from '../backup/backup-files.ts'
import { databaseFile } from '../config/program-files.ts'
import { BadSettings } from '../config/server-settings.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { machineNow } from '../runtime/clock-sources.ts'
import { moveLeftoversAside } from './lost-database.ts'

/**
 * Removes a demo whose history was written in part, because its process was ended: half of it would stay so for good. Closes the desk then, and answers
 * whether it did; the next one that is opened is empty. Signed heads are put aside. Throws BadSettings on PostgreSQL, whose database is not the desk's to remove.
 */
export async function removeUnfilledDemo({ storage, searchWorker, settings, log }: AppContext): Promise<boolean> {
  if (!settings.demo || !(await isDemoUnfilled(storage.db))) return false
  await searchWorker.close()
  await storage.close()
  if (settings.databaseUrl !== null)
    throw new BadSettings('DATABASE_URL: the demo in it was cut off as it was made; expected an empty database')
  log.warn({}, 'the demo was cut off as it was made: it is made anew')
  const file = databaseFile(settings)
  for (const each of [file, `${file}-wal`, `${file}-shm`]) rmSync(each, { force: true })
  moveLeftoversAside(settings, fileStamp(machineNow(settings)))
  return true
}
