import type { Desk } from './desk.ts'
import type { Engine } from './engine/engine.ts'
import { openPostgres } from './engine/postgres.ts'
import { openSqlite, openSqliteReadOnly } from './engine/sqlite.ts'
import type { Vault } from './vault.ts'

export { UnusableDatabase } from './engine/migrations.ts'
export { DeskInUse } from './engine/sqlite-lock.ts'

export type DeskPlace = {
  /** a PostgreSQL database, or the file of a SQLite one */
  readonly at: { readonly url: string; readonly lanes: number } | { readonly file: string }
  /** folder that holds one folder of migrations an engine */
  readonly migrations: string
  readonly vault: Vault
}

function deskOn(engine: Engine, vault: Vault): Desk {
  const { name, reader, ...rest } = engine
  return { ...rest, engine: name, vault, db: reader }
}

/**
 * Open to serve. Throws DeskInUse when another process has the SQLite file (PostgreSQL takes several instances), and
 * UnusableDatabase when it is newer than this program, or no database.
 */
export async function openDesk({ at, migrations, vault }: DeskPlace): Promise<Desk> {
  const engine = 'url' in at ? openPostgres({ ...at, migrations }) : openSqlite(at.file, `${migrations}/sqlite`)
  return deskOn(await engine, vault)
}

/** Open beside a running desk, to look only. */
export async function openDeskReadOnly({ at, migrations, vault }: DeskPlace): Promise<Desk> {
  const engine =
    'url' in at ? openPostgres({ ...at, lanes: 1, migrations }) : openSqliteReadOnly(at.file, `${migrations}/sqlite`)
  return deskOn(await engine, vault)
}
