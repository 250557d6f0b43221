import type { BreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'
import { getFilteredBreakdown } from './get-filtered-breakdown.ts'

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

const waitUntil = (instant: string) => testApp.wait((Date.parse(instant) - Date.parse(testApp.app.clock.now())) / 1000)

async function before(period: string, compared?: string) {
  const { runningDay, asOf, tables } = await getBreakdownPeriod(testApp.app, {
    period,
    with: compared,
    targetType: 'job',
  })
  const { until, total } = tables[0]?.before ?? {}
  return { runningDay, asOf, until, total }
}

test('a running month is compared with the same days of the month before, today among them', async () => {
  // 24 and 25 November
  await hide('J-1')
  testApp.wait(DAY)
  await hide('J-2')
  testApp.wait(28 * DAY)
  const december = () => before('2026-12')
  expect(await december()).toMatchObject({ runningDay: 23, until: '2026-11-23', total: 0 })
  testApp.wait(DAY)
  expect(await december()).toMatchObject({ runningDay: 24, until: '2026-11-24', total: 1 })
  testApp.wait(DAY)
  expect(await december()).toMatchObject({ runningDay: 25, until: '2026-11-25', total: 2 })
})

test('a running quarter or year is compared up to the same day of the same month, with whichever was chosen', async () => {
  // of the fourth quarter: 24 November and the first and last moment of 5 December, Japan time
  await hide('J-1')
  waitUntil('2026-12-04T15:00:00.000Z')
  await hide('J-2')
  waitUntil('2026-12-05T14:59:59.999Z')
  await hide('J-3')
  waitUntil('2026-12-05T15:00:00.000Z')
  await hide('J-4')
  // 5 September of the next year is the same day of the third month
  waitUntil('2027-09-05T03:00:00.000Z')
  await hide('J-5')
  const compared = { runningDay: 67, asOf: '2027-09-05', until: '2026-12-05', total: 3 }
  expect(await before('2027-Q3', '2026-Q4')).toEqual(compared)
  expect(await before('2027-Q3', '2026-Q3')).toEqual({ ...compared, until: '2026-09-05', total: 0 })
  expect(await before('2027')).toMatchObject({ asOf: '2027-09-05', until: '2026-09-05', total: 0 })
  waitUntil('2027-12-06T03:00:00.000Z')
  expect(await before('2027')).toMatchObject({ until: '2026-12-06', total: 4 })
})

test('by filters the same days are compared, to the moment', async () => {
  await hide('J-1')
  waitUntil('2026-12-05T14:59:59.999Z')
  await hide('J-2')
  testApp.wait(0.001)
  await hide('J-3')
  waitUntil('2027-09-05T03:00:00.000Z')
  const filtered = async (filters: BreakdownFilters) => {
    const asked = { period: '2027-Q3', with: '2026-Q4', targetType: 'job', filters } as const
    const { until, total, whole } = (await getFilteredBreakdown(testApp.app, asked)).tables[0]?.before ?? {}
    return { until, total, whole: whole?.total }
  }
  const all = { until: '2026-12-05', total: 2, whole: 3 }
  expect(await filtered({ source: 'rule' })).toEqual(all)
  expect(await filtered({ source: 'rule', language: 'en' })).toEqual({ ...all, total: 0, whole: 0 })
})
