import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database, { type Database as Client } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Engine, Watch } from './engine.ts'
import { groupCommit } from './group-commit.ts'
import { newsListeners } from './listeners.ts'
import { isBehind, UnusableDatabase } from './migrations.ts'
import { besideWriter } from './sqlite-beside.ts'
import { checkpoints } from './sqlite-checkpoints.ts'
import { durable } from './sqlite-durable.ts'
import { lockDesk } from './sqlite-lock.ts'
import { isFresh, markOverwriting, purgeAtStart, sqlitePurge } from './sqlite-purge.ts'
import { appliedIn, bringUpToDate, pendingIn } from './sqlite-schema.ts'
import { planOnce } from './sqlite-steady.ts'
import { type Upgrading, upgradeOf } from './upgrade.ts'

/** What several instances have to settle among themselves is settled here by being one. */
const ONE_PROCESS = {
  shared: false,
  lanes: async () => [1],
  leads: async () => true,
  alone: <T>(work: () => Promise<T>): Promise<T> => work(),
  databaseTime: null,
  say: () => undefined,
  hearSaid: () => () => undefined,
} as const

export type Around = {
  readonly watch: Watch
  /** hears, in bytes, of a log that a reader keeps from beginning anew */
  readonly grows: (bytes: number) => void
  /** what a thread runs that moves the log beside the writer: sqlite-mover.ts, built */
  readonly mover: URL | null
  readonly upgrading: Upgrading
}

/** The one connection that writes, on a schema that is up to date. A database that is not ours is left as it is. */
async function openWriter(file: string, migrationsFolder: string, upgrading: Upgrading): Promise<Client> {
  const client = new Database(file, { timeout: 5000 })
  try {
    const pending = pendingIn(client, migrationsFolder)
    const fresh = isFresh(client)
    const upgrade = appliedIn(client).length > 0 && isBehind(pending) ? upgradeOf(pending, drizzle(client)) : null
    if (upgrade) await upgrading.before(upgrade)
    durable(client)
    if (isBehind(pending)) bringUpToDate(client, migrationsFolder, pending)
    if (fresh) markOverwriting(client)
    if (upgrade) upgrading.after(upgrade)
    purgeAtStart(client)
    return planOnce(client)
  } catch (fault) {
    client.close()
    throw fault
  }
}

/** A connection that only reads, beside whoever writes. */
export function openReader(file: string): Client {
  const client = new Database(file, { readonly: true, timeout: 5000 })
  client.pragma('cache_size = -16000')
  return planOnce(client)
}

/** What a full disk keeps in the log stays there, and is found by whoever opens the database next. */
function emptyLog(client: Client): void {
  try {
    client.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // closing must not fail where nothing is lost
  }
}

/** The desk's own process: takes the lock, brings the schema up to date, one writer and one reader. */
export async function openSqlite(file: string, migrationsFolder: string, around: Around): Promise<Engine> {
  mkdirSync(dirname(file), { recursive: true })
  const lock = lockDesk(file)
  try {
    const writer = await openWriter(file, migrationsFolder, around.upgrading)
    return engineOn(writer, openReader(file), lock.unlock, around)
  } catch (fault) {
    lock.withdraw()
    throw fault
  }
}

function engineOn(writer: Client, reader: Client, unlock: () => void, { watch, grows, mover }: Around): Engine {
  const { listen, tell } = newsListeners()
  const log = checkpoints(writer, { beside: mover ? besideWriter(writer.name, mover) : null, grows })
  const group = groupCommit(writer, drizzle(writer), tell, watch, log.between)
  const files = sqlitePurge(writer)
  return {
    name: 'sqlite',
    reader: drizzle(reader),
    write: group.write,
    ...ONE_PROCESS,
    purge: () => group.between(files.step),
    listen,
    async close() {
      await group.settled()
      await log.close()
      reader.close()
      emptyLog(writer)
      writer.close()
      unlock()
    },
  }
}

/** For commands that only look: no lock, no writing, beside a running desk. */
export function openSqliteReadOnly(file: string, migrationsFolder: string): Engine {
  const reader = openReader(file)
  if (isBehind(pendingIn(reader, migrationsFolder))) {
    reader.close()
    throw new UnusableDatabase(`${file} belongs to an older Mimamori: start the desk once, which brings it up to date`)
  }
  return {
    name: 'sqlite',
    reader: drizzle(reader),
    write: () => Promise.reject(new Error('opened to read only')),
    ...ONE_PROCESS,
    purge: null,
    listen: () => () => undefined,
    close: async () => void reader.close(),
  }
}
