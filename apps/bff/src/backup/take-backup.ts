import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { VerifyOptions, VerifyResult } from '@mimamori/storage/backup/backup-verification'
import { writeBackup } from '@mimamori/storage/backup/write-backup'
import { vaultOf } from '@mimamori/storage/vault'
import { loadKeys } from '../config/master-key.ts'
import { databaseFile, migrationsFolder } from '../config/program-files.ts'
import type { Settings } from '../config/server-settings.ts'
import { backupName, freeFileName, removeOldBackups } from './backup-files.ts'

/** What backups of these settings are verified against: the migrations, and the fingerprints of the keys. */
export function verifyOptions(settings: Settings): VerifyOptions {
  const keys = loadKeys(settings)?.map(({ bytes }) => vaultOf(bytes).fingerprint) ?? null
  return { migrations: migrationsFolder(), keys }
}

export type TakenBackup = VerifyResult & { readonly removed: readonly string[] }

/**
 * Backs up the desk of these settings, running or not. The file is named by `at`. `to`: a file, a folder, or `null` for the
 * folder of backups; there old ones are deleted once the new one is verified, unless time is not trusted.
 * `copied` is called when the copy is complete, before it is verified. Throws BackupFault.
 */
export async function takeBackup(
  settings: Settings,
  { at, isTrusted }: { readonly at: string; readonly isTrusted: boolean },
  to: string | null,
  copied?: () => void,
): Promise<TakenBackup> {
  const { folder, keep } = settings.backups
  const isFolder = to !== null && existsSync(to) && statSync(to).isDirectory()
  const free = (within: string) => freeFileName((n) => join(within, backupName(at, n)))
  const file = to === null ? free(folder) : isFolder ? free(to) : to
  const verified = await writeBackup(databaseFile(settings), file, verifyOptions(settings), copied)
  return { ...verified, removed: to === null && isTrusted ? removeOldBackups(folder, keep, at) : [] }
}
