import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import {
  BackupFault,
  removeUnfinished,
  syncFolder,
  unfinishedName,
  writeBackup,
} from '@mimamori/storage/backup/write-backup'
import { freeFileName, upgradeBackupName } from '../backup/backup-files.ts'
import { pgDump } from '../backup/pg-dump.ts'
import { verifyOptions } from '../backup/take-backup.ts'
import { databaseFile } from '../config/program-files.ts'
import type { Settings } from '../config/server-settings.ts'
import { UpgradeRefused } from './upgrade-faults.ts'

/** free space required, in sizes of the database: more than the copy is written, such as the WAL of the migrations */
const FREE_SPACE_FACTOR = 1.1

const ALTERNATIVE_TEXT = 'or take one yourself and run mimamori upgrade --backup-taken'

function refuse(why: string, cause?: unknown): never {
  throw new UpgradeRefused(`the database is older than this program and was left as it is: ${why}`, { cause })
}

/** Bytes free on the disk of a folder, which need not exist yet. */
function freeBytesIn(folder: string): number {
  if (!existsSync(folder)) return freeBytesIn(dirname(folder))
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)} MB`

function requireFreeSpace(folder: string, file: string): void {
  const sizes = [file, `${file}-wal`].map((each) => statSync(each, { throwIfNoEntry: false })?.size ?? 0)
  const needed = sizes.reduce((sum, size) => sum + size, 0) * FREE_SPACE_FACTOR
  const free = freeBytesIn(resolve(folder))
  if (free >= needed) return
  refuse(
    `a backup before the upgrade needs ${megabytes(needed)} in ${folder}, and ${megabytes(free)} are free; make room, set MIMAMORI_BACKUP_DIR, ${ALTERNATIVE_TEXT}`,
  )
}

async function backUpSqlite(settings: Settings, to: string): Promise<void> {
  const from = databaseFile(settings)
  requireFreeSpace(settings.backups.folder, from)
  try {
    await writeBackup(from, to, verifyOptions(settings))
  } catch (fault) {
    const { code = '', message } = fault as { code?: string; message: string }
    if (!(fault instanceof BackupFault) && !/^(SQLITE_|E[A-Z]+$)/.test(code)) throw fault
    refuse(
      `it could not be backed up (${message.split('\n', 1)[0]}); mimamori verify says what is bad, mimamori restore FILE --replace puts a backup in its place`,
      fault,
    )
  }
}

/** Dumps to a temporary name and renames it when complete, so that a file named as a backup is a complete one. */
async function dumpPostgres(url: string, to: string): Promise<void> {
  const part = unfinishedName(to)
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    removeUnfinished(dirname(to))
    await pgDump(url, part)
    const file = openSync(part, 'r+')
    fsyncSync(file)
    closeSync(file)
    renameSync(part, to)
    syncFolder(dirname(to))
  } catch (fault) {
    const { message } = fault as Error
    refuse(
      `it could not be backed up (${message}); put a pg_dump of the server's version on the PATH, ${ALTERNATIVE_TEXT}`,
      fault,
    )
  } finally {
    rmSync(part, { force: true })
  }
}

/**
 * Backs up an older database before it is upgraded, into the folder of backups: a verified copy of a SQLite database, or a dump
 * by `pg_dump` of one on PostgreSQL. Returns the file. Throws UpgradeRefused.
 */
export async function backUpBeforeUpgrade(settings: Settings, at: string): Promise<string> {
  const { folder } = settings.backups
  const { databaseUrl } = settings
  const kind = databaseUrl === null ? 'db' : 'dump'
  const file = freeFileName((n) => join(folder, upgradeBackupName(at, kind, n)))
  await (databaseUrl === null ? backUpSqlite(settings, file) : dumpPostgres(databaseUrl, file))
  return file
}
