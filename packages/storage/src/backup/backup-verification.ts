import { existsSync, statSync } from 'node:fs'
import Database, { type Database as Client } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { verifyChain } from '../audit/audit-chain-verification.ts'
import { findFrozenFlaws } from '../audit/frozen-records.ts'
import { UnusableDatabase } from '../engine/migrations.ts'
import { sealFingerprint } from '../seal/seal-reads.ts'
import { isUnchangedBackup } from './backup-mark.ts'
import { structureProblems } from './database-structure.ts'

/** The checks done, and what is wrong: the first 20 problems, a line each. */
export type VerifyResult = {
  readonly ok: boolean
  readonly file: string
  readonly bytes: number
  /** number of audit entries and the newest hash; `null` when the chain was not checked, or is broken */
  readonly entries: number | null
  readonly head: string | null
  /** whether the file had a checksum of its own to compare; only backups have one */
  readonly checksum: boolean
  /** whether personal columns are sealed with a key */
  readonly sealed: boolean
  /** whether the personal key fits; `null` when nothing is sealed, or no key was given */
  readonly key: boolean | null
  /** an older program wrote it: its audit log is verified after the restore has upgraded it */
  readonly older: boolean
  readonly problems: readonly string[]
}

export type VerifyOptions = {
  /** folder with the folders `sqlite` and `postgres` of migrations */
  readonly migrations: string
  /** fingerprints of the keys, one of which must be that of the file; `null`: there is no key */
  readonly keys: readonly string[] | null
}

type DatabaseContent = Pick<VerifyResult, 'entries' | 'head' | 'sealed' | 'key' | 'older'>

const NO_CONTENT: DatabaseContent = { entries: null, head: null, sealed: false, key: null, older: false }

const MAX_PROBLEMS = 20

function integrityProblems(client: Client): string[] {
  // KiB: 64 MB; each index entry is looked up in its table, which takes five times as long with the default cache
  client.pragma('cache_size = -64000')
  const lines = client.pragma(`integrity_check(${MAX_PROBLEMS})`) as { integrity_check: string }[]
  const messages = lines.flatMap(({ integrity_check }) => integrity_check.split('\n'))
  const broken = messages.filter((line) => line !== 'ok' && !line.startsWith('*** '))
  const foreign = client.pragma('foreign_key_check') as { table: string; rowid: number }[]
  return [...broken, ...foreign.map(({ table, rowid }) => `row ${rowid} of ${table} refers to nothing`)]
}

async function inspectContent(
  client: Client,
  keys: VerifyOptions['keys'],
  problems: string[],
): Promise<DatabaseContent> {
  const db = drizzle(client)
  const chain = await verifyChain({ db, lanes: async () => [1] })
  if (!chain.ok) problems.push(`entry ${chain.firstBad} of the audit log does not follow from the one before it`)
  for (const { what, id, month } of await findFrozenFlaws(db)) {
    const record = what === 'closing_altered' ? 'closing' : 'notice'
    problems.push(`${record} ${id} of ${month} is not what the audit log says`)
  }
  const sealed = await sealFingerprint(db)
  const key = sealed === null || keys === null ? null : keys.includes(sealed)
  if (key === false) problems.push('its personal columns are sealed with another key')
  const log = chain.ok ? { entries: chain.entries, head: chain.head } : { entries: null, head: null }
  return { ...log, sealed: sealed !== null, key, older: false }
}

async function inspectDatabase(
  client: Client,
  { migrations, keys }: VerifyOptions,
  problems: string[],
): Promise<DatabaseContent> {
  const { behind, problems: structural } = structureProblems(client, `${migrations}/sqlite`)
  problems.push(...structural, ...integrityProblems(client))
  if (behind) return { ...NO_CONTENT, older: true }
  return await inspectContent(client, keys, problems)
}

/**
 * Reads a whole database and returns what is wrong with it: its checksum, its trees and indexes, its tables and
 * triggers, the chain of its audit log, the personal key. Also works beside a running desk. Never throws for what is in
 * the file.
 */
export async function verifyDatabase(file: string, verifying: VerifyOptions): Promise<VerifyResult> {
  const problems: string[] = []
  let content = NO_CONTENT
  let checksum: boolean | null = null
  let client: Client | null = null
  try {
    checksum = isUnchangedBackup(file)
    if (checksum === false) problems.push('its checksum is not that of its bytes: it was changed after it was written')
    client = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
    content = await inspectDatabase(client, verifying, problems)
  } catch (fault) {
    const { code = '', message } = fault as { code?: string; message: string }
    if (!(fault instanceof UnusableDatabase) && !/^(SQLITE_|E[A-Z]+$)/.test(code)) throw fault
    problems.push(message)
  } finally {
    client?.close()
  }
  const bytes = existsSync(file) ? statSync(file).size : 0
  const named = [...new Set(problems)].slice(0, MAX_PROBLEMS)
  return { ok: named.length === 0, file, bytes, ...content, checksum: checksum !== null, problems: named }
}
