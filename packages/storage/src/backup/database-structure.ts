import Database, { type Database as Client } from 'better-sqlite3'
import {
  type AppliedMigration,
  findPendingMigrations,
  MIGRATIONS_TABLE,
  needsUpgrade,
  readMigrations,
  UnusableDatabase,
} from '../engine/migrations.ts'
import { appliedMigrations } from '../engine/sqlite/sqlite-schema.ts'

type SchemaObject = { readonly type: string; readonly name: string; readonly sql: string }

const schemaObjectsOf = (client: Client): SchemaObject[] =>
  client
    .prepare<[string], SchemaObject>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> ? ORDER BY name",
    )
    .all(MIGRATIONS_TABLE)

/** The schema that these migrations make of an empty database. */
function expectedSchema(migrationsFolder: string, applied: readonly AppliedMigration[]): SchemaObject[] {
  const fresh = new Database(':memory:')
  try {
    const times = new Set(applied.map(({ made }) => made))
    for (const { folderMillis, sql } of readMigrations(migrationsFolder)) {
      if (times.has(folderMillis)) for (const statement of sql) fresh.exec(statement)
    }
    return schemaObjectsOf(fresh)
  } finally {
    fresh.close()
  }
}

/**
 * Compares tables, indexes and triggers with what the applied migrations make; reads only. `behind`: the database is to be
 * upgraded. Throws UnusableDatabase where no migration was applied, or one this program does not know.
 */
export function structureProblems(client: Client, migrationsFolder: string): { behind: boolean; problems: string[] } {
  const applied = appliedMigrations(client)
  if (applied.length === 0) throw new UnusableDatabase('it is a database, but not one of a desk')
  const pending = findPendingMigrations('it', applied, migrationsFolder)
  // what an earlier form of a migration made differently is repaired by the upgrade
  const earlier = new Set(pending.earlier.map(({ form }) => form.replaces?.name))
  const existing = new Map(schemaObjectsOf(client).map((part) => [part.name, part]))
  const expected = expectedSchema(migrationsFolder, applied)
  const wrong = expected.flatMap(({ type, name, sql }) => {
    const stored = existing.get(name)
    if (!stored) return [`the ${type} ${name} is missing`]
    return stored.sql === sql || earlier.has(name) ? [] : [`the ${type} ${name} is not as the program makes it`]
  })
  const names = new Set(expected.map(({ name }) => name))
  const foreign = [...existing.values()].filter(({ name }) => !names.has(name))
  return {
    behind: needsUpgrade(pending),
    problems: [...wrong, ...foreign.map(({ type, name }) => `the ${type} ${name} is not ours`)],
  }
}
