import type { Desk } from './desk.ts'
import type { Engine, Watch } from './engine/engine.ts'
import { isBehind, UnusableDatabase } from './engine/migrations.ts'
import { openPostgres } from './engine/postgres.ts'
import { openSqlite, openSqliteReadOnly } from './engine/sqlite.ts'
import { appliedTo } from './schema/reads.ts'
import type { Vault } from './vault.ts'

export { UnusableDatabase } from './engine/migrations.ts'
export { DeskInUse } from './engine/sqlite-lock.ts'

export type DeskPlace = {
  /** a PostgreSQL database, or the file of a SQLite one */
  readonly at: { readonly url: string; readonly lanes: number } | { readonly file: string }
  /** folder that holds one folder of migrations an engine */
  readonly migrations: string
  readonly vault: Vault
  /** hears of every transaction that ended */
  readonly watch?: Watch
}

const unwatched: Watch = () => undefined

function deskOn(engine: Engine, vault: Vault, migrationsFolder: string): Desk {
  const { name, reader, ...rest } = engine
  const isCurrent = async () => {
    try {
      return !isBehind(name, await appliedTo(reader), migrationsFolder)
    } catch (fault) {
      if (fault instanceof UnusableDatabase) return false
      throw fault
    }
  }
  return { ...rest, engine: name, vault, db: reader, isCurrent }
}

/**
 * Open to serve. Throws DeskInUse when another process has the SQLite file (PostgreSQL takes several instances), and
 * UnusableDatabase when it is newer than this program, or no database.
 */
export async function openDesk({ at, migrations, vault, watch = unwatched }: DeskPlace): Promise<Desk> {
  const folder = folderFor(at, migrations)
  const engine = 'url' in at ? openPostgres({ ...at, migrations: folder, watch }) : openSqlite(at.file, folder, watch)
  return deskOn(await engine, vault, folder)
}

/** Open beside a running desk, to look only. */
export async function openDeskReadOnly({ at, migrations, vault, watch = unwatched }: DeskPlace): Promise<Desk> {
  const folder = folderFor(at, migrations)
  const engine =
    'url' in at ? openPostgres({ ...at, lanes: 1, migrations: folder, watch }) : openSqliteReadOnly(at.file, folder)
  return deskOn(await engine, vault, folder)
}

const folderFor = (at: DeskPlace['at'], migrations: string) => `${migrations}/${'url' in at ? 'postgres' : 'sqlite'}`
