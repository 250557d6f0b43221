import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database, { type Database as Client } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Engine, Watch } from './engine.ts'
import { groupCommit } from './group-commit.ts'
import { newsListeners } from './listeners.ts'
import { UnusableDatabase } from './migrations.ts'
import { checkpoints } from './sqlite-checkpoints.ts'
import { lockDesk } from './sqlite-lock.ts'
import { isFresh, markOverwriting, purgeAtStart, sqlitePurge } from './sqlite-purge.ts'
import { schemaIsBehind } from './sqlite-schema.ts'
import { planOnce } from './sqlite-steady.ts'

const FULL = 2
/** what the file of the log is cut to once it begins anew: more than it has between two checkpoints */
const LOG_BYTES_KEPT = 64 * 1024 * 1024

/** What several instances have to settle among themselves is settled here by being one. */
const ONE_PROCESS = {
  shared: false,
  lanes: async () => [1],
  leads: async () => true,
  alone: <T>(work: () => Promise<T>): Promise<T> => work(),
  say: () => undefined,
  hearSaid: () => () => undefined,
} as const

/** Hears, in bytes, of a log that a reader keeps from beginning anew. */
export type Grows = (bytes: number) => void

/** Make a connection fit to write. WAL alone would run at NORMAL, where a power cut takes acknowledged decisions. */
function durable(client: Client): Client {
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  // what is deleted or emptied is overwritten with zeros
  client.pragma('secure_delete = ON')
  // a commit carries no checkpoint; see sqlite-checkpoints.ts
  client.pragma('wal_autocheckpoint = 0')
  client.pragma(`journal_size_limit = ${LOG_BYTES_KEPT}`)
  client.pragma('cache_size = -64000')
  // what a savepoint remembers would else go through a temporary file, at more writes than the database itself gets
  client.pragma('temp_store = MEMORY')
  const mode = client.pragma('journal_mode', { simple: true })
  const synchronous = client.pragma('synchronous', { simple: true })
  if (mode !== 'wal' || synchronous !== FULL) {
    throw new Error(`${client.name}: expected WAL with synchronous FULL, got ${mode} with ${synchronous}`)
  }
  return client
}

/** The one connection that writes, on a schema that is up to date. A database that is not ours is left as it is. */
function openWriter(file: string, migrationsFolder: string): Client {
  const client = new Database(file, { timeout: 5000 })
  try {
    schemaIsBehind(client, migrationsFolder)
    const fresh = isFresh(client)
    migrate(drizzle(durable(client)), { migrationsFolder })
    if (fresh) markOverwriting(client)
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
export function openSqlite(file: string, migrationsFolder: string, watch: Watch, grows: Grows): Engine {
  mkdirSync(dirname(file), { recursive: true })
  const lock = lockDesk(file)
  try {
    return engineOn(openWriter(file, migrationsFolder), openReader(file), lock.unlock, watch, grows)
  } catch (fault) {
    lock.withdraw()
    throw fault
  }
}

function engineOn(writer: Client, reader: Client, unlock: () => void, watch: Watch, grows: Grows): Engine {
  const { listen, tell } = newsListeners()
  const log = checkpoints(writer, grows)
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
      log.close()
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
  if (schemaIsBehind(reader, migrationsFolder)) {
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
