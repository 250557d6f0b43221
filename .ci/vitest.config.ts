import { defineConfig } from 'vitest/config'

const DESK = ['packages/storage/src/**/*.test.ts', 'apps/bff/src/**/*.test.ts']

/** Everything once; what goes through the database a second time, on PostgreSQL. */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    // a file that leaves something behind fails the next one; and a module is read once, not once a file
    isolate: false,
    // tests on PostgreSQL wait for it more than they compute
    maxWorkers: 4,
    globalSetup: 'apps/bff/src/trial/reader-for-the-run.ts',
    projects: [
      {
        extends: true,
        test: { name: 'sqlite', include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: DESK,
          env: { TRIAL_ENGINE: 'postgres' },
          globalSetup: ['apps/bff/src/trial/reader-for-the-run.ts', 'packages/storage/src/trial-run.ts'],
        },
      },
    ],
  },
})
