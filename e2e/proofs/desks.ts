import pg from 'pg'
import { type Desk, type DeskWish, startDesk } from '../running/desk.ts'
import { startInstances } from '../running/instances.ts'
import type { Finding } from './proof.ts'
import { type Read, readFrom } from './stored.ts'

/** Desks that share one database: one process on SQLite, several on PostgreSQL. */
export type Desks = {
  readonly engine: Finding['engine']
  readonly all: readonly [Desk, ...Desk[]]
  readonly read: Read
  readonly discard: () => Promise<void>
}

export type StartDesks = (wish: DeskWish) => Promise<Desks>

/** One desk on SQLite. */
export const startOne: StartDesks = async (wish) => {
  const desk = await startDesk(wish)
  return { engine: 'sqlite', all: [desk], read: readFrom(desk.databaseFile), discard: () => desk.discard() }
}

/** So many instances on a PostgreSQL server of their own. */
export function startSeveral(count: number): StartDesks {
  return async (wish) => {
    const { first, desks, databaseUrl, discard } = await startInstances(count, wish)
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    return {
      engine: 'postgres',
      all: [first, ...desks.filter((desk) => desk !== first)],
      read: async <Row>(sql: string) => (await client.query(sql)).rows as Row[],
      async discard() {
        await client.end()
        await discard()
      },
    }
  }
}
