import { countUnfinished } from '@mimamori/storage/closings/unfinished-case-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'

/** November 2026, Japan time */
const NOVEMBER = { from: '2026-10-31T15:00:00.000Z', until: '2026-11-30T15:00:00.000Z' }

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await testApp.ingest(aJob('J-1'))
})
afterEach(() => testApp.close())

test.each([
  ['2026-10-31T14:59:59.999Z', 0],
  [NOVEMBER.from, 1],
  ['2026-11-30T14:59:59.999Z', 1],
  [NOVEMBER.until, 0],
])('of what is unfinished and was opened at %s, November has %i', async (openedAt, n) => {
  await testApp.rawSql(`UPDATE cases SET opened_at = '${openedAt}'`)
  expect((await countUnfinished(testApp.db, NOVEMBER)).job).toBe(n)
})
