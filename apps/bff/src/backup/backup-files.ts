import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import type { Settings } from '../config/server-settings.ts'

const BACKUP_NAME = /^mimamori-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:_(\d+))?\.db$/

/** An instant in the form of file names: `2026-11-24T10:11:12.345Z` becomes `20261124T101112Z`. */
export const fileStamp = (at: string): string => at.replace(/\.\d+|[-:]/g, '')

/** The file name of a backup. `n`: its number within the second. */
export const backupName = (at: string, n = 1): string => `mimamori-${fileStamp(at)}${n === 1 ? '' : `_${n}`}.db`

const UPGRADE_BACKUP_NAME = /^mimamori-before-upgrade-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:_(\d+))?\.(?:db|dump)$/
/** backups made before an upgrade stay at least 30 days */
const UPGRADE_BACKUP_RETENTION_MS = 30 * 86_400_000

/** The file name of a backup made before an upgrade. `kind`: a copy of a SQLite database, or a dump of PostgreSQL. */
export const upgradeBackupName = (at: string, kind: 'db' | 'dump', n = 1): string =>
  `mimamori-before-upgrade-${fileStamp(at)}${n === 1 ? '' : `_${n}`}.${kind}`

/** The first of the names `nth(1)`, `nth(2)`, … that no file has, so that nothing is overwritten. */
export function freeFileName(nth: (n: number) => string, n = 1): string {
  return existsSync(nth(n)) ? freeFileName(nth, n + 1) : nth(n)
}

export type BackupFile = { readonly file: string; readonly at: string }

/**
 * Files of a folder whose name fits, newest first: by instant, then by number within the second. One dated after `now` was
 * made by a wrong clock, and is left out.
 */
function filesNamed(folder: string, name: RegExp, now: string): BackupFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((each) => name.test(each))
    .map((each) => ({
      file: join(folder, each),
      at: each.replace(name, '$1-$2-$3T$4:$5:$6.000Z'),
      n: Number(each.replace(name, '$7') || 1),
    }))
    .filter(({ at }) => !isInTheFuture(at, now))
    .sort((a, b) => b.at.localeCompare(a.at) || b.n - a.n || b.file.localeCompare(a.file))
    .map(({ file, at }) => ({ file, at }))
}

/** The backups in a folder, newest first. Only verified backups have such names. */
export const listBackups = (folder: string, now: string): BackupFile[] => filesNamed(folder, BACKUP_NAME, now)

/**
 * Deletes all but the `keep` newest backups, and those from before an upgrade that are over 30 days old and older than
 * all that stay. Called when a new backup has been verified. Returns the deleted files.
 */
export function removeOldBackups(folder: string, keep: number, now: string): string[] {
  const backups = listBackups(folder, now)
  const retainedSince = new Date(Date.parse(now) - UPGRADE_BACKUP_RETENTION_MS).toISOString()
  // '' while there are fewer than `keep`: then none from before an upgrade is older, and all stay
  const oldestKept = backups[keep - 1]?.at ?? ''
  const oldUpgradeBackups = filesNamed(folder, UPGRADE_BACKUP_NAME, now).filter(
    (each) => each.at < retainedSince && each.at < oldestKept,
  )
  const old = [...backups.slice(keep), ...oldUpgradeBackups]
  for (const { file } of old) rmSync(file)
  return old.map(({ file }) => file)
}

/** The last scheduled backup that failed. */
export type BackupFailure = { readonly at: string; readonly error: string }

/** The newest backup, or nulls. `ok`: no scheduled backup has failed since; `error`: why the last one did. */
export type LastBackup = {
  readonly at: string | null
  readonly file: string | null
  readonly ok: boolean
  readonly error: string | null
}

/** The newest backup in the folder, and whether the last scheduled one succeeded. */
export function lastBackup({ backups }: Settings, failure: BackupFailure | null, now: string): LastBackup {
  const [newest] = listBackups(backups.folder, now)
  const currentFailure = failure && (!newest || newest.at < failure.at) ? failure : null
  return {
    at: newest?.at ?? null,
    file: newest?.file ?? null,
    ok: currentFailure === null,
    error: currentFailure?.error ?? null,
  }
}
