import { startPostgres } from '@mimamori/testing-postgres/postgres-server'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { openStorage } from '../open-storage.ts'
import { vaultOf } from '../vault.ts'

/**
 * Starts one server for the whole test run, with an upgraded template database that each test copies, also where several
 * projects ask for it. Returns a function that stops it.
 */
export default async function startTestPostgres(): Promise<() => Promise<void>> {
  if (process.env.TEST_POSTGRES) return async () => undefined
  const server = await startPostgres({ settings: { autovacuum: 'off' } })
  const url = await newDatabase(server.url, 'up_to_date')
  const migrations = new URL('../../migrations', import.meta.url).pathname
  const storage = await openStorage({ at: { url, lanes: 1 }, migrations, vault: vaultOf(new Uint8Array(32)) })
  await storage.close()
  process.env.TEST_POSTGRES = server.url
  process.env.TEST_TEMPLATE = 'up_to_date'
  return server.stop
}
