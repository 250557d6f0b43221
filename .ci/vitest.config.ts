import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const FOR_THE_RUN = ['apps/bff/src/testing/worker-threads.ts', 'apps/bff/src/testing/template-app.ts']
const DESK = ['packages/storage/src/**/*.test.ts', 'apps/bff/src/**/*.test.ts']
/** whoever opens a database for a test does so by what a folder `testing` has, or by its engine's own function */
const OPENS_DATABASE = /\/testing\/|\/test-[a-z]+\.ts'|openStorage|TEST_ENGINE/
const WITHOUT_DATABASE = globSync(DESK).filter((file) => !OPENS_DATABASE.test(readFileSync(file, 'utf8')))

/**
 * `plain`: what knows no database. `sqlite`: storage and the backend. `postgres`: what of these opens a database a second
 * time, on PostgreSQL.
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
          globalSetup: FOR_THE_RUN,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: DESK,
          exclude: WITHOUT_DATABASE,
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: ['packages/storage/src/testing/start-test-postgres.ts', ...FOR_THE_RUN],
        },
      },
    ],
  },
})
