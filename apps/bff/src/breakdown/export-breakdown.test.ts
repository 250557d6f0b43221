import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { exportBreakdown } from './export-breakdown.ts'
import { createTrendLoader } from './get-breakdown-trend.ts'

const rin = person('rin', 'lead')

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

test('a month is taken away as CSV: counts under codes, nobody in it, and no formula of somebody else', async () => {
  const { name, csv, rows } = await taken({ sheet: 'month', month: '2026-11' })
  expect(name).toBe('breakdown-month-2026-11.csv')
  const [head = '', ...lines] = csv.trimEnd().split('\r\n')
  expect(head.startsWith('\ufeffmonth,as_of_day,target_type,dimension,key,count,share')).toBe(true)
  expect(lines.length).toBe(rows)
  expect(lines).toContain('2026-11,24,job,category,direct_deal,1,1,0.04,0,1,0')
  expect(lines).toContain('2026-11,24,job,measure,hide,1,1,,,,')
  expect(lines).toContain(`2026-11,24,job,job_category,"'=HYPERLINK(""https://example.jp"")",1,1,,,,`)
  expect(csv).not.toMatch(/U-1|J-1|sato/)
})

test('13 months are taken away with every category of each, and what came and went', async () => {
  const { csv, rows } = await taken({ sheet: 'trend', month: '2026-11', targetType: 'job' })
  expect(rows).toBe(13 * 7)
  expect(csv).toContain('\r\n2026-11,24,job,direct_deal,1,1,1,1,1,0,0,1,1,0\r\n')
  expect(csv).toContain('\r\n2025-11,,job,mlm,0,,0,0,0,0,,,0,0\r\n')
})

test('who took which figures away is in the audit log', async () => {
  await taken({ sheet: 'month', month: '2026-11', targetType: 'message' })
  const [entry] = await auditPage(testApp.db, { actorId: 'rin', limit: 1 })
  expect(entry).toMatchObject({ action: 'breakdown.exported', subjectType: 'month', subjectId: '2026-11' })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ sheet: 'month', target: 'message', rows: 7 })
})
