import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AUDIT_KEY_FILE, DATABASE_FILE } from '../config/data-folder.ts'
import { BadSettings, type Settings } from '../config/server-settings.ts'

/** 0 also for a file that this user cannot read; the attempt to write there fails with its own message. */
function fileSize(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0
  }
}

/** What a desk leaves in its folder once it has signed its log: a first start that was cut off has none of it yet. */
function leftoverFiles({ dataFolder, audit }: Settings): string[] {
  return [join(dataFolder, AUDIT_KEY_FILE), audit.headsFile].filter((file) => fileSize(file) > 0)
}

/**
 * Checks that no empty desk is created in place of one whose database is missing, while other files of it are left.
 * Throws BadSettings.
 */
export function checkDatabaseExists(settings: Settings): void {
  if (settings.databaseUrl !== null) return
  const file = join(settings.dataFolder, DATABASE_FILE)
  const [trace] = leftoverFiles(settings)
  if (fileSize(file) > 0 || trace === undefined) return
  throw new BadSettings(
    `MIMAMORI_DATA: ${file} is ${existsSync(file) ? 'empty' : 'missing'}, and ${trace} is there: a desk was at work here. Put its database back, run mimamori restore FILE, or set DATABASE_URL if it is on PostgreSQL; mimamori init begins an empty desk`,
  )
}

/**
 * Moves aside the files that are left of a desk whose database is missing. `stamp`: part of their new names. Returns
 * these files.
 */
export function moveLeftoversAside(settings: Settings, stamp: string): string[] {
  return leftoverFiles(settings).map((file) => {
    const aside = `${file}.replaced-${stamp}`
    renameSync(file, aside)
    return aside
  })
}
