export type { Upgrade, UpgradeHooks } from './engine/upgrade-hooks.ts'

import { statSync } from 'node:fs'
import { type Tail, verifyTail } from './audit/audit-tail.ts'
import type { CommitListener, Engine, Tx } from './engine/engine.ts'
import { findPendingMigrations, needsUpgrade, UnusableDatabase } from './engine/migrations.ts'
import { openPostgres } from './engine/postgres/postgres-engine.ts'
import { openSqlite, openSqliteReadOnly } from './engine/sqlite/sqlite-engine.ts'
import type { UpgradeHooks } from './engine/upgrade-hooks.ts'
import type { Storage } from './storage.ts'
import { appliedTo } from './upgrade-reads.ts'
import type { Vault } from './vault.ts'

export { UnusableDatabase } from './engine/migrations.ts'
export { DeskInUse } from './engine/sqlite/sqlite-lock.ts'

/** Events of a SQLite database that an operator should know of. */
export type DatabaseNotice =
  /**
   * it was not closed cleanly the last time: its WAL of this many bytes was replayed, and the end of the audit log
   * checked
   */
  | { readonly type: 'recovered'; readonly bytes: number; readonly tail: Tail }
  /** a long read keeps the WAL from being reset, and it grows */
  | { readonly type: 'log.grows'; readonly bytes: number }

export type StorageOptions = {
  /** a PostgreSQL database, or the file of a SQLite one */
  readonly at: { readonly url: string; readonly lanes: number } | { readonly file: string }
  /** folder with the folders `sqlite` and `postgres` of migrations */
  readonly migrations: string
  readonly vault: Vault
  /** called after every transaction */
  readonly onCommit?: CommitListener
  readonly onNotice?: (notice: DatabaseNotice) => void
  /** are the texts of decisions mailed to members, too? */
  readonly memberMessages?: boolean
  /** the built checkpoint-worker.ts, which checkpoints SQLite's WAL on a thread; without it the writer does */
  readonly checkpointWorker?: URL | null
  /** called before and after an older database is brought up to date */
  readonly upgrading?: UpgradeHooks
}

const ignore = () => undefined
const olderDatabase = (database: string): UnusableDatabase =>
  new UnusableDatabase(`${database} belongs to an older Mimamori: start the desk once, which brings it up to date`)
/** Commands that only read never upgrade a database. */
const REFUSE_UPGRADE: UpgradeHooks = {
  before: () => Promise.reject(olderDatabase('the database of DATABASE_URL')),
  after: ignore,
}
const SILENT_UPGRADE: UpgradeHooks = { before: async () => undefined, after: ignore }

/** Size of the WAL: what was committed and is not in the database file yet. A desk that was closed leaves none. */
const walBytes = (file: string): number => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0

function storageOn(
  engine: Engine,
  { vault, memberMessages = false }: StorageOptions,
  migrationsFolder: string,
): Storage {
  const { name, reader, ...rest } = engine
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    engine.write((tx) => {
      tx.memberMessages = memberMessages
      return work(tx)
    })
  const isCurrent = async () => {
    try {
      return !needsUpgrade(findPendingMigrations(name, await appliedTo(reader), migrationsFolder))
    } catch (fault) {
      if (fault instanceof UnusableDatabase) return false
      throw fault
    }
  }
  return { ...rest, write, engine: name, vault, db: reader, isCurrent }
}

/**
 * Opens a database to serve. Throws DeskInUse when another process has the SQLite file (PostgreSQL takes several instances),
 * and UnusableDatabase when it is newer than this program, or no database.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const {
    at,
    migrations,
    onCommit = ignore,
    onNotice = ignore,
    checkpointWorker = null,
    upgrading = SILENT_UPGRADE,
  } = options
  const folder = migrationsFolderFor(at, migrations)
  if ('url' in at)
    return storageOn(await openPostgres({ ...at, migrations: folder, onCommit, upgrading }), options, folder)
  const bytes = walBytes(at.file)
  const onWalGrowth = (grown: number) => onNotice({ type: 'log.grows', bytes: grown })
  const engine = await openSqlite(at.file, folder, { onCommit, onWalGrowth, checkpointWorker, upgrading })
  const storage = storageOn(engine, options, folder)
  if (bytes > 0) onNotice({ type: 'recovered', bytes, tail: await verifyTail(storage) })
  return storage
}

/** Opens a database to read only, also beside a running desk. Throws UnusableDatabase for one that is not up to date. */
export async function openStorageReadOnly(options: StorageOptions): Promise<Storage> {
  const { at, migrations, onCommit = ignore } = options
  const folder = migrationsFolderFor(at, migrations)
  const engine =
    'url' in at
      ? openPostgres({ ...at, lanes: 1, migrations: folder, onCommit, upgrading: REFUSE_UPGRADE })
      : openSqliteReadOnly(at.file, folder)
  return storageOn(await engine, options, folder)
}

const migrationsFolderFor = (at: StorageOptions['at'], migrations: string) =>
  `${migrations}/${'url' in at ? 'postgres' : 'sqlite'}`
