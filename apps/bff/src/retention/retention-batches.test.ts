import { lastRetentionRun } from '@mimamori/storage/retention/retention-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { dryRunRetention, getRetentionState } from './get-retention-state.ts'
import { runRetention } from './run-retention.ts'

const DAY = 86_400
/** two whole steps of a dry run, five of a run, and a row more */
const ROWS = 1_001

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('more rows than one step takes go all the same, in as many steps as that needs, and are counted once', async () => {
  const rows = Array.from(
    { length: ROWS },
    (_, n) => `('d-${n}', '${START}', 'sato', 'U-1', 'reveal', 'email', 'other')`,
  )
  await testApp.rawSql(
    `INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason) VALUES ${rows.join(', ')}`,
  )
  testApp.wait(5 * 365 * DAY + 1)
  const { days } = await getRetentionState(testApp.app)
  expect((await dryRunRetention(testApp.app, days)).disclosures).toBe(ROWS)
  await runRetention(testApp.app)
  expect(await testApp.rawSql('SELECT count(*) AS n FROM disclosures')).toEqual([{ n: 0 }])
  expect((await lastRetentionRun(testApp.db))?.counts.disclosures).toBe(ROWS)
})
