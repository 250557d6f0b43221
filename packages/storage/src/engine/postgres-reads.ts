import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import type { Db } from './engine.ts'
import { patient } from './postgres-client.ts'
import { asFault } from './postgres-faults.ts'
import { type Answer, type Asked, trip } from './postgres-trip.ts'

/** More are shared out over several connections. */
const TOGETHER_AT_MOST = 24

/**
 * Reads over whichever connection of the pool is free. Prepared ones, which are quick, travel together when they are asked
 * in one turn of the event loop; one that was made for the moment may take long and has a connection to itself.
 */
export function readingFrom(pool: Pool): Db {
  let leaving: Asked[] = []

  async function carry(all: readonly Asked[]): Promise<void> {
    try {
      const client = await pool.connect()
      const left = await trip(client, all).finally(() => client.release())
      // they have nothing to do with the one that failed
      if (left.length > 0) await carry(left)
    } catch (fault) {
      for (const asked of all) asked.failed(fault)
    }
  }

  function leave(): void {
    const all = leaving
    leaving = []
    for (let from = 0; from < all.length; from += TOGETHER_AT_MOST) {
      void carry(all.slice(from, from + TOGETHER_AT_MOST))
    }
  }

  const together = (statement: Asked['statement'], values: readonly unknown[]): Promise<Answer> =>
    new Promise((done, failed) => {
      if (leaving.length === 0) process.nextTick(leave)
      leaving.push({ statement, values, done, failed })
    })

  const asked = {
    query(statement: Asked['statement'], values: readonly unknown[] = statement.values ?? []): Promise<unknown> {
      const answered =
        statement.name === undefined ? pool.query(patient(statement), [...values]) : together(statement, values)
      return answered.catch((fault: unknown) => {
        throw asFault(fault)
      })
    },
  }
  return drizzle(asked as unknown as Pool) as unknown as Db
}
