import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadSettings, type Settings } from './settings.ts'

/** In a data folder: its desk was moved to PostgreSQL. */
const MOVED = 'moved-to-postgres.json'

type Mark = { readonly at: string; readonly to: string }

const markIn = ({ dataFolder }: Settings): string => join(dataFolder, MOVED)

/** Note that the desk of this folder was moved. `to`: the address it is at now; its user and password are not kept. */
export function markMoved(settings: Settings, { at, to }: Mark): void {
  const { host, pathname } = new URL(to)
  writeFileSync(markIn(settings), JSON.stringify({ at, to: `${host}${pathname}` }), { mode: 0o600, flush: true })
}

/** The desk of this folder is the one in use again. Answers whether it had been moved. */
export function forgetMove(settings: Settings): boolean {
  const there = existsSync(markIn(settings))
  rmSync(markIn(settings), { force: true })
  return there
}

/** Refuse a SQLite desk that was moved: on PostgreSQL it goes on, and two would decide the same cases. */
export function checkNotMoved(settings: Settings): void {
  if (settings.databaseUrl !== null || !existsSync(markIn(settings))) return
  const { at, to } = JSON.parse(readFileSync(markIn(settings), 'utf8')) as Mark
  throw new BadSettings(
    `MIMAMORI_DATA: the desk of ${settings.dataFolder} was moved to PostgreSQL (${to}) at ${at}: set DATABASE_URL; to go back to what it was then, run mimamori move --back`,
  )
}
