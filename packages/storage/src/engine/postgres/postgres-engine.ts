import type { Client } from 'pg'
import { createChangeListeners, createListeners } from '../change-listeners.ts'
import { type CommitListener, type Engine, StorageFault, type Work } from '../engine.ts'
import type { UpgradeHooks } from '../upgrade-hooks.ts'
import { createInstanceBus } from './instance-bus.ts'
import { createPooledReader } from './pooled-reader.ts'
import { type Connections, createConnections, withLongTimeout } from './postgres-client.ts'
import { toStorageFault } from './postgres-faults.ts'
import { createPostgresLane, type PostgresLane } from './postgres-lane.ts'
import { bringUpToDate } from './postgres-schema.ts'

const MAX_READERS = 8
/** advisory lock for what only one instance may do at a time, such as an upgrade */
const EXCLUSIVE_LOCK = 7303

async function withExclusiveLock<T>(connections: Connections, work: (client: Client) => Promise<T>): Promise<T> {
  const client = connections.single()
  await client.connect()
  try {
    await client.query('SET lock_timeout = 0')
    await client.query(`SELECT pg_advisory_lock(${EXCLUSIVE_LOCK}, 0)`)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Gives each work the next free lane, in the order they were asked for. */
function createLanePool(lanes: readonly PostgresLane[], onCommit: CommitListener) {
  const free = [...lanes]
  const waiting: ((lane: PostgresLane) => void)[] = []
  return async <T>(work: Work<T>): Promise<T> => {
    const lane = free.shift() ?? (await new Promise<PostgresLane>((mine) => waiting.push(mine)))
    const from = performance.now()
    const ended = (stored: boolean) => {
      onCommit({ works: 1, waiting: waiting.length, seconds: (performance.now() - from) / 1000, stored })
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
      // first in line again: the lane used last is warm, and few lanes stay in use when few are needed
      else free.unshift(lane)
    }
  }
}

export type PostgresOptions = {
  readonly url: string
  readonly migrations: string
  /** connections that write at the same time */
  readonly lanes: number
  readonly onCommit: CommitListener
  readonly upgrading: UpgradeHooks
}

/**
 * Opens a PostgreSQL database, which several instances may share. Upgrades the schema first, one instance at a time. Throws
 * StorageFault when the database cannot be reached, and UnusableDatabase when this program cannot upgrade it.
 */
export async function openPostgres(options: PostgresOptions): Promise<Engine> {
  const { url, migrations, lanes: count, onCommit, upgrading } = options
  const connections = createConnections(url)
  const { listen, notify } = createChangeListeners()
  const broadcasts = createListeners<unknown>()
  const bus = createInstanceBus(connections, { news: notify, broadcast: broadcasts.notify })
  const lanes = Array.from({ length: count }, () => createPostgresLane(connections, bus.publish))
  const pool = connections.readers(MAX_READERS)
  let refused: unknown = null
  // an error of the `before` hook is thrown as it is, and never taken for a fault of the database
  const before: UpgradeHooks['before'] = (upgrade) =>
    upgrading.before(upgrade).catch((fault: unknown) => {
      refused = fault
      throw fault
    })
  const close = async () => {
    await Promise.all(lanes.map((lane) => lane.close()))
    await bus.close()
    await pool.end()
  }
  try {
    await withExclusiveLock(connections, (client) => bringUpToDate(client, migrations, { ...upgrading, before }))
    await bus.connect()
    await lanes[0]?.connect()
  } catch (fault) {
    await close()
    throw fault === refused ? fault : toStorageFault(fault)
  }
  return {
    name: 'postgres',
    shared: true,
    reader: createPooledReader(pool),
    write: createLanePool(lanes, onCommit),
    lanes: async () =>
      (await pool.query(withLongTimeout({ text: 'SELECT DISTINCT lane FROM audit ORDER BY lane' }))).rows.map(
        (row) => row.lane,
      ),
    isLeader: bus.isLeader,
    runExclusively: (work) => withExclusiveLock(connections, () => work()),
    databaseTime: async () => {
      const text = 'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now'
      const { rows } = await pool.query(withLongTimeout({ text })).catch((fault: unknown) => {
        throw toStorageFault(fault)
      })
      return rows[0].now
    },
    vacuum: null,
    listen,
    broadcast: bus.broadcast,
    onBroadcast: broadcasts.listen,
    close,
  }
}
