import { statSync } from 'node:fs'
import { type Tail, verifyTail } from './audit/tail.ts'
import type { Storage } from './desk.ts'
import type { Engine, Tx, Watch } from './engine/engine.ts'
import { isBehind, pendingOf, UnusableDatabase } from './engine/migrations.ts'
import { openPostgres } from './engine/postgres.ts'
import { openSqlite, openSqliteReadOnly } from './engine/sqlite.ts'
import type { Upgrading } from './engine/upgrade.ts'
import { appliedTo } from './schema/reads.ts'
import type { Vault } from './vault.ts'

export { UnusableDatabase } from './engine/migrations.ts'
export { DeskInUse } from './engine/sqlite-lock.ts'
export type { Upgrade, Upgrading } from './engine/upgrade.ts'

/** What whoever keeps a desk running should hear about its database. */
export type Notice =
  /** it was not closed the last time; what its log of so many bytes held is in it now */
  | { readonly type: 'recovered'; readonly bytes: number; readonly tail: Tail }
  /** somebody reads one and the same instant for long, and the log grows meanwhile */
  | { readonly type: 'log.grows'; readonly bytes: number }

export type StorageOptions = {
  /** a PostgreSQL database, or the file of a SQLite one */
  readonly at: { readonly url: string; readonly lanes: number } | { readonly file: string }
  /** folder that holds one folder of migrations an engine */
  readonly migrations: string
  readonly vault: Vault
  /** hears of every transaction that ended */
  readonly watch?: Watch
  readonly notice?: (notice: Notice) => void
  /** texts of decisions go to members by mail, too */
  readonly letters?: boolean
  /** what a thread runs that moves SQLite's log beside the writer; without, the writer does it between two transactions */
  readonly mover?: URL | null
  /** hears of an older database before it is brought up to date, and behind that */
  readonly upgrading?: Upgrading
}

const unwatched = () => undefined
const olderThan = (database: string): UnusableDatabase =>
  new UnusableDatabase(`${database} belongs to an older Mimamori: start the desk once, which brings it up to date`)
/** Whoever only looks leaves it as it is. */
const LOOKING: Upgrading = {
  before: () => Promise.reject(olderThan('the database of DATABASE_URL')),
  after: unwatched,
}
const UNHEARD: Upgrading = { before: async () => undefined, after: unwatched }

/** What was committed and is not in the database file yet. A desk that was closed leaves nothing of it behind. */
const bytesLeft = (file: string): number => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0

function deskOn(engine: Engine, { vault, letters = false }: StorageOptions, migrationsFolder: string): Storage {
  const { name, reader, ...rest } = engine
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    engine.write((tx) => {
      tx.letters = letters
      return work(tx)
    })
  const isCurrent = async () => {
    try {
      return !isBehind(pendingOf(name, await appliedTo(reader), migrationsFolder))
    } catch (fault) {
      if (fault instanceof UnusableDatabase) return false
      throw fault
    }
  }
  return { ...rest, write, engine: name, vault, db: reader, isCurrent }
}

/**
 * Open to serve. Throws DeskInUse when another process has the SQLite file (PostgreSQL takes several instances), and
 * UnusableDatabase when it is newer than this program, or no database.
 */
export async function openStorage(place: StorageOptions): Promise<Storage> {
  const { at, migrations, watch = unwatched, notice = unwatched, mover = null, upgrading = UNHEARD } = place
  const folder = folderFor(at, migrations)
  if ('url' in at) return deskOn(await openPostgres({ ...at, migrations: folder, watch, upgrading }), place, folder)
  const bytes = bytesLeft(at.file)
  const grows = (grown: number) => notice({ type: 'log.grows', bytes: grown })
  const engine = await openSqlite(at.file, folder, { watch, grows, mover, upgrading })
  const storage = deskOn(engine, place, folder)
  if (bytes > 0) notice({ type: 'recovered', bytes, tail: await verifyTail(storage) })
  return storage
}

/** Open beside a running desk, to look only. */
export async function openStorageReadOnly(place: StorageOptions): Promise<Storage> {
  const { at, migrations, watch = unwatched } = place
  const folder = folderFor(at, migrations)
  const engine =
    'url' in at
      ? openPostgres({ ...at, lanes: 1, migrations: folder, watch, upgrading: LOOKING })
      : openSqliteReadOnly(at.file, folder)
  return deskOn(await engine, place, folder)
}

const folderFor = (at: StorageOptions['at'], migrations: string) =>
  `${migrations}/${'url' in at ? 'postgres' : 'sqlite'}`
