import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const PATH_OF = (file: string): string => new URL(`../${file}`, import.meta.url).pathname
const QUERY_PLANS = 'packages/storage/src/engine/postgres/query-plans.test.ts'
const POSTGRES_SERVER = 'packages/storage/src/testing/start-test-postgres.ts'
const FOR_THE_RUN = ['apps/bff/src/testing/worker-threads.ts', 'apps/bff/src/testing/template-app.ts']
const DESK = ['packages/storage/src/**/*.test.ts', 'apps/bff/src/**/*.test.ts']
/** whoever opens a database for a test does so by what a folder `testing` has, or by its engine's own function */
const OPENS_DATABASE = /\/testing\/|\/test-[a-z]+\.ts'|openStorage|TEST_ENGINE/
const WITHOUT_DATABASE = globSync(DESK).filter((file) => !OPENS_DATABASE.test(readFileSync(file, 'utf8')))

/** What storage promises of PostgreSQL and SQLite cannot show. Every other query PostgreSQL at least plans: `postgres-plans`. */
const CONTRACT = [
  // storage itself, its engines, and what travels between instances
  'packages/storage/src/**/*.test.ts',
]

/**
 * `plain`: what knows no database. `sqlite`: storage and the backend. `postgres`: what of these opens a database a second
 * time, on PostgreSQL; `npm test` runs only `postgres-contract` of it. `postgres-plans`: PostgreSQL plans every query that
 * `sqlite` has built.
 */
export default defineConfig({
  test: {
    // many times what they take: a busy machine is no failure
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    retry: 0,
    setupFiles: ['.ci/vitest-setup.ts'],
    // a file that leaves something behind fails the next one; and a module is read once, not once a file
    isolate: false,
    // colours are read as they are written
    css: { include: [/\.css\?raw$/] },
    // tests on PostgreSQL wait for it more than they compute
    maxWorkers: 4,
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
          globalSetup: ['packages/storage/src/testing/record-queries.ts', ...FOR_THE_RUN],
          alias: [
            {
              find: /^drizzle-orm\/better-sqlite3$/,
              replacement: PATH_OF('packages/storage/src/testing/recorded-drizzle.ts'),
            },
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: DESK,
          exclude: [...WITHOUT_DATABASE, QUERY_PLANS],
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: [POSTGRES_SERVER, ...FOR_THE_RUN],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres-contract',
          include: CONTRACT,
          exclude: [...WITHOUT_DATABASE, QUERY_PLANS],
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: [POSTGRES_SERVER, ...FOR_THE_RUN],
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
