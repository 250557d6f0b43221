import type { Pool } from 'pg'
import type { Db } from '../engine.ts'
import { withLongTimeout } from './postgres-client.ts'
import { toStorageFault } from './postgres-faults.ts'
import { drizzleOver, type PipelinedQuery, pipeline, type QueryAnswer } from './postgres-pipeline.ts'

/** More are shared out over several connections. */
const MAX_PIPELINE_SIZE = 24

/**
 * A database that reads over any free connection of the pool. Prepared queries, which are quick, are sent together when
 * they are made in one turn of the event loop; an unprepared query may take long and has a connection to itself.
 */
export function createPooledReader(pool: Pool): Db {
  let pending: PipelinedQuery[] = []

  async function send(queries: readonly PipelinedQuery[]): Promise<void> {
    try {
      const client = await pool.connect()
      const unanswered = await pipeline(client, queries).finally(() => client.release())
      // the queries after one that failed are independent of it
      if (unanswered.length > 0) await send(unanswered)
    } catch (fault) {
      for (const query of queries) query.onError(fault)
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
    const answer =
      statement.name === undefined ? pool.query(withLongTimeout(statement), [...values]) : enqueue(statement, values)
    return answer.catch((fault: unknown) => {
      throw toStorageFault(fault)
    })
  })
}
