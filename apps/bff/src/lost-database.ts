import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AUDIT_KEY, DATABASE } from './data-folder.ts'
import { BadSettings, type Settings } from './settings.ts'

/** 0 also for one that this user cannot reach: whoever writes there will be told so. */
function bytesOf(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return 0
  }
}

/** What a desk leaves in its folder once it has signed its log: a first start that was cut off has none of it yet. */
function tracesOf({ dataFolder, audit }: Settings): string[] {
  return [join(dataFolder, AUDIT_KEY), audit.headsFile].filter((file) => bytesOf(file) > 0)
}

/** Refuse to begin an empty desk where there was one: its database is missing, and something of it is left. */
export function checkDatabaseThere(settings: Settings): void {
  if (settings.databaseUrl !== null) return
  const file = join(settings.dataFolder, DATABASE)
  const [trace] = tracesOf(settings)
  if (bytesOf(file) > 0 || trace === undefined) return
  throw new BadSettings(
    `MIMAMORI_DATA: ${file} is ${existsSync(file) ? 'empty' : 'missing'}, and ${trace} is there: a desk was at work here. Put its database back, run mimamori restore FILE, or set DATABASE_URL if it is on PostgreSQL; mimamori init begins an empty desk`,
  )
}

/** Put aside what is left of a desk whose database is gone. `stamp`: part of the names it gets. Answers these files. */
export function putTracesAside(settings: Settings, stamp: string): string[] {
  return tracesOf(settings).map((file) => {
    const aside = `${file}.replaced-${stamp}`
    renameSync(file, aside)
    return aside
  })
}
