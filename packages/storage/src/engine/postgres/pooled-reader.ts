import type { Pool } from 'pg'
import type { Db } from '../engine.ts'
import { withLongTimeout } from './postgres-client.ts'
import { toStorageFault } from './postgres-faults.ts'
import { drizzleOver, type PipelinedQuery, pipeline, type QueryAnswer } from './postgres-pipeline.ts'

/** More are shared out over several connections. */
const MAX_PIPELINE_SIZE = 24

/**
 * Reads over whichever connection of the pool is free. Prepared ones, which are quick, travel together when they are asked
 * in one turn of the event loop; one that was made for the moment may take long and has a connection to itself.
 */
export function createPooledReader(pool: Pool): Db {
  let pending: PipelinedQuery[] = []

  async function send(all: readonly PipelinedQuery[]): Promise<void> {
    try {
      const client = await pool.connect()
      const unanswered = await pipeline(client, all).finally(() => client.release())
      // they have nothing to do with the one that failed
      if (unanswered.length > 0) await send(unanswered)
    } catch (fault) {
      for (const asked of all) asked.onError(fault)
    }
  }

  function flush(): void {
    const all = pending
    pending = []
    for (let from = 0; from < all.length; from += MAX_PIPELINE_SIZE) {
      void send(all.slice(from, from + MAX_PIPELINE_SIZE))
    }
  }

  const enqueue = (statement: PipelinedQuery['statement'], values: readonly unknown[]): Promise<QueryAnswer> =>
    new Promise((done, failed) => {
      if (pending.length === 0) process.nextTick(flush)
      pending.push({ statement, values, onAnswer: done, onError: failed })
    })

  return drizzleOver((statement, values = statement.values ?? []) => {
    const answered =
      statement.name === undefined ? pool.query(withLongTimeout(statement), [...values]) : enqueue(statement, values)
    return answered.catch((fault: unknown) => {
      throw toStorageFault(fault)
    })
  })
}
