import { statSync } from 'node:fs'
import { stampOf } from '../backup/kept.ts'
import { machineNow } from '../clock/clock-sources.ts'
import { checkDataFolder } from '../data-folder.ts'
import { putTracesAside } from '../lost-database.ts'
import { checkNotMoved } from '../moved-folder.ts'
import { createContext } from '../office.ts'
import { databaseFile } from '../program-files.ts'
import { BadSettings, type Settings } from '../settings.ts'

/** Begin an empty desk in a folder whose database is gone: what is left of its signed log is put aside. */
export async function init(settings: Settings): Promise<string> {
  if (settings.databaseUrl !== null)
    throw new BadSettings('DATABASE_URL: mimamori init is for a SQLite desk; leave it out')
  checkDataFolder(settings, 'serve')
  checkNotMoved(settings)
  const file = databaseFile(settings)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new BadSettings(`MIMAMORI_DATA: ${file} is there; mimamori init is for a folder without a database`)
  }
  const aside = putTracesAside(settings, stampOf(machineNow(settings)))
  const { storage, reading } = await createContext(settings)
  await reading.close()
  await storage.close()
  return JSON.stringify({ begun: file, aside })
}
