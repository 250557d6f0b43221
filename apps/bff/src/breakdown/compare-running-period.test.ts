import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'

const DAY = 86_400

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

async function hide(jobId: string): Promise<void> {
  await testApp.ingest(aJob(jobId))
  const { id: caseId } = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
}

const monthBefore = async () => {
  const { runningDay, tables } = await getBreakdownPeriod(testApp.app, { period: '2026-12', targetType: 'job' })
  return { runningDay, total: tables[0]?.before.total }
}

test('a running month is compared with the same days of the month before, today among them', async () => {
  // 24 and 25 November
  await hide('J-1')
  testApp.wait(DAY)
  await hide('J-2')
  testApp.wait(28 * DAY)
  expect(await monthBefore()).toEqual({ runningDay: 23, total: 0 })
  testApp.wait(DAY)
  expect(await monthBefore()).toEqual({ runningDay: 24, total: 1 })
  testApp.wait(DAY)
  expect(await monthBefore()).toEqual({ runningDay: 25, total: 2 })
})
