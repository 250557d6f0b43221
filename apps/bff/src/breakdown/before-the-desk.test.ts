import { mailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeReport } from '../breakdown-mail/compose-report-mail.ts'
import { loadMailFigures } from '../breakdown-mail/load-report-mail-figures.ts'
import { claimCase } from '../cases/claim-case.ts'
import { listClosingMonths } from '../closings/get-closing.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { exportBreakdown } from './export-breakdown.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'
import { createTrendLoader } from './get-breakdown-trend.ts'
import { getFilteredBreakdown } from './get-filtered-breakdown.ts'

let testApp: TestApp
// the desk begins on 24 November, with a job that the marketplace dates in August
beforeEach(async () => {
  testApp = await openTestApp()
  await hide('J-1', '2026-08-03T03:00:00.000Z')
})
afterEach(() => testApp.close())

async function hide(jobId: string, updatedAt = testApp.app.clock.now()): Promise<void> {
  await testApp.ingest(aJob(jobId, { postedAt: updatedAt, updatedAt }))
  const { id: caseId } = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
}
const waitUntil = (instant: string) => testApp.wait((Date.parse(instant) - Date.parse(testApp.app.clock.now())) / 1000)

/** Is a period compared with the one before, and with last year, by itself and by filters? */
async function compared(period: string) {
  const asked = { period, targetType: 'job' } as const
  const whole = await getBreakdownPeriod(testApp.app, asked)
  const filtered = await getFilteredBreakdown(testApp.app, { ...asked, filters: { source: 'rule' } })
  return [whole, filtered].map(({ recordsFrom, tables: [table] }) => [
    recordsFrom,
    table?.before.recorded,
    table?.yearBefore.recorded,
  ])
}

test('nothing is compared with a month before the desk began, or in which it began', async () => {
  const neither = ['2026-11-24', false, false]
  expect(await compared('2026-11')).toEqual([neither, neither])
  waitUntil('2026-12-26T03:00:00.000Z')
  expect(await compared('2026-12'), 'the same days of November').toEqual([neither, neither])
  waitUntil('2027-01-05T03:00:00.000Z')
  const before = ['2026-11-24', true, false]
  expect(await compared('2027-01')).toEqual([before, before])
  expect(await compared('2027-Q1'), 'a quarter is whole or not').toEqual([neither, neither])
  waitUntil('2028-02-05T03:00:00.000Z')
  const both = ['2026-11-24', true, true]
  expect(await compared('2028-01')).toEqual([both, both])
})

test('the first month to close is that in which the desk began, however old what came was', async () => {
  expect(await listClosingMonths(testApp.app)).toMatchObject({ first: '2026-11' })
})

test('an export has no count, no difference and no last year of months that are not on record', async () => {
  const deps = { app: testApp.app, trend: createTrendLoader(testApp.app) }
  const csvOf = async (sheet: 'period' | 'trend', period: string) =>
    (await exportBreakdown(deps, person('rin', 'lead'), { sheet, period, targetType: 'job', filters: {} })).csv
  expect(await csvOf('period', '2026-11')).toContain(
    '\r\n2026-11,2026-11-24,,,2026-10,2026-10-24,no,2025-11-24,no,,,,,job,category,direct_deal,1,,0.042,,,,targets,',
  )
  waitUntil('2027-01-31T03:00:00.000Z')
  await hide('J-2')
  expect(await csvOf('period', '2027-01')).toContain(
    '\r\n2027-01,2027-01-31,,,2026-12,2026-12-31,yes,2026-01-31,no,,,,,job,category,direct_deal,1,,0.032,0,1,,targets,',
  )
  const trend = await csvOf('trend', '2027-01')
  expect(trend).toContain('\r\n2026-11,,,,no,,,,,job,mlm,0,')
  expect(trend).toContain('\r\n2026-12,,,,yes,,,,,job,mlm,0,')
})

test('a report by mail says that there is no record of the week or month before', async () => {
  waitUntil('2026-12-08T03:00:00.000Z')
  await hide('J-2')
  const textOf = async (...period: Parameters<typeof mailPeriod>) => {
    const figures = await loadMailFigures(testApp.db, mailPeriod(...period))
    return (['ja', 'en'] as const).map((language) => writeReport(figures, language, 'https://desk.example.jp').text)
  }
  const [ja, en] = await textOf('monthly', '2026-12-01')
  expect(ja).toContain('違反：1件（前月 記録なし）')
  expect(en).toContain('Violations: 1 (month before: no record)')
  const [first] = await textOf('weekly', '2026-11-30')
  expect(first).toContain('違反：0件（前週 記録なし）')
  const [second] = await textOf('weekly', '2026-12-07')
  expect(second).toContain('違反：1件（前週 0件、+1件）')
})
