import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadSettings, type Settings } from '../config/server-settings.ts'

/** The marker in the data folder of a desk that was moved to PostgreSQL. */
const MARKER_FILE = 'moved-to-postgres.json'

type MoveMarker = { readonly at: string; readonly to: string }

const markerPath = ({ dataFolder }: Settings): string => join(dataFolder, MARKER_FILE)

/** Marks the desk of this folder as moved. `to`: its new address; user and password are not kept. */
export function markMoved(settings: Settings, { at, to }: MoveMarker): void {
  const { host, pathname } = new URL(to)
  writeFileSync(markerPath(settings), JSON.stringify({ at, to: `${host}${pathname}` }), { mode: 0o600, flush: true })
}

/** Marks the desk of this folder as in use again. Returns whether it had been moved. */
export function clearMoveMarker(settings: Settings): boolean {
  const moved = existsSync(markerPath(settings))
  rmSync(markerPath(settings), { force: true })
  return moved
}

/** Checks that this SQLite desk was not moved to PostgreSQL: both would decide the same cases. Throws BadSettings. */
export function checkNotMoved(settings: Settings): void {
  if (settings.databaseUrl !== null || !existsSync(markerPath(settings))) return
  const { at, to } = JSON.parse(readFileSync(markerPath(settings), 'utf8')) as MoveMarker
  throw new BadSettings(
    `MIMAMORI_DATA: the desk of ${settings.dataFolder} was moved to PostgreSQL (${to}) at ${at}: set DATABASE_URL; to go back to what it was then, run mimamori move --back`,
  )
}
