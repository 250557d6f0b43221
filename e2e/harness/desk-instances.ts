import { randomBytes } from 'node:crypto'
import { type PostgresOptions, startPostgres } from '@mimamori/testing-postgres/postgres-server'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { type DeskOptions, type DeskProcess, startDesk } from './desk-process.ts'

/** Several instances of the desk on one PostgreSQL database. */
export type DeskInstances = {
  readonly desks: readonly DeskProcess[]
  /** the one that prepared the database; its API key and its commands serve all */
  readonly first: DeskProcess
  readonly databaseUrl: string
  readonly discard: () => Promise<void>
}

/** Start a PostgreSQL server of its own, and so many instances on a fresh database. */
export async function startDeskInstances(
  count: number,
  options: DeskOptions = {},
  server: PostgresOptions = {},
): Promise<DeskInstances> {
  const postgres = await startPostgres(server)
  const databaseUrl = await newDatabase(postgres.url)
  const shared = { DATABASE_URL: databaseUrl, MIMAMORI_PERSONAL_KEY: randomBytes(32).toString('hex') }
  const start = () => startDesk({ ...options, environment: { ...options.environment, ...shared } })
  const first = await start()
  const others = await Promise.all(Array.from({ length: count - 1 }, start))
  const desks = [first, ...others]
  return {
    desks,
    first,
    databaseUrl,
    async discard() {
      await Promise.all(desks.map((desk) => desk.discard()))
      await postgres.stop()
    },
  }
}
