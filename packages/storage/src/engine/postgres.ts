import type { Client } from 'pg'
import { type Engine, StorageFault, type Watch, type Work } from './engine.ts'
import { listeners, newsListeners } from './listeners.ts'
import { type Connections, connectionsTo, patient } from './postgres-client.ts'
import { asFault } from './postgres-faults.ts'
import { type PostgresLane, postgresLane } from './postgres-lane.ts'
import { postgresPost } from './postgres-post.ts'
import { readingFrom } from './postgres-reads.ts'
import { bringUpToDate } from './postgres-schema.ts'
import type { Upgrading } from './upgrade.ts'

const READERS = 8
/** advisory lock of what only one instance may do at a time, such as migrating */
const ALONE = 7303

async function alone<T>(connections: Connections, work: (client: Client) => Promise<T>): Promise<T> {
  const client = connections.single()
  await client.connect()
  try {
    await client.query('SET lock_timeout = 0')
    await client.query(`SELECT pg_advisory_lock(${ALONE}, 0)`)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Whoever has work waits for the next lane that is free, in order of asking. */
function shareOut(lanes: readonly PostgresLane[], watch: Watch) {
  const free = [...lanes]
  const waiting: ((lane: PostgresLane) => void)[] = []
  return async <T>(work: Work<T>): Promise<T> => {
    const lane = free.shift() ?? (await new Promise<PostgresLane>((mine) => waiting.push(mine)))
    const from = performance.now()
    const ended = (stored: boolean) => {
      watch({ works: 1, waiting: waiting.length, seconds: (performance.now() - from) / 1000, stored })
    }
    try {
      const value = await lane.run(work)
      if (lane.wrote()) ended(true)
      return value
    } catch (fault) {
      ended(!(fault instanceof StorageFault))
      throw fault
    } finally {
      const next = waiting.shift()
      if (next) next(lane)
      // the one used last is warm, and few stay in use as long as few are needed
      else free.unshift(lane)
    }
  }
}

export type PostgresPlace = {
  readonly url: string
  readonly migrations: string
  /** connections that write at the same time */
  readonly lanes: number
  readonly watch: Watch
  readonly upgrading: Upgrading
}

/**
 * One of several instances of the desk on a PostgreSQL database. Brings the schema up to date first, one instance
 * after another. Throws StorageFault when the database cannot be reached.
 */
export async function openPostgres(place: PostgresPlace): Promise<Engine> {
  const { url, migrations, lanes: count, watch, upgrading } = place
  const connections = connectionsTo(url)
  const { listen, tell } = newsListeners()
  const said = listeners<unknown>()
  const post = postgresPost(connections, { news: tell, said: said.tell })
  const lanes = Array.from({ length: count }, () => postgresLane(connections, post.publish))
  const pool = connections.readers(READERS)
  let refused: unknown = null
  // what keeps an older database from being brought up to date is no fault of the database, whatever its words
  const before: Upgrading['before'] = (upgrade) =>
    upgrading.before(upgrade).catch((fault: unknown) => {
      refused = fault
      throw fault
    })
  const close = async () => {
    await Promise.all(lanes.map((lane) => lane.close()))
    await post.close()
    await pool.end()
  }
  try {
    await alone(connections, (client) => bringUpToDate(client, migrations, { ...upgrading, before }))
    await post.connect()
    await lanes[0]?.connect()
  } catch (fault) {
    await close()
    throw fault === refused ? fault : asFault(fault)
  }
  return {
    name: 'postgres',
    shared: true,
    reader: readingFrom(pool),
    write: shareOut(lanes, watch),
    lanes: async () =>
      (await pool.query(patient({ text: 'SELECT DISTINCT lane FROM audit ORDER BY lane' }))).rows.map(
        (row) => row.lane,
      ),
    leads: post.leads,
    alone: (work) => alone(connections, () => work()),
    databaseTime: async () => {
      const text = 'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now'
      const { rows } = await pool.query(patient({ text })).catch((fault: unknown) => {
        throw asFault(fault)
      })
      return rows[0].now
    },
    purge: null,
    listen,
    say: post.say,
    hearSaid: said.listen,
    close,
  }
}
