import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import type { Settings } from '../config/server-settings.ts'

const BACKUP_NAME = /^mimamori-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:_\d+)?\.db$/

/** 2026-11-24T10:11:12.345Z as names of files have it: 20261124T101112Z */
export const fileStamp = (at: string): string => at.replace(/\.\d+|[-:]/g, '')

/** `n`: the how many of that second; so written, the later ones come later in the order of names. */
export const backupName = (at: string, n = 1): string => `mimamori-${fileStamp(at)}${n === 1 ? '' : `_${n}`}.db`

const UPGRADE_BACKUP_NAME = /^mimamori-before-upgrade-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:_\d+)?\.(?:db|dump)$/
/** so long a backup from before an upgrade stays at least: by then nobody goes back any more */
const UPGRADE_BACKUP_RETENTION_MS = 30 * 86_400_000

/** Of a backup before an upgrade. `kind`: a copy of a SQLite database, or a dump of one on PostgreSQL. */
export const upgradeBackupName = (at: string, kind: 'db' | 'dump', n = 1): string =>
  `mimamori-before-upgrade-${fileStamp(at)}${n === 1 ? '' : `_${n}`}.${kind}`

/** The first name that nothing has yet: nothing that was put aside or backed up is ever written over. */
export function freeFileName(nth: (n: number) => string, n = 1): string {
  return existsSync(nth(n)) ? freeFileName(nth, n + 1) : nth(n)
}

export type BackupFile = { readonly file: string; readonly at: string }

/** What has such a name in a folder at `now`, newest first. What is dated in the future was made by a wrong clock, and counts as none. */
function filesNamed(folder: string, name: RegExp, now: string): BackupFile[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((each) => name.test(each))
  const at = (each: string) => each.replace(name, '$1-$2-$3T$4:$5:$6.000Z')
  return names
    .sort()
    .reverse()
    .map((each) => ({ file: join(folder, each), at: at(each) }))
    .filter((kept) => !isInTheFuture(kept.at, now))
}

/** The backups in a folder at `now`, newest first. Only what was verified ever has such a name. */
export const listBackups = (folder: string, now: string): BackupFile[] => filesNamed(folder, BACKUP_NAME, now)

/**
 * Delete the oldest backups until so many are left, and those from before an upgrade that are 30 days old and have as many
 * newer ones. Called when a newer one has been verified. Out: what is gone.
 */
export function removeOldBackups(folder: string, keep: number, now: string): string[] {
  const kept = listBackups(folder, now)
  const past = new Date(Date.parse(now) - UPGRADE_BACKUP_RETENTION_MS).toISOString()
  const oldest = kept[keep - 1]?.at ?? ''
  const before = filesNamed(folder, UPGRADE_BACKUP_NAME, now).filter((each) => each.at < past && each.at < oldest)
  const old = [...kept.slice(keep), ...before]
  for (const { file } of old) rmSync(file)
  return old.map(({ file }) => file)
}

/** A failure of the schedule that nothing has made good since. */
export type BackupFailure = { readonly at: string; readonly error: string }

/** The newest good backup, or nulls; whether the last try went well, and what was wrong when it did not. */
export type LastBackup = {
  readonly at: string | null
  readonly file: string | null
  readonly ok: boolean
  readonly error: string | null
}

export function lastBackup({ backups }: Settings, failure: BackupFailure | null, now: string): LastBackup {
  const [newest] = listBackups(backups.folder, now)
  const standing = failure && (!newest || newest.at < failure.at) ? failure : null
  return { at: newest?.at ?? null, file: newest?.file ?? null, ok: standing === null, error: standing?.error ?? null }
}
