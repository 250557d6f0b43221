import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import type { ChangeNotice, Tx, Work } from '../engine.ts'
import { registerPipelinedWriter } from '../prepared-queries.ts'
import { createLaneSequences } from './lane-sequences.ts'
import { type Connections, withTimeout } from './postgres-client.ts'
import { firstCause, isRetryable, toStorageFault } from './postgres-faults.ts'
import { writePostgresIndex } from './postgres-index-writes.ts'
import { drizzleOver } from './postgres-pipeline.ts'
import { createStatementQueue } from './statement-queue.ts'

const MAX_ATTEMPTS = 8
const MAX_LANES = 10_000
/** advisory locks of the desk: `(LANE_LOCK, n)` is held by the connection that writes lane n */
const LANE_LOCK = 7302

const BEGIN = { name: 'begin', text: 'BEGIN' }
const COMMIT = { name: 'commit', text: 'COMMIT' }
const ROLLBACK = { name: 'rollback', text: 'ROLLBACK' }
const LOCK = { name: 'lock', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))' }
/** One of the connections that write. */
export type PostgresLane = {
  /**
   * Runs the work in a transaction; again from the start after a conflict with another transaction. Throws StorageFault.
   */
  run<T>(work: Work<T>): Promise<T>
  connect(): Promise<void>
  /** Did the last transaction write? One that only read does not show that the database can store. */
  wrote(): boolean
  close(): Promise<void>
}

/**
 * A connection that writes, one transaction at a time; connects at the first work. It holds the advisory lock of its lane, so
 * that the lane has one writer only, and the newest entry of its audit chain need not be read again.
 */
export function createPostgresLane(
  connections: Connections,
  notify: (news: readonly ChangeNotice[]) => void,
): PostgresLane {
  let client: Client | null = null
  let lane = 0
  const queue = createStatementQueue(() => client)
  const { enqueue, fireAndForget } = queue
  const db = drizzleOver(queue.query)
  registerPipelinedWriter(db)
  const sequences = createLaneSequences(enqueue)
  let head: Tx['head'] = null

  const newTx = (): Tx => ({
    db,
    lane,
    head,
    nextSeq: sequences.nextSeq,
    nextCaseNumber: sequences.nextCaseNumber,
    lock: (what, id) => fireAndForget(LOCK, [`${what}/${id}`]),
    news: [],
    indexChanges: [],
  })

  async function connect(): Promise<void> {
    const opening = connections.single()
    opening.on('error', () => forget(opening))
    opening.on('end', () => forget(opening))
    await opening.connect()
    const freeLane = `SELECT n FROM generate_series(1, ${MAX_LANES}) n WHERE pg_try_advisory_lock(${LANE_LOCK}, n) LIMIT 1`
    lane = (await withTimeout(opening, opening.query(freeLane))).rows[0].n
    head = null
    client = opening
  }

  function forget(gone: Client): void {
    if (client === gone) client = null
  }

  /** Returns the faults that nobody has awaited yet. Statements that were not sent are dropped. */
  async function rollBack(): Promise<readonly unknown[]> {
    head = null
    queue.discardPending()
    await enqueue(ROLLBACK).catch(() => client?.end().catch(() => undefined))
    return queue.faults()
  }

  async function attempt<T>(work: Work<T>): Promise<{ value: T; news: readonly ChangeNotice[] }> {
    queue.reset()
    fireAndForget(BEGIN)
    sequences.begin()
    const tx = newTx()
    try {
      const value = await work(tx)
      writePostgresIndex(fireAndForget, tx.indexChanges)
      await enqueue(COMMIT)
      if (queue.faults().length > 0) throw firstCause(queue.faults())
      head = tx.head
      return { value, news: tx.news }
    } catch (fault) {
      throw firstCause([...(await rollBack()), fault])
    }
  }

  async function run<T>(work: Work<T>): Promise<T> {
    for (let attempts = 1; ; attempts++) {
      try {
        if (!client) await connect()
        const { value, news } = await attempt(work)
        notify(news)
        return value
      } catch (fault) {
        if (!isRetryable(fault) || attempts === MAX_ATTEMPTS) throw toStorageFault(fault)
        await pause(Math.random() * 4 * attempts)
      }
    }
  }

  return { run, connect, wrote: queue.wrote, close: async () => await client?.end() }
}
