import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { exportBreakdown } from './export-breakdown.ts'
import { createTrendLoader } from './get-breakdown-trend.ts'

const rin = person('rin', 'lead')

/** when the sheets are made, by the clocks of Japan */
const MADE = '2026-11-24T10:00:00+09:00'

let testApp: TestApp
const taken = (asked: Parameters<typeof exportBreakdown>[2]) =>
  exportBreakdown({ app: testApp.app, trend: createTrendLoader(testApp.app) }, rin, asked)

beforeEach(async () => {
  testApp = await openTestApp()
  await testApp.ingest(aJob('J-1', { category: '=HYPERLINK("https://example.jp")', clientId: 'U-1' }))
  const { id: caseId, contentVersion, fence } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, contentVersion, fence: fence + 1, choice: choiceOf('hide') })
})
afterEach(() => testApp.close())

test('a month is taken away as CSV: counts under codes, no share of fewer than 20, nobody in it, and no formula of somebody else', async () => {
  const { name, csv, rows } = await taken({ sheet: 'period', period: '2026-11', filters: {} })
  expect(name).toBe('breakdown-2026-11.csv')
  const [head = '', ...lines] = csv.trimEnd().split('\r\n')
  expect(
    head.startsWith(
      '\ufeffperiod,as_of_day,revisions,changed_since_close,compared_with,compared_up_to,compared_recorded,year_before_up_to,year_before_recorded,filter_job_category,',
    ),
  ).toBe(true)
  expect(lines.length).toBe(rows)
  expect(lines).toContain(
    `2026-11,2026-11-24,,,2026-10,2026-10-24,no,2025-11-24,no,,,,,job,category,direct_deal,1,,0.042,,,,targets,${MADE}`,
  )
  expect(lines).toContain(
    `2026-11,2026-11-24,,,2026-10,2026-10-24,no,2025-11-24,no,,,,,job,measure,hide,1,,,,,,targets,${MADE}`,
  )
  expect(lines).toContain(
    `2026-11,2026-11-24,,,2026-10,2026-10-24,no,2025-11-24,no,,,,,job,job_category,"'=HYPERLINK(""https://example.jp"")",1,,,,,,targets,${MADE}`,
  )
  // two of them on one job would be two measures
  expect(lines.filter((line) => line.includes(',taken,')).every((line) => line.includes(',measures,'))).toBe(true)
  expect(csv).not.toMatch(/U-1|J-1|sato/)
})

test('13 months are taken away with every category of each, and what came and went', async () => {
  const { csv, rows } = await taken({ sheet: 'trend', period: '2026-11', targetType: 'job', filters: {} })
  expect(rows).toBe(13 * 7)
  expect(csv).toContain(`\r\n2026-11,2026-11-24,,,no,,,,,job,direct_deal,1,,1,1,1,0,0,1,1,0,targets,${MADE}\r\n`)
  expect(csv).toContain(`\r\n2025-11,,,,no,,,,,job,mlm,0,,0,0,0,0,,,0,0,targets,${MADE}\r\n`)
})

test('a quarter is taken away with the months it has, compared with the one that was chosen, by filters that every line names', async () => {
  const filters = { source: 'rule', language: 'ja', format: '' } as const
  const { name, csv } = await taken({
    sheet: 'period',
    period: '2026-Q4',
    with: '2025-Q4',
    targetType: 'job',
    filters: {},
  })
  expect(name).toBe('breakdown-2026-Q4.csv')
  expect(csv).toContain(
    `\r\n2026-Q4,2026-11-24,,,2025-Q4,2025-11-24,no,2025-11-24,no,,,,,job,category,direct_deal,1,,0.018,,,,targets,${MADE}`,
  )
  const filtered = await taken({ sheet: 'period', period: '2026-Q4', targetType: 'job', filters })
  const begin = '\r\n2026-Q4,2026-11-24,,,2026-Q3,2026-08-24,no,2025-11-24,no,,not_known,rule,ja,job,'
  expect(filtered.csv).toContain(`${begin}category,direct_deal,0,,0,,,,targets,${MADE}\r\n`)
  // nothing that is known of no filter
  expect(filtered.csv).not.toMatch(/job,(named|taken|measure),/)
  const trend = await taken({ sheet: 'trend', period: '2026-Q4', targetType: 'job', filters: { source: 'rule' } })
  expect(trend.csv).toContain(`\r\n2026-11,2026-11-24,,,no,,,rule,,job,direct_deal,1,,1,,1,,,,,,targets,${MADE}\r\n`)
})

test('what was counted only in the period compared with has a line of its own, and a fall', async () => {
  testApp.wait(14 * 86_400)
  const now = testApp.app.clock.now()
  await testApp.ingest(aJob('J-2', { category: '=1+1', postedAt: now, updatedAt: now }))
  const { id: caseId } = await testApp.caseOfJob('J-2')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  testApp.wait(60 * 86_400)
  const { csv } = await taken({ sheet: 'period', period: '2027-01', targetType: 'job', filters: {} })
  const begin = '\r\n2027-01,,,,2026-12,2026-12-31,yes,2026-01-31,no,,,,,job,'
  expect(csv).toContain(`${begin}job_category,'=1+1,0,,,1,-1,,targets,`)
  expect(csv).toContain(`${begin}taken,hide,0,,,1,-1,,measures,`)
  // what neither has is no line
  expect(csv).not.toContain('job,taken,warn,')
})

test('every line says how often its month was closed, and whether it has changed since', async () => {
  const steps = closingSteps(testApp)
  const [ueno, mori] = [await steps.aLead('ueno'), await steps.aLead('mori')]
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
  testApp.wait(10 * 86_400)
  await steps.approveAs(mori, await steps.proposeAs(ueno, '2026-11'))
  const of = async (sheet: 'period' | 'trend', period: string) =>
    (await taken({ sheet, period, targetType: 'job', filters: {} })).csv
  expect(await of('period', '2026-11')).toContain('\r\n2026-11,,1,no,2026-10,')
  await steps.reversed('J-1')
  expect(await of('period', '2026-11')).toContain('\r\n2026-11,,1,yes,2026-10,')
  expect(await of('period', '2026-Q4')).toContain(',2026-11:1,2026-11:yes,2026-Q3,')
  expect(await of('trend', '2026-11')).toContain('\r\n2026-11,,1,yes,no,,,,,job,')
})

test('who took which figures away is in the audit log', async () => {
  await taken({
    sheet: 'period',
    period: '2026-Q4',
    with: '2026-Q2',
    targetType: 'message',
    filters: { language: 'ja' },
  })
  const [entry] = await auditPage(testApp.db, { actorId: 'rin', limit: 1 })
  expect(entry).toMatchObject({ action: 'breakdown.exported', subjectType: 'quarter', subjectId: '2026-Q4' })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({
    sheet: 'period',
    target: 'message',
    rows: 7,
    with: '2026-Q2',
    'filter.language': 'ja',
    asOf: '2026-11-24',
  })
})
