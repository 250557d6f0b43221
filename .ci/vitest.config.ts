import { defineConfig } from 'vitest/config'

const DESK = ['packages/storage/src/**/*.test.ts', 'apps/bff/src/**/*.test.ts']

/** Everything once; what goes through the database a second time, on PostgreSQL. */
export default defineConfig({
  test: {
    testTimeout: 20_000,
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
          env: { MIMAMORI_TRIAL_ENGINE: 'postgres' },
          globalSetup: 'packages/trial-postgres/src/for-the-run.ts',
        },
      },
    ],
  },
})
