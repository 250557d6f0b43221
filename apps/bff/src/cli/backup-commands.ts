import { mkdirSync, rmdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { verifyDatabase } from '@mimamori/storage/backup/backup-verification'
import { erasedMembersIn } from '@mimamori/storage/backup/erased-in-file'
import { restoreBackup } from '@mimamori/storage/backup/restore-backup'
import { openStorageReadOnly } from '@mimamori/storage/open-storage'
import type { Storage } from '@mimamori/storage/storage'
import { fileStamp, freeFileName } from '../backup/backup-files.ts'
import { takeBackup, verifyOptions } from '../backup/take-backup.ts'
import { checkDataFolder } from '../config/data-folder.ts'
import { databaseFile } from '../config/program-files.ts'
import type { Settings } from '../config/server-settings.ts'
import { createContext, storageOptions } from '../create-context.ts'
import { type ErasedAgain, eraseAgain } from '../erasure/erase-again.ts'
import { type ErasedLine, readErasedMembers } from '../erasure/erased-members-file.ts'
import { machineNow } from '../runtime/clock-sources.ts'
import { openClock } from '../runtime/open-clock.ts'
import { checkDemo } from '../startup/demo-database.ts'
import { checkNotMoved } from '../startup/moved-folder.ts'
import { OPERATOR } from './write-commands.ts'

export type BackupArguments = {
  readonly file: string | undefined
  readonly to: string | undefined
  readonly replace: boolean
}

/** A command. `run` returns the exit code. */
type Command = { readonly usage: string; readonly run: (settings: Settings, words: BackupArguments) => Promise<number> }

const EXIT_SQLITE_ONLY = 2

/** Lowers the priority of this process, below that of the desk. */
function lowerPriority(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}

/**
 * The desk's time, and whether old backups may be deleted by it; not trusted where the database cannot be opened
 * read-only.
 */
async function deskTime(settings: Settings): Promise<{ at: string; isTrusted: boolean }> {
  try {
    const storage = await openStorageReadOnly(storageOptions(settings))
    try {
      const { clock } = await openClock(storage, settings)
      return { at: clock.now(), isTrusted: clock.isTrusted() }
    } finally {
      await storage.close()
    }
  } catch {
    return { at: machineNow(settings), isTrusted: false }
  }
}

async function backup(settings: Settings, { to }: BackupArguments): Promise<number> {
  checkDataFolder(settings, 'look')
  // at normal priority while it copies: the desk's WAL cannot be reset meanwhile
  const taken = await takeBackup(settings, await deskTime(settings), to ?? null, lowerPriority)
  console.log(JSON.stringify(taken))
  return 0
}

async function verify(settings: Settings, { file }: BackupArguments): Promise<number> {
  if (file === undefined) checkDataFolder(settings, 'look')
  lowerPriority()
  const verified = await verifyDatabase(file ?? databaseFile(settings), verifyOptions(settings))
  console.log(JSON.stringify(verified))
  return verified.ok ? 0 : 1
}

/** Erases again whom the restored database brings back. */
async function eraseReturned(settings: Settings, erased: readonly ErasedLine[]): Promise<Partial<ErasedAgain>> {
  if (erased.length === 0) return {}
  const app = await createContext(settings)
  try {
    return await eraseAgain(app, OPERATOR, erased)
  } finally {
    await app.searchWorker.close()
    await app.storage.close()
  }
}

async function restoreFrom(settings: Settings, { file, replace }: BackupArguments): Promise<number> {
  if (file === undefined) throw new Error('mimamori restore FILE: name the backup to restore')
  checkDataFolder(settings, 'serve')
  checkNotMoved(settings)
  const createdFolder = mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 })
  const to = databaseFile(settings)
  const requireSameKind = ({ db }: Pick<Storage, 'db'>) => checkDemo(settings, db)
  const at = machineNow(settings)
  const aside = replace ? freeFileName((n) => `${to}.replaced-${fileStamp(at)}${n === 1 ? '' : `-${n}`}`) : null
  try {
    const restored = await restoreBackup({
      from: file,
      to,
      aside,
      at,
      fits: requireSameKind,
      ...verifyOptions(settings),
    })
    // by the file beside the backups, and by the database that was replaced: one that stays is not opened
    const replaced = restored.aside === null ? null : erasedMembersIn(restored.aside)
    const erased = [...readErasedMembers(settings), ...(replaced ?? [])]
    console.log(JSON.stringify({ ...restored, ...(await eraseReturned(settings, erased)) }))
    return 0
  } catch (fault) {
    if (createdFolder !== undefined) rmdirSync(createdFolder)
    throw fault
  }
}

/** Commands on the files of a SQLite desk, by their first word. */
export const BACKUP_COMMANDS: Readonly<Record<string, Command>> = {
  backup: {
    usage: 'mimamori backup [--to FILE|FOLDER]   back up and verify the desk; works while it runs',
    run: backup,
  },
  verify: {
    usage: 'mimamori verify [FILE]           verify the desk or a backup; exits 1 and names what is bad',
    run: verify,
  },
  restore: {
    usage: 'mimamori restore FILE [--replace]   restore a backup (stop the desk first)',
    run: restoreFrom,
  },
}

/** Runs one of them. On PostgreSQL, which has its own tools, it prints that and returns exit code 2. */
export async function runBackupCommand(command: Command, settings: Settings, words: BackupArguments): Promise<number> {
  process.umask(0o077)
  if (settings.databaseUrl === null) return await command.run(settings, words)
  console.error(
    'this desk is on PostgreSQL; back it up with pg_dump or pg_basebackup. See docs/operations.md, "Back up and restore"',
  )
  return EXIT_SQLITE_ONLY
}
