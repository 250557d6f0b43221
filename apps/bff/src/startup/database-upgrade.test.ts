import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { isRecountDue } from '@mimamori/storage/upgrade-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getClosingState, listClosingMonths } from '../closings/get-closing.ts'
import { createMetrics, type Phase } from '../runtime/metrics-registry.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { recountIfDue } from './database-upgrade.ts'

const NOVEMBER = '2026-11'
/** from the first instant of a test desk past the last day of November, Japan time */
const TO_DECEMBER = 7 * 86_400

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const phases: Phase[] = []
const recount = () => {
  phases.length = 0
  return recountIfDue({
    ...testApp.app,
    metrics: { ...createMetrics(), enterPhase: (phase) => void phases.push(phase) },
  })
}
const due = () => testApp.rawSql("INSERT INTO marks (name, value) VALUES ('recount_due', '1')")

test('behind an upgrade counters are put right once; a month closed with wrong ones stays, and leads see the difference', async () => {
  const at = closingSteps(testApp)
  const [ueno, mori] = [await at.aLead('ueno'), await at.aLead('mori')]
  for (const job of ['J-1', 'J-2']) await at.confirmed(job)
  // as a migration that counted another way would have left them
  await testApp.rawSql("UPDATE breakdown_counts SET n = n + 3 WHERE dimension = 'category' AND key = 'direct_deal'")
  testApp.wait(TO_DECEMBER)
  await at.approveAs(mori, await at.proposeAs(ueno, NOVEMBER))
  const closed = await getClosingState(testApp.app, ueno, NOVEMBER)
  expect([closed.since, closed.revisions[0]?.intact]).toEqual([null, true])
  await due()

  await recount()

  expect(phases).toEqual(['recounting'])
  const after = await getClosingState(testApp.app, ueno, NOVEMBER)
  expect(after.revisions).toEqual(closed.revisions)
  expect(after.since).not.toBeNull()
  expect((await listClosingMonths(testApp.app)).months).toMatchObject([{ month: NOVEMBER, differs: true }])
  const entries = await auditPage(testApp.db, { action: 'breakdown.mended', limit: 5 })
  expect(entries.map(({ detail }) => JSON.parse(detail))).toEqual([
    { n: 1, targets: 0, figures: ['2026-11 job category'] },
  ])
  expect(await isRecountDue(testApp.db)).toBe(false)
  await recount()
  expect(phases).toEqual([])
})

test('where every figure is what its rows say, a recount leaves no entry in the audit log', async () => {
  await closingSteps(testApp).confirmed('J-1')
  await due()
  await recount()
  expect([phases, await isRecountDue(testApp.db)]).toEqual([['recounting'], false])
  expect(await auditPage(testApp.db, { action: 'breakdown.mended', limit: 5 })).toEqual([])
})
