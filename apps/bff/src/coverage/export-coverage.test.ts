import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { exportCoverage } from './export-coverage.ts'

const rin = person('rin', 'lead')
const DAY_SECONDS = 86_400

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const exported = (of: 'reminders' | 'enquiries', from = '2026-11-24', to = from) =>
  exportCoverage(testApp.app, rin, { of, range: { from, to } })
const linesOf = ({ csv }: { csv: string }) => csv.trimEnd().split('\r\n').slice(1)

test('contact reminders are exported with ids, states, outcome and amount, and none of their words', async () => {
  const said = { title: '契約の名前', text: '申請の文', answer: '回答の文', written: '通知の文' }
  await storeReminder(testApp, { ...said, id: 'CR-1' })
  await storeReminder(testApp, { ...said, id: 'CR-2', requestedBy: 'client', state: 'answered' })
  const file = await exported('reminders')
  expect(file.name).toBe('reminders-2026-11-24-2026-11-24.csv')
  expect(linesOf(file)).toEqual([
    'CR-1,C-CR-1,U-1,U-2,freelancer,2026-11-24,2026-11-24,decided,,,1,payment_confirmed,30000,1,2026-11-24,0,',
    'CR-2,C-CR-2,U-1,U-2,client,2026-11-24,2026-11-24,answered,2026-11-24,,,,,,,,',
  ])
  expect(file.csv).not.toMatch(/名前|の文|sato/)
})

test('an outcome that can still be taken back is not exported', async () => {
  await storeReminder(testApp, { id: 'CR-1' })
  await testApp.rawSql("UPDATE contact_reminders SET state = 'held'")
  expect(linesOf(await exported('reminders'))).toEqual([expect.stringContaining(',held,,,1,,,,,,')])
})

test('enquiries are exported with ids, what was paid and what came of it, and none of their words', async () => {
  await storeEnquiry(testApp, { id: 'E-1', text: '相談の文', statedName: 'tanaka_design', written: '回答の文' })
  await testApp.rawSql(
    `INSERT INTO enquiry_cases (enquiry_id, side, case_id, at, "by") VALUES ('E-1', 'member', 'x', '', 'sato'), ('E-1', 'job', 'y', '', 'sato')`,
  )
  await storeEnquiry(testApp, { id: 'E-2', memberId: null, linkedMember: null, state: 'open' })
  const file = await exported('enquiries')
  expect(linesOf(file)).toEqual([
    'E-1,U-2,U-1,,intake,2026-11-24,answered,1,yes,20000,,,,2,2026-11-24',
    'E-2,,,,intake,2026-11-24,open,2,yes,20000,,,,0,',
  ])
  expect(file.csv).not.toMatch(/の文|tanaka|sato/)
})

test('a range has its first and last day, Japan time, and goes on over more rows than are read at once', async () => {
  // from ten in the morning to midnight in Japan
  testApp.wait(14 * 3_600 - 1)
  await storeReminder(testApp, { id: 'CR-first', state: 'waiting' })
  testApp.wait(1)
  await storeReminder(testApp, { id: 'CR-second', state: 'waiting' })
  expect(linesOf(await exported('reminders')).map((line) => line.split(',')[0])).toEqual(['CR-first'])
  expect((await exported('reminders', '2026-11-25', '2026-11-26')).rows).toBe(1)
  const copied = Array.from(
    { length: 600 },
    (_, n) => `('E-${n}', '', '', '', '', '[]', '${testApp.app.clock.now()}', '{}', 'open', 'c-${n}')`,
  )
  await testApp.rawSql(
    `INSERT INTO enquiries (id, stated_name, stated_job_url, stated_key, text, evidence, received_at, checklist, state, case_id) VALUES ${copied.join(', ')}`,
  )
  testApp.wait(DAY_SECONDS)
  const all = linesOf(await exported('enquiries', '2026-11-24', '2026-11-26'))
  expect([all.length, new Set(all).size]).toEqual([600, 600])
})

test('who exported what is in the audit log', async () => {
  await storeReminder(testApp, { id: 'CR-1' })
  await exported('reminders', '2026-11-01', '2026-11-30')
  const [entry] = await auditPage(testApp.db, { actorId: 'rin', limit: 1 })
  expect(entry).toMatchObject({ action: 'coverage.exported', subjectType: 'export', subjectId: 'reminders' })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ from: '2026-11-01', to: '2026-11-30', rows: 1 })
})
