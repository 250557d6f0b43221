import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { BadSettings, type Settings } from './server-settings.ts'

export const DATABASE_FILE = 'mimamori.db'
export const COMMAND_SOCKET_FILE = 'desk.sock'
export const PERSONAL_KEY_FILE = 'personal.key'
export const AUDIT_KEY_FILE = 'audit.key'
/** systems allow 104 or 108 bytes for the path of a socket, with the byte that ends it */
const MAX_SOCKET_PATH_BYTES = 103

const { R_OK, W_OK, X_OK } = constants

function refuse(path: string, why: string): never {
  throw new BadSettings(`MIMAMORI_DATA: ${path} ${why}`)
}

/** Throws BadSettings unless this user has access to the path. */
function requireAccess(path: string, mode: number, what: string): void {
  try {
    accessSync(path, mode)
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (code === 'EROFS') refuse(path, 'is on a disk that can only be read')
    refuse(path, `cannot be ${what} by this user; expected a folder that it owns`)
  }
}

/** File information, `undefined` where there is nothing. Throws BadSettings where this user cannot reach it. */
function statIfExists(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return refuse(path, 'cannot be reached by this user')
  }
}

/**
 * Throws BadSettings for a data folder that cannot hold a desk, before anything is created in it. Only the last part of
 * its path may be missing: a longer missing path is an unmounted disk or a mistake. `look`: for commands that only
 * read, so there must be a desk.
 */
export function checkDataFolder({ dataFolder, databaseUrl }: Settings, mode: 'serve' | 'look'): void {
  const folder = resolve(dataFolder)
  const stats = statIfExists(folder)
  if (stats && !stats.isDirectory()) refuse(folder, 'is not a folder')
  if (databaseUrl === null && mode === 'look' && !existsSync(join(folder, DATABASE_FILE))) {
    refuse(folder, `has no desk in it; expected a folder with ${DATABASE_FILE}`)
  }
  if (stats) {
    const readable = R_OK | X_OK
    requireAccess(folder, mode === 'look' ? readable : readable | W_OK, 'used')
    for (const file of [DATABASE_FILE, PERSONAL_KEY_FILE]) {
      const path = join(folder, file)
      if (existsSync(path))
        requireAccess(path, file === PERSONAL_KEY_FILE || mode === 'look' ? R_OK : R_OK | W_OK, 'used')
    }
  } else {
    const parent = dirname(folder)
    if (!statIfExists(parent)?.isDirectory())
      refuse(folder, `cannot be made; expected ${parent} to be a folder that exists`)
    requireAccess(parent, W_OK | X_OK, 'written')
  }
  if (Buffer.byteLength(join(dataFolder, COMMAND_SOCKET_FILE)) > MAX_SOCKET_PATH_BYTES) {
    refuse(folder, `has too long a path; expected at most ${MAX_SOCKET_PATH_BYTES - COMMAND_SOCKET_FILE.length} bytes`)
  }
}

/** Creates the data folder if it is missing; its parent exists. */
export function makeDataFolder({ dataFolder }: Settings): void {
  const folder = resolve(dataFolder)
  try {
    // not recursive: the parent exists, and where folders cannot be created at all that call would never return
    mkdirSync(folder, { mode: 0o700 })
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (code !== 'EEXIST') refuse(folder, `cannot be made (${code}); expected a folder this user may write to`)
  }
}
