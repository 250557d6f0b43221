import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { BadSettings, type Settings } from './settings.ts'

export const DATABASE = 'mimamori.db'
export const COMMAND_SOCKET = 'desk.sock'
export const PERSONAL_KEY = 'personal.key'
export const AUDIT_KEY = 'audit.key'
/** what systems allow for the path of a socket, its end included: 104 bytes on some, 108 on others */
const SOCKET_PATH_AT_MOST = 103

const { R_OK, W_OK, X_OK } = constants

function refuse(path: string, why: string): never {
  throw new BadSettings(`MIMAMORI_DATA: ${path} ${why}`)
}

/** Refuse what is not there for this user to use. */
function mustAllow(path: string, mode: number, what: string): void {
  try {
    accessSync(path, mode)
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (code === 'EROFS') refuse(path, 'is on a disk that can only be read')
    refuse(path, `cannot be ${what} by this user; expected a folder that it owns`)
  }
}

/** What is at this path, as far as this user may know. */
function seen(path: string) {
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
  const there = seen(folder)
  if (there && !there.isDirectory()) refuse(folder, 'is not a folder')
  if (databaseUrl === null && mode === 'look' && !existsSync(join(folder, DATABASE))) {
    refuse(folder, `has no desk in it; expected a folder with ${DATABASE}`)
  }
  if (there) {
    const looking = R_OK | X_OK
    mustAllow(folder, mode === 'look' ? looking : looking | W_OK, 'used')
    for (const file of [DATABASE, PERSONAL_KEY]) {
      const path = join(folder, file)
      if (existsSync(path)) mustAllow(path, file === PERSONAL_KEY || mode === 'look' ? R_OK : R_OK | W_OK, 'used')
    }
  } else {
    const above = dirname(folder)
    if (!seen(above)?.isDirectory()) refuse(folder, `cannot be made; expected ${above} to be a folder that exists`)
    mustAllow(above, W_OK | X_OK, 'written')
  }
  if (Buffer.byteLength(join(dataFolder, COMMAND_SOCKET)) > SOCKET_PATH_AT_MOST) {
    refuse(folder, `has too long a path; expected at most ${SOCKET_PATH_AT_MOST - COMMAND_SOCKET.length} bytes`)
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
