import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { EARLIER_MIGRATIONS, type EarlierMigration } from './earlier-migrations.ts'

/** This program cannot open the database. The message is one line a person can act on; nothing was changed. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase'
}

/** drizzle's table of applied migrations. */
export const MIGRATIONS_TABLE = '__drizzle_migrations'

/** A row of it: when the migration was made, in milliseconds since the epoch, and the SHA-256 of its file when it was applied. */
export type AppliedMigration = { readonly made: number; readonly hash: string }

/** A migration of this program, with its name such as `0015_breakdown`. */
export type Migration = MigrationMeta & { readonly tag: string }

/** The steps of an upgrade of a database. */
export type PendingMigrations = {
  /** to be applied, in order */
  readonly migrations: readonly Migration[]
  /** applied in a form that was changed later: that form, and the migration as released */
  readonly earlier: readonly { readonly form: EarlierMigration; readonly migration: Migration }[]
}

type Journal = { readonly entries: readonly { readonly tag: string }[] }

/** File with the SHA-256 of every landed migration, beside the folders of the engines. */
const LANDED_FILE = 'landed.json'

/** The migrations in an engine's folder, in order. Throws UnusableDatabase when one was changed after it landed. */
export function readMigrations(migrationsFolder: string): Migration[] {
  const { entries } = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as Journal
  const file = join(dirname(migrationsFolder), LANDED_FILE)
  const landed = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))[basename(migrationsFolder)] : {}
  return readMigrationFiles({ migrationsFolder }).map((migration, index) => {
    const tag = entries[index]?.tag ?? ''
    if (landed[tag] === undefined || landed[tag] === migration.hash) return { ...migration, tag }
    throw new UnusableDatabase(
      `the program's migration ${tag} is not the one that was released: install the program anew`,
    )
  })
}

const dayOf = (made: number): string => new Date(made).toISOString().slice(0, 10)

function refuseUnknownMigration(database: string, made: number, known: readonly Migration[]): never {
  const newest = known.at(-1)?.folderMillis ?? 0
  throw new UnusableDatabase(
    made > newest
      ? `${database} belongs to a newer Mimamori: it has a migration of ${dayOf(made)} that this program does not know; run the newer program, or restore a backup made before it`
      : `${database} has a migration of ${dayOf(made)} that no released Mimamori has: it cannot be brought up to date; restore a backup of another version`,
  )
}

function findEarlierMigration(database: string, hash: string, migration: Migration): EarlierMigration {
  const form = EARLIER_MIGRATIONS.find((each) => each.tag === migration.tag && each.hash === hash)
  if (form) return form
  throw new UnusableDatabase(
    `${database} has the migration ${migration.tag} in a form (${hash.slice(0, 12)}) that no released Mimamori has: it cannot be brought up to date; restore a backup of another version`,
  )
}

/**
 * Compares the migrations applied to a database with those of this program, by the hashes of their files. `database` names it
 * in messages. Throws UnusableDatabase when a newer program has upgraded it, and when a migration was applied in a form that
 * is neither the released one nor a known earlier one.
 */
export function findPendingMigrations(
  database: string,
  applied: readonly AppliedMigration[],
  migrationsFolder: string,
): PendingMigrations {
  const known = readMigrations(migrationsFolder)
  const byTime = new Map(known.map((migration) => [migration.folderMillis, migration]))
  const earlier = applied.flatMap(({ made, hash }) => {
    const migration = byTime.get(made) ?? refuseUnknownMigration(database, made, known)
    return migration.hash === hash ? [] : [{ form: findEarlierMigration(database, hash, migration), migration }]
  })
  const done = new Set(applied.map(({ made }) => made))
  return { migrations: known.filter(({ folderMillis }) => !done.has(folderMillis)), earlier }
}

/** Does the database have to be upgraded? */
export const needsUpgrade = ({ migrations, earlier }: PendingMigrations): boolean =>
  migrations.length + earlier.length > 0

/** Statements that replace what earlier forms of migrations made by what the released ones make. */
export function repairStatements({ earlier }: PendingMigrations): string[] {
  return earlier.flatMap(({ form, migration }) => {
    const statement = form.replaces && migration.sql.find((each) => each.includes(form.replaces?.name ?? ''))
    return statement ? (form.replaces?.with(statement.trim()) ?? []) : []
  })
}

/** Name of the mark of a database whose breakdown has to be recounted once. */
export const RECOUNT_DUE_MARK = 'recount_due'
