import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { BadSettings, type Settings } from './server-settings.ts'

export const DATABASE_FILE = 'mimamori.db'
export const COMMAND_SOCKET_FILE = 'desk.sock'
export const PERSONAL_KEY_FILE = 'personal.key'
export const AUDIT_KEY_FILE = 'audit.key'
/** what systems allow for the path of a socket, its end included: 104 bytes on some, 108 on others */
const MAX_SOCKET_PATH_BYTES = 103

const { R_OK, W_OK, X_OK } = constants

function refuse(path: string, why: string): never {
  throw new BadSettings(`MIMAMORI_DATA: ${path} ${why}`)
}

/** Refuse what is not there for this user to use. */
function requireAccess(path: string, mode: number, what: string): void {
  try {
    accessSync(path, mode)
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (code === 'EROFS') refuse(path, 'is on a disk that can only be read')
    refuse(path, `cannot be ${what} by this user; expected a folder that it owns`)
  }
}

/** What is at this path, as far as this user may know. */
function statIfExists(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return refuse(path, 'cannot be reached by this user')
  }
}

/**
 * Refuse a data folder that cannot hold a desk, before anything is made in it. Only the last part of its path is ever
 * made: a longer one that is missing is a disk that is not there, or a slip. Whoever only looks needs a desk to look at.
 */
export function checkDataFolder({ dataFolder, databaseUrl }: Settings, mode: 'serve' | 'look'): void {
  const folder = resolve(dataFolder)
  const there = statIfExists(folder)
  if (there && !there.isDirectory()) refuse(folder, 'is not a folder')
  if (databaseUrl === null && mode === 'look' && !existsSync(join(folder, DATABASE_FILE))) {
    refuse(folder, `has no desk in it; expected a folder with ${DATABASE_FILE}`)
  }
  if (there) {
    const looking = R_OK | X_OK
    requireAccess(folder, mode === 'look' ? looking : looking | W_OK, 'used')
    for (const file of [DATABASE_FILE, PERSONAL_KEY_FILE]) {
      const path = join(folder, file)
      if (existsSync(path))
        requireAccess(path, file === PERSONAL_KEY_FILE || mode === 'look' ? R_OK : R_OK | W_OK, 'used')
    }
  } else {
    const above = dirname(folder)
    if (!statIfExists(above)?.isDirectory())
      refuse(folder, `cannot be made; expected ${above} to be a folder that exists`)
    requireAccess(above, W_OK | X_OK, 'written')
  }
  if (Buffer.byteLength(join(dataFolder, COMMAND_SOCKET_FILE)) > MAX_SOCKET_PATH_BYTES) {
    refuse(folder, `has too long a path; expected at most ${MAX_SOCKET_PATH_BYTES - COMMAND_SOCKET_FILE.length} bytes`)
  }
}

/** Make the folder where it is missing; its parent is there. */
export function makeDataFolder({ dataFolder }: Settings): void {
  const folder = resolve(dataFolder)
  try {
    // not recursive: its parent is there, and where folders cannot be made at all that would never come back
    mkdirSync(folder, { mode: 0o700 })
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (code !== 'EEXIST') refuse(folder, `cannot be made (${code}); expected a folder this user may write to`)
  }
}
