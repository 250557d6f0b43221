import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as Client } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { createChangeListeners } from '../change-listeners.ts'
import type { CommitListener, Engine } from '../engine.ts'
import { needsUpgrade, UnusableDatabase } from '../migrations.ts'
import type { UpgradeHooks } from '../upgrade-hooks.ts'
import { createCheckpointWorker } from './checkpoint-worker-handle.ts'
import { createWriteQueue } from './group-commit.ts'
import { createCheckpointer } from './sqlite-checkpoints.ts'
import { openReader, openWriter, truncateWal } from './sqlite-connections.ts'
import { lockDatabaseFile } from './sqlite-lock.ts'
import { pendingMigrationsOf } from './sqlite-schema.ts'
import { sqliteVacuum } from './sqlite-vacuum.ts'

/** The calls several instances need among themselves: a SQLite desk is one process, and always its own leader. */
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
  /** called with the size of the WAL when a long read keeps it from being reset */
  readonly onWalGrowth: (bytes: number) => void
  /** the built checkpoint-worker.ts, which checkpoints the WAL off the writer's thread; `null`: checkpoint on the writer */
  readonly checkpointWorker: URL | null
  readonly upgrading: UpgradeHooks
}

/** Opens a desk to serve: takes the lock, brings the schema up to date, opens one writer and one reader. Throws DeskInUse. */
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
  const { listen, notify } = createChangeListeners()
  const checkpointer = createCheckpointer(writer, {
    worker: checkpointWorker ? createCheckpointWorker(writer.name, checkpointWorker) : null,
    onGrowth: onWalGrowth,
  })
  const writeQueue = createWriteQueue(writer, drizzle(writer), {
    notify,
    onCommit,
    afterCommit: checkpointer.afterCommit,
  })
  const vacuum = sqliteVacuum(writer)
  return {
    name: 'sqlite',
    reader: drizzle(reader),
    write: writeQueue.write,
    ...SINGLE_INSTANCE,
    vacuum: () => writeQueue.betweenTransactions(vacuum.step),
    listen,
    async close() {
      await writeQueue.settled()
      await checkpointer.close()
      reader.close()
      truncateWal(writer)
      writer.close()
      unlock()
    },
  }
}

/**
 * Opens a desk for commands that only read: no lock, also beside a running desk. Throws UnusableDatabase for a database that
 * is not up to date.
 */
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
