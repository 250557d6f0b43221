import Database, { type Database as Client } from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { APPLIED, isBehind, UnusableDatabase } from '../engine/migrations.ts'

type Part = { readonly type: string; readonly name: string; readonly sql: string }

const partsOf = (client: Client): Part[] =>
  client
    .prepare<[string], Part>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> ? ORDER BY name",
    )
    .all(APPLIED)

function appliedTo(client: Client): number[] {
  const [table] = client.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').all(APPLIED)
  if (!table) throw new UnusableDatabase('it is a database, but not one of a desk')
  const rows = client.prepare<[], { made: number }>(`SELECT created_at AS made FROM ${APPLIED}`).all()
  return rows.map(({ made }) => Number(made))
}

/** What these migrations make of an empty database. */
function made(migrationsFolder: string, applied: readonly number[]): Part[] {
  const fresh = new Database(':memory:')
  try {
    for (const { folderMillis, sql } of readMigrationFiles({ migrationsFolder })) {
      if (applied.includes(folderMillis)) for (const statement of sql) fresh.exec(statement)
    }
    return partsOf(fresh)
  } finally {
    fresh.close()
  }
}

/** Compare tables, indexes and triggers with what the applied migrations make. Reads only. */
export function structureOf(client: Client, migrationsFolder: string): { behind: boolean; problems: string[] } {
  const applied = appliedTo(client)
  const behind = isBehind('it', applied, migrationsFolder)
  const there = new Map(partsOf(client).map((part) => [part.name, part]))
  const expected = made(migrationsFolder, applied)
  const wrong = expected.flatMap(({ type, name, sql }) => {
    const found = there.get(name)
    if (!found) return [`the ${type} ${name} is missing`]
    return found.sql === sql ? [] : [`the ${type} ${name} is not as the program makes it`]
  })
  const names = new Set(expected.map(({ name }) => name))
  const foreign = [...there.values()].filter(({ name }) => !names.has(name))
  return { behind, problems: [...wrong, ...foreign.map(({ type, name }) => `the ${type} ${name} is not ours`)] }
}
