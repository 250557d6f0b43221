import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Client } from 'pg'
import type { Db } from '../engine.ts'
import {
  type AppliedMigration,
  findPendingMigrations,
  MIGRATIONS_TABLE,
  needsUpgrade,
  type PendingMigrations,
  RECOUNT_DUE_MARK,
  repairStatements,
} from '../migrations.ts'
import { describeUpgrade, type UpgradeHooks } from '../upgrade-hooks.ts'

const DATABASE = 'the database of DATABASE_URL'

async function hasTable(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS there', [`public.${name}`])
  return rows[0].there
}

async function appliedMigrations(client: Client): Promise<AppliedMigration[]> {
  if (!(await hasTable(client, MIGRATIONS_TABLE))) return []
  // milliseconds as a number: pg returns a bigint as a string
  return (await client.query(`SELECT created_at::float8 AS made, hash FROM public.${MIGRATIONS_TABLE}`)).rows
}

async function markRecount(client: Client): Promise<void> {
  if (!(await hasTable(client, 'marks'))) return
  await client.query('INSERT INTO marks (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [RECOUNT_DUE_MARK, '1'])
}

/**
 * Replaces what earlier forms of migrations made by what the released ones make, and sets RECOUNT_DUE_MARK: the breakdown
 * is recounted after the upgrade, and only then the mark goes.
 */
async function repairEarlierMigrations(client: Client, pending: PendingMigrations): Promise<void> {
  await client.query('BEGIN')
  try {
    for (const statement of repairStatements(pending)) await client.query(statement)
    for (const { form, migration } of pending.earlier) {
      await client.query(`UPDATE public.${MIGRATIONS_TABLE} SET hash = $1 WHERE hash = $2`, [migration.hash, form.hash])
    }
    await markRecount(client)
    await client.query('COMMIT')
  } catch (fault) {
    await client.query('ROLLBACK')
    throw fault
  }
}

/**
 * Creates or upgrades the schema over this connection; the caller keeps other instances from doing so meanwhile. Throws
 * UnusableDatabase for a database that this program cannot upgrade.
 */
export async function bringUpToDate(client: Client, migrationsFolder: string, upgrading: UpgradeHooks): Promise<void> {
  const applied = await appliedMigrations(client)
  const pending = findPendingMigrations(DATABASE, applied, migrationsFolder)
  if (!needsUpgrade(pending)) return
  const db = drizzle(client)
  const upgrade = applied.length > 0 ? describeUpgrade(pending, db as unknown as Db) : null
  if (upgrade) {
    await upgrading.before(upgrade)
    await repairEarlierMigrations(client, pending)
  }
  await migrate(db, { migrationsFolder, migrationsSchema: 'public' })
  if (!upgrade) return
  // once more: before the migrations the table `marks` may not have existed
  await markRecount(client)
  upgrading.after(upgrade)
}
