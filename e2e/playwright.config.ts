import { defineConfig } from '@playwright/test'
import { chromium } from './chromium.ts'

const { executablePath, env } = chromium()

export default defineConfig({
  testDir: '.',
  // long ones first, so that at the end nobody waits for a single one
  projects: [
    { name: 'proofs', testMatch: 'proofs/**/*.spec.ts' },
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts' },
  ],
  outputDir: '../test-results/e2e',
  globalTeardown: './harness/prepared-desk.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // what passes only the second time is a defect
  retries: 0,
  workers: 3,
  // many times what anything takes: a busy machine is no failure
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, env: { ...env } },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    // a trace costs a third of the time; TRACE=1 asks for the one of a failure
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    video: 'off',
  },
})
