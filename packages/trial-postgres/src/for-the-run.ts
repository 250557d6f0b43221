import { startPostgres } from './server.ts'

/** One server for the whole run of the tests; each test has a database of its own. */
export default async function serverForTheRun(): Promise<() => Promise<void>> {
  const server = await startPostgres()
  process.env.MIMAMORI_TRIAL_POSTGRES = server.url
  return server.stop
}
