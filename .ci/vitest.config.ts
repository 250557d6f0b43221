import { defineConfig } from 'vitest/config'

const FOR_THE_RUN = ['apps/bff/src/testing/worker-threads.ts', 'apps/bff/src/testing/template-app.ts']
const DESK = ['packages/storage/src/**/*.test.ts', 'apps/bff/src/**/*.test.ts']

/** Everything once; what goes through the database a second time, on PostgreSQL. */
export default defineConfig({
  test: {
    // many times what they take: a busy machine is no failure
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    // a stumble shall not hide what all others say; whichever needs a second try is named at the end of `npm test`
    retry: 1,
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
          name: 'sqlite',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}'],
          globalSetup: FOR_THE_RUN,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: DESK,
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: ['packages/storage/src/testing/start-test-postgres.ts', ...FOR_THE_RUN],
        },
      },
    ],
  },
})
