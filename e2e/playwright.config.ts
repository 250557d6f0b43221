import { defineConfig } from '@playwright/test'
import { chromium } from './chromium.ts'

const { executablePath, env } = chromium()

export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'proofs', testMatch: 'proofs/every-change.spec.ts' },
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts', grepInvert: /@verify/ },
    // what only `npm run verify` runs
    { name: 'all-proofs', testMatch: 'proofs/**/*-proof.spec.ts', timeout: 600_000 },
    { name: 'long-journeys', testMatch: 'journeys/**/*.spec.ts', grep: /@verify/, timeout: 120_000 },
  ],
  outputDir: '../test-results/e2e',
  globalSetup: './harness/run-setup.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // what passes only the second time is a defect
  retries: 0,
  workers: 3,
  // most take three seconds, the longest twenty; three browsers on two cores that have other work, too, take several times that.
  // What takes longer still says so by `test.setTimeout`, and why.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ['./harness/run-reporter.ts', { file: process.env.PLAYWRIGHT_REPORT ?? 'test-results/e2e.json' }],
  ],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, env: { ...env } },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    // a trace costs a third of the time; TRACE=1 asks for the one of a failure
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    // what never comes is named within a minute
    actionTimeout: 45_000,
    screenshot: 'only-on-failure',
    video: 'off',
  },
})
