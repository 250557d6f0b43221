import type { Database } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import {
  type AppliedMigration,
  findPendingMigrations,
  MIGRATIONS_TABLE,
  type PendingMigrations,
  RECOUNT_DUE_MARK,
  repairStatements,
  UnusableDatabase,
} from '../migrations.ts'

const hasTable = (client: Database, name: string): boolean =>
  client.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(name) !== undefined

/** The migrations applied to this file; none where it has no table of them. */
export function appliedMigrations(client: Database): AppliedMigration[] {
  if (!hasTable(client, MIGRATIONS_TABLE)) return []
  const rows = client.prepare<[], AppliedMigration>(`SELECT created_at AS made, hash FROM ${MIGRATIONS_TABLE}`).all()
  return rows.map(({ made, hash }) => ({ made: Number(made), hash }))
}

/** The first error in a chain of causes that has a code of SQLite; `null`: there is none. */
function sqliteFault(fault: unknown): { readonly code: string; readonly message: string } | null {
  const { code, message = '', cause } = (fault ?? {}) as { code?: string; message?: string; cause?: unknown }
  if (typeof code === 'string' && code.startsWith('SQLITE_')) return { code, message }
  return cause === undefined ? null : sqliteFault(cause)
}

/** Runs `work` on a file that may be damaged. Throws UnusableDatabase where it is, or the disk is full. */
function withReadableFile<T>({ name }: Database, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const { code = '', message = '' } = sqliteFault(cause) ?? {}
    if (code === 'SQLITE_FULL')
      throw new UnusableDatabase(`${name} could not be brought up to date: ${message}`, { cause })
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw cause
    const line = `${name} cannot be read as a database (${message}): put a backup in its place with mimamori restore`
    throw new UnusableDatabase(line, { cause })
  }
}

/**
 * The migrations this file still needs; reads only. Throws UnusableDatabase for a file that is no database, or one that this
 * program cannot upgrade.
 */
export const pendingMigrationsOf = (client: Database, migrationsFolder: string): PendingMigrations =>
  withReadableFile(client, () => findPendingMigrations(client.name, appliedMigrations(client), migrationsFolder))

/**
 * Replaces what earlier forms of migrations made by what the released ones make, and sets RECOUNT_DUE_MARK: the breakdown
 * is recounted after the upgrade, and only then the mark goes.
 */
function repairEarlierMigrations(client: Database, pending: PendingMigrations): void {
  for (const statement of repairStatements(pending)) client.exec(statement)
  const updateHash = client.prepare(`UPDATE ${MIGRATIONS_TABLE} SET hash = ? WHERE hash = ?`)
  for (const { form, migration } of pending.earlier) updateHash.run(migration.hash, form.hash)
  markRecount(client)
}

function markRecount(client: Database): void {
  if (!hasTable(client, 'marks')) return
  client.prepare('INSERT OR IGNORE INTO marks (name, value) VALUES (?, ?)').run(RECOUNT_DUE_MARK, '1')
}

/**
 * Upgrades a file, each migration whole or not at all; does nothing where none is pending. Throws UnusableDatabase when the
 * file is damaged or the disk is full.
 */
export function bringUpToDate(client: Database, migrationsFolder: string, pending: PendingMigrations): void {
  withReadableFile(client, () => {
    const fresh = appliedMigrations(client).length === 0
    if (!fresh) client.transaction(() => repairEarlierMigrations(client, pending))()
    migrate(drizzle(client), { migrationsFolder })
    // once more: before the migrations the table `marks` may not have existed
    if (!fresh) markRecount(client)
  })
}
