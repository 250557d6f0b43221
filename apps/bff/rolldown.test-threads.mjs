import { fileURLToPath } from 'node:url'
import desk from './rolldown.config.mjs'

const RECORDED = fileURLToPath(new URL('../../packages/storage/src/testing/recorded-drizzle.ts', import.meta.url))
const { 'search-worker': searchWorker, 'log-mover': logMover } = desk.input

/**
 * The threads that tests run, whose queries are recorded as those of the tests are: `.ci/vitest.config.ts`.
 * @public
 */
export default {
  ...desk,
  input: { 'search-worker': searchWorker, 'log-mover': logMover },
  resolve: { alias: { 'drizzle-orm/better-sqlite3$': RECORDED } },
}
