import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isDiskFull } from '../engine/engine.ts'
import { markBackup } from './backup-mark.ts'
import { type VerifyOptions, type VerifyResult, verifyDatabase } from './backup-verification.ts'
import { copyDatabase } from './copy-database.ts'

/** A backup or a restore was refused, or its result did not verify. The message is one line a person can act on. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault'
}

const UNFINISHED_FILE = /^\.(.+)\.(\d+)\.part(-(?:journal|wal|shm))?$/

/** Syncs a folder, so that files created or renamed in it stay after a power cut. */
export function syncFolder(folder: string): void {
  const entry = openSync(folder, 'r')
  fsyncSync(entry)
  closeSync(entry)
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as { code?: string }).code === 'EPERM'
  }
}

/** Removes unfinished files of backups and restores whose process was killed. */
export function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const pid = Number(UNFINISHED_FILE.exec(name)?.[2] ?? Number.NaN)
    if (Number.isInteger(pid) && !isRunning(pid)) rmSync(join(folder, name), { force: true })
  }
}

/** The file in the same folder that this process writes before it is renamed to `file`. */
export const unfinishedName = (file: string): string => join(dirname(file), `.${basename(file)}.${process.pid}.part`)

/** The problems found, as one line. */
export const describeProblems = ({ problems }: VerifyResult): string => problems.join('; ')

/**
 * Backs up a database while a desk writes to it, from the file `from` to the new file `to`, which appears under its name only
 * after it was synced and verified. `copied` is called when the desk's own files are no longer read. Throws BackupFault.
 */
export async function writeBackup(
  from: string,
  to: string,
  verifying: VerifyOptions,
  copied: () => void = () => undefined,
): Promise<VerifyResult> {
  if (existsSync(to)) throw new BackupFault(`${to} exists already, and no backup is written over anything`)
  const folder = dirname(to)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeUnfinished(folder)
  const part = unfinishedName(to)
  try {
    // created empty and readable by this user alone, before any data is in it
    closeSync(openSync(part, 'wx', 0o600))
    chmodSync(part, 0o600)
    await copyDatabase(from, part)
    copied()
    markBackup(part)
    const verified = await verifyDatabase(part, verifying)
    if (!verified.ok)
      throw new BackupFault(`the backup of ${from} is not good and was not kept: ${describeProblems(verified)}`)
    renameSync(part, to)
    syncFolder(folder)
    return { ...verified, file: to }
  } catch (fault) {
    if (!isDiskFull(fault)) throw fault
    const { bavail, bsize } = statfsSync(folder)
    const free = Math.floor((bavail * bsize) / 1024 ** 2)
    throw new BackupFault(`the disk of ${folder} is full (${free} MB free): no backup was made`, { cause: fault })
  } finally {
    for (const left of [part, `${part}-journal`]) rmSync(left, { force: true })
  }
}
