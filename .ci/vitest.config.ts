import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import GroupingSequencer from './test-sequencer.ts'

const PATH_OF = (file: string): string => new URL(`../${file}`, import.meta.url).pathname
const QUERY_PLANS = 'packages/storage/src/engine/postgres/query-plans.test.ts'
const POSTGRES_SERVER = 'packages/storage/src/testing/start-test-postgres.ts'
const THREADS = 'apps/bff/src/testing/worker-threads.ts'
const DESK = ['packages/storage/src/**/*.test.ts', 'apps/bff/src/**/*.test.ts']
/** whoever opens a database for a test does so by what a folder `testing` has, or by its engine's own function */
const OPENS_DATABASE = /\/testing\/|\/test-[a-z]+\.ts'|openStorage|TEST_ENGINE/
const WITHOUT_DATABASE = globSync(DESK).filter((file) => !OPENS_DATABASE.test(readFileSync(file, 'utf8')))

const inBff = (...names: readonly string[]): string[] => names.map((name) => `apps/bff/src/${name}.test.ts`)

/**
 * What storage promises of PostgreSQL and SQLite cannot show. Of everything else PostgreSQL plans each query: `postgres-plans`.
 * Whoever relies on a lock, a trigger, an order of rows or the result of an upgrade adds a file here.
 */
const CONTRACT = [
  // storage itself: engines, transactions, several instances, audit chains, upgrades, the search index
  'packages/storage/src/**/*.test.ts',
  // rows that two people want at once: claims, lanes, locks
  ...inBff('cases/claim-case', 'cases/claim-case-locked-row', 'breakdown/recount-breakdown-concurrent'),
  ...inBff('decisions/reverse-measures', 'reminders/reminder-instances', 'decisions/decide-case-unseen-edit'),
  // audit: the chains of all lanes, read and verified
  ...inBff('audit/verify-audit-log'),
  // search: SQL of each engine
  ...inBff('runtime/search-worker/execute-search', 'search/search-reports'),
  // what triggers refuse
  ...inBff('closings/closing-constraints', 'notices/notice-constraints', 'withdrawals/withdrawal-constraints'),
  // upgrades, erasure, retention: what is gone, and what stays
  ...inBff(
    'startup/database-upgrade',
    'erasure/erase-member',
    'erasure/erase-standards',
    'retention/retention-batches',
  ),
  // money and people: their histories
  ...inBff('withdrawals/withdrawal-counters', 'closings/closing-changes-histories', 'people/get-desk-eligibility'),
]

/**
 * `plain`: what knows no database. `sqlite`: storage and the backend. `postgres`: what of these opens a database a second
 * time, on PostgreSQL; `npm test` runs only `postgres-contract` of it. `postgres-plans`: PostgreSQL plans every query that
 * `sqlite` has built.
 */
export default defineConfig({
  // JSON is parsed as JSON: the model of the detection, as a program with each of its numbers mapped, took seconds to transform and to read
  json: { stringify: true, namedExports: false },
  test: {
    // many times what a test takes, and a hang still names itself within a minute; whoever needs more says why
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 25_000 } },
    retry: 0,
    sequence: { sequencer: GroupingSequencer },
    setupFiles: ['.ci/vitest-setup.ts'],
    // a file that leaves something behind fails the next one; and a module is read once, not once a file
    isolate: false,
    // the same for all projects: what one of them has transformed is there for the others, too
    alias: [
      { find: /^@node-rs\/argon2$/, replacement: PATH_OF('apps/bff/src/testing/quick-argon2.ts') },
      // as `app.ts` names them
      {
        find: /^\.\/(?:api\/openapi-document|api-docs\/api-docs-routes)\.ts$/,
        replacement: PATH_OF('apps/bff/src/testing/api-docs-once.ts'),
      },
      {
        find: /^drizzle-orm\/better-sqlite3$/,
        replacement: PATH_OF('packages/storage/src/testing/recorded-drizzle.ts'),
      },
    ],
    // colours are read as they are written
    css: { include: [/\.css\?raw$/] },
    // tests on PostgreSQL wait for it more than they compute; each further process reads all modules once more
    maxWorkers: 3,
    // an app in process leaves much behind that is young: collected less often, it costs a twelfth less of the processors
    execArgv: ['--max-semi-space-size=64'],
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}'],
          exclude: DESK,
        },
      },
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: DESK,
          exclude: [QUERY_PLANS],
          globalSetup: ['packages/storage/src/testing/record-queries.ts', THREADS],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: DESK,
          exclude: [...WITHOUT_DATABASE, QUERY_PLANS],
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: [POSTGRES_SERVER, THREADS],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres-contract',
          include: CONTRACT,
          exclude: [...WITHOUT_DATABASE, QUERY_PLANS],
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: [POSTGRES_SERVER, THREADS],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres-plans',
          include: [QUERY_PLANS],
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: [POSTGRES_SERVER],
          // behind those whose queries it plans
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
