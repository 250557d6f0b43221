import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Db } from '../engine/engine.ts'
import { needsUpgrade } from '../engine/migrations.ts'
import { DeskInUse, lockDatabaseFile } from '../engine/sqlite/sqlite-lock.ts'
import { bringUpToDate, pendingMigrationsOf } from '../engine/sqlite/sqlite-schema.ts'
import { removeBackupMark } from './backup-mark.ts'
import { type VerifyOptions, type VerifyResult, verifyDatabase } from './backup-verification.ts'
import { moveAside } from './move-database-aside.ts'
import { pauseWithdrawals, requireNewConfirmation, skipReportMails } from './restored-safeguards.ts'
import { BackupFault, describeProblems, removeUnfinished, syncFolder, unfinishedName } from './write-backup.ts'

export type RestoreOptions = VerifyOptions & {
  /** the backup */
  readonly from: string
  /** the desk's database */
  readonly to: string
  /** the new name of a database that is there now; `null`: refuse when there is one */
  readonly aside: string | null
  /** the instant of the restore */
  readonly at: string
  /** checks the database that is to take the place; if it throws, the restore ends and nothing was changed */
  readonly fits?: (storage: { readonly db: Db }) => Promise<void>
}

export type RestoreResult = VerifyResult & { readonly aside: string | null }

const fileSize = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function refuseRestore(line: string): never {
  throw new BackupFault(`${line}; nothing was changed`)
}

/** Locks the database, so that no desk can start meanwhile. Throws DeskInUse when one runs. */
function lockForRestore(file: string) {
  try {
    return lockDatabaseFile(file)
  } catch (fault) {
    if (!(fault instanceof DeskInUse)) throw fault
    throw new DeskInUse(`a desk runs on ${file}: stop it first; nothing was changed`, { cause: fault })
  }
}

async function verifyBeforeRestore(file: string, verifying: VerifyOptions): Promise<VerifyResult> {
  const verified = await verifyDatabase(file, verifying)
  if (!verified.ok) refuseRestore(`${file} is not good: ${describeProblems(verified)}`)
  if (verified.sealed && verifying.keys === null) {
    refuseRestore(`${file} is sealed with a personal key and there is none here: put the key back first`)
  }
  return verified
}

/** Makes a database of this program from the backup, in the file `part`: upgraded, with its safeguards, synced, verified. */
async function prepareRestored(part: string, wanted: Omit<RestoreOptions, 'to' | 'aside'>): Promise<VerifyResult> {
  const { from, at, fits, migrations } = wanted
  copyFileSync(from, part, constants.COPYFILE_EXCL)
  chmodSync(part, 0o600)
  removeBackupMark(part)
  const client = new Database(part, { fileMustExist: true })
  try {
    const folder = `${migrations}/sqlite`
    const pending = pendingMigrationsOf(client, folder)
    if (needsUpgrade(pending)) bringUpToDate(client, folder, pending)
    await fits?.({ db: drizzle(client) })
    pauseWithdrawals(client, at)
    requireNewConfirmation(client)
    skipReportMails(client, at)
  } finally {
    client.close()
  }
  const file = openSync(part, 'r+')
  fsyncSync(file)
  closeSync(file)
  return await verifyBeforeRestore(part, wanted)
}

/**
 * Puts a backup in the place of a desk's database. It is verified before it is copied, and again before it takes the place;
 * until then nothing is changed. Throws BackupFault, and DeskInUse while a desk runs there.
 */
export async function restoreBackup({ to, aside, ...wanted }: RestoreOptions): Promise<RestoreResult> {
  const { from } = wanted
  const lock = lockForRestore(to)
  const part = unfinishedName(to)
  let inPlace = false
  try {
    if (existsSync(to) && aside === null) refuseRestore(`${to} exists: with --replace it is kept under another name`)
    if (fileSize(`${from}-wal`) > 0) refuseRestore(`${from} has a WAL beside it: it is a database in use, not a backup`)
    await verifyBeforeRestore(from, wanted)
    removeUnfinished(dirname(to))
    const verified = await prepareRestored(part, wanted)
    const replaces = existsSync(to)
    if (replaces && aside !== null) moveAside(to, aside)
    for (const stale of [`${to}-wal`, `${to}-shm`]) rmSync(stale, { force: true })
    renameSync(part, to)
    inPlace = true
    syncFolder(dirname(to))
    return { ...verified, file: to, aside: replaces ? aside : null }
  } finally {
    rmSync(part, { force: true })
    if (inPlace) lock.unlock()
    else lock.abandon()
  }
}
