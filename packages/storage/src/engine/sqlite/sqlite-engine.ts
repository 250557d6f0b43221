import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database, { type Database as Client } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { createChangeListeners } from '../change-listeners.ts'
import type { CommitListener, Engine } from '../engine.ts'
import { needsUpgrade, UnusableDatabase } from '../migrations.ts'
import { describeUpgrade, type UpgradeHooks } from '../upgrade-hooks.ts'
import { createCheckpointWorker } from './checkpoint-worker-handle.ts'
import { groupCommit } from './group-commit.ts'
import { createCheckpointer } from './sqlite-checkpoints.ts'
import { configureDurability } from './sqlite-durability.ts'
import { lockDatabaseFile } from './sqlite-lock.ts'
import { appliedIn, bringUpToDate, pendingMigrationsOf } from './sqlite-schema.ts'
import { planOnce } from './sqlite-stable-plans.ts'
import { isFresh, markOverwriting, sqliteVacuum, vacuumAtStart } from './sqlite-vacuum.ts'

/** What several instances have to settle among themselves is settled here by being one. */
const SINGLE_INSTANCE = {
  shared: false,
  lanes: async () => [1],
  isLeader: async () => true,
  runExclusively: <T>(work: () => Promise<T>): Promise<T> => work(),
  databaseTime: null,
  broadcast: () => undefined,
  onBroadcast: () => () => undefined,
} as const

export type SqliteOptions = {
  readonly onCommit: CommitListener
  /** hears, in bytes, of a log that a reader keeps from beginning anew */
  readonly onWalGrowth: (bytes: number) => void
  /** what a thread runs that moves the log beside the writer: checkpoint-worker.ts, built */
  readonly checkpointWorker: URL | null
  readonly upgrading: UpgradeHooks
}

/** how long a connection waits for a lock of the file */
const BUSY_TIMEOUT_MS = 5_000
const READER_CACHE_KIB = 16_000

/** The one connection that writes, on a schema that is up to date. A database that is not ours is left as it is. */
async function openWriter(file: string, migrationsFolder: string, upgrading: UpgradeHooks): Promise<Client> {
  const client = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    const pending = pendingMigrationsOf(client, migrationsFolder)
    const fresh = isFresh(client)
    const upgrade =
      appliedIn(client).length > 0 && needsUpgrade(pending) ? describeUpgrade(pending, drizzle(client)) : null
    if (upgrade) await upgrading.before(upgrade)
    configureDurability(client)
    if (needsUpgrade(pending)) bringUpToDate(client, migrationsFolder, pending)
    if (fresh) markOverwriting(client)
    if (upgrade) upgrading.after(upgrade)
    vacuumAtStart(client)
    return planOnce(client)
  } catch (fault) {
    client.close()
    throw fault
  }
}

/** A connection that only reads, beside whoever writes. */
export function openReader(file: string): Client {
  const client = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  client.pragma(`cache_size = -${READER_CACHE_KIB}`)
  return planOnce(client)
}

/** What a full disk keeps in the log stays there, and is found by whoever opens the database next. */
function truncateWal(client: Client): void {
  try {
    client.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // closing must not fail where nothing is lost
  }
}

/** The desk's own process: takes the lock, brings the schema up to date, one writer and one reader. */
export async function openSqlite(file: string, migrationsFolder: string, options: SqliteOptions): Promise<Engine> {
  mkdirSync(dirname(file), { recursive: true })
  const lock = lockDatabaseFile(file)
  try {
    const writer = await openWriter(file, migrationsFolder, options.upgrading)
    return engineOn(writer, openReader(file), lock.unlock, options)
  } catch (fault) {
    lock.abandon()
    throw fault
  }
}

function engineOn(
  writer: Client,
  reader: Client,
  unlock: () => void,
  { onCommit, onWalGrowth, checkpointWorker }: SqliteOptions,
): Engine {
  const { listen, tell: notify } = createChangeListeners()
  const log = createCheckpointer(writer, {
    worker: checkpointWorker ? createCheckpointWorker(writer.name, checkpointWorker) : null,
    onGrowth: onWalGrowth,
  })
  const group = groupCommit(writer, drizzle(writer), notify, onCommit, log.afterCommit)
  const vacuum = sqliteVacuum(writer)
  return {
    name: 'sqlite',
    reader: drizzle(reader),
    write: group.write,
    ...SINGLE_INSTANCE,
    vacuum: () => group.between(vacuum.step),
    listen,
    async close() {
      await group.settled()
      await log.close()
      reader.close()
      truncateWal(writer)
      writer.close()
      unlock()
    },
  }
}

/** For commands that only look: no lock, no writing, beside a running desk. */
export function openSqliteReadOnly(file: string, migrationsFolder: string): Engine {
  const reader = openReader(file)
  if (needsUpgrade(pendingMigrationsOf(reader, migrationsFolder))) {
    reader.close()
    throw new UnusableDatabase(`${file} belongs to an older Mimamori: start the desk once, which brings it up to date`)
  }
  return {
    name: 'sqlite',
    reader: drizzle(reader),
    write: () => Promise.reject(new Error('opened to read only')),
    ...SINGLE_INSTANCE,
    vacuum: null,
    listen: () => () => undefined,
    close: async () => void reader.close(),
  }
}
