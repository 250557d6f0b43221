import { plusSeconds } from '@mimamori/policy/instant'
import { csvFile } from '@mimamori/policy/text/csv-format'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import type { IncidentQuery } from '@mimamori/storage/incidents/seen-row-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { holdCase, storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, CLEAN, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { askIncident } from './ask-incident.ts'
import { exportIncident } from './export-incident.ts'

const kanae = person('kanae', 'auditor')
const DAY = { from: START, until: plusSeconds(START, 86_400) }

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  for (const id of ['sato', 'suzuki']) await storeAccount(testApp.app, { id, login: id, alias: `事務局 ${id}` })
})
afterEach(() => testApp.close())

/** Members the desk knows, by id alone. */
async function know(...ids: string[]) {
  for (const id of ids) {
    const said = { displayName: '山田 太郎', email: `${id}@example.jp`, phone: '090-1234-5678' }
    const about = { roles: ['client'] as const, registeredAt: START, verifications: {}, profile: {} } as never
    await testApp.ingest({ kind: 'member', body: { id, ...said, ...(about as object) } as never })
  }
}

async function disclosed(staffId: string, memberId: string, change: Record<string, string> = {}) {
  testApp.wait(60)
  const row = { kind: 'reveal', field: 'email', reason: 'contact', ...change }
  const values = [testApp.app.clock.now() + staffId + memberId + row.field, testApp.app.clock.now(), staffId, memberId]
  const all = [...values, row.kind, row.field, row.reason].map((value) => `'${value}'`).join(', ')
  await testApp.rawSql(`INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason) VALUES (${all})`)
}

async function opened(as: typeof sato, jobId: string, clientId: string) {
  await testApp.ingest(aJob(jobId, { clientId, description: CLEAN }))
  testApp.wait(60)
  const { id, number } = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, as, id)
  return number
}

const ask = (asked: Partial<IncidentQuery> & Pick<IncidentQuery, 'by' | 'id'>) =>
  askIncident(testApp.app, kanae, { ...DAY, ...asked }, null)

test('whose data a person saw is told by member: when first and last, what of it, why, and in which cases', async () => {
  await know('U-1', 'U-2')
  const number = await opened(sato, 'J-1', 'U-1')
  await disclosed('sato', 'U-1')
  await disclosed('sato', 'U-1', { field: 'phone', reason: 'identity' })
  await disclosed('sato', 'U-2', { kind: 'export', field: 'export' })
  await disclosed('suzuki', 'U-2')
  const page = await ask({ by: 'person', id: 'sato' })
  expect(page).toMatchObject({ about: { id: 'sato', alias: '事務局 sato' }, of: { groups: 2, times: 4 }, next: null })
  expect(page.groups.map(({ subject, n }) => [subject.id, n])).toEqual([
    ['U-2', 1],
    ['U-1', 3],
  ])
  expect(page.groups[1]).toMatchObject({
    first: plusSeconds(START, 60),
    last: plusSeconds(START, 180),
    fields: ['email', 'phone'],
    reasons: ['contact', 'identity'],
    cases: [number],
    casesInAll: 1,
  })
  expect(page.groups[1]?.kinds).toEqual([
    { kind: 'reveal', n: 2 },
    { kind: 'opened', n: 1 },
  ])
})

test('whoever opens a contact reminder or an enquiry has seen the data of both sides, and of nobody where nobody is known', async () => {
  await know('U-1', 'U-2', 'U-3', 'U-4')
  const reminder = await storeReminder(testApp, { id: 'CR-1', client: 'U-1', freelancer: 'U-2', state: 'due' })
  const enquiry = await storeEnquiry(testApp, { id: 'E-1', memberId: 'U-3', linkedMember: 'U-4', state: 'open' })
  const nobody = await storeEnquiry(testApp, { id: 'E-2', memberId: null, linkedMember: '', state: 'open' })
  for (const caseId of [reminder, enquiry, nobody]) await holdCase(testApp, 'sato', caseId)
  const page = await ask({ by: 'person', id: 'sato' })
  expect(page.of).toEqual({ groups: 4, times: 4 })
  expect(page.groups.map(({ subject, cases, kinds }) => [subject.id, cases, kinds]).toSorted()).toEqual([
    ['U-1', [1], [{ kind: 'opened', n: 1 }]],
    ['U-2', [1], [{ kind: 'opened', n: 1 }]],
    ['U-3', [2], [{ kind: 'opened', n: 1 }]],
    ['U-4', [2], [{ kind: 'opened', n: 1 }]],
  ])
  for (const id of ['U-1', 'U-2', 'U-3', 'U-4'])
    expect((await ask({ by: 'member', id })).groups.map(({ subject, n }) => [subject.id, n])).toEqual([['sato', 1]])
})

test('who saw data of a member is told by person, and an instant outside the time is not part of it', async () => {
  await know('U-1')
  await opened(suzuki, 'J-1', 'U-1')
  await disclosed('sato', 'U-1')
  const at = testApp.app.clock.now()
  expect((await ask({ by: 'member', id: 'U-1' })).groups.map(({ subject }) => subject.alias)).toEqual([
    '事務局 sato',
    '事務局 suzuki',
  ])
  expect((await ask({ by: 'member', id: 'U-1', from: at })).groups.map(({ subject }) => subject.id)).toEqual(['sato'])
  expect((await ask({ by: 'member', id: 'U-1', until: at })).groups.map(({ subject }) => subject.id)).toEqual([
    'suzuki',
  ])
})

test('a long answer goes on behind its last line, nobody in it is left out or told twice, and each page is in the audit log', async () => {
  const all = Array.from({ length: 120 }, (_, n) => `U-${n}`)
  // several at one instant: the id decides
  const rows = all.map(
    (id, n) => `('d${n}', '${plusSeconds(START, Math.floor(n / 7))}', 'sato', '${id}', 'reveal', 'email', 'contact')`,
  )
  await testApp.rawSql(
    `INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason) VALUES ${rows.join()}`,
  )
  const told: string[] = []
  let next: Awaited<ReturnType<typeof ask>>['next'] = null
  do {
    const page = await askIncident(testApp.app, kanae, { by: 'person', id: 'sato', ...DAY }, next)
    told.push(...page.groups.map(({ subject }) => subject.id))
    next = page.next
  } while (next)
  expect(told).toHaveLength(120)
  expect(new Set(told)).toEqual(new Set(all))
  const asked = await auditPage(testApp.db, { action: 'incident.asked', limit: 9 })
  expect(asked.map(({ actorId, detail }) => [actorId, JSON.parse(detail ?? '').found])).toEqual([
    ['kanae', 20],
    ['kanae', 50],
    ['kanae', 120],
  ])
})

test('every question is in the audit log with ids alone; a file is in it before it is given away', async () => {
  await know('U-1')
  await disclosed('sato', 'U-1')
  await ask({ by: 'member', id: 'U-1' })
  const { csv, rows } = await exportIncident(testApp.app, kanae, { by: 'member', id: 'U-1', ...DAY })
  expect(rows).toBe(1)
  expect(csv).toBe(
    '\ufeffat_jst,member_id,staff_id,staff_alias,kind,field,reason,case_number\r\n' +
      '2026-11-24 10:01:00,U-1,sato,事務局 sato,reveal,email,contact,\r\n',
  )
  const [file, question] = await auditPage(testApp.db, { actorId: 'kanae', limit: 5 })
  expect([file?.action, question?.action]).toEqual(['incident.exported', 'incident.asked'])
  expect(JSON.parse(file?.detail ?? '')).toEqual({ from: DAY.from, to: DAY.until, found: 1 })
  expect(file).toMatchObject({ subjectType: 'member', subjectId: 'U-1' })
  expect(await refusalOf(ask({ by: 'member', id: 'U-unknown' }))).toMatch(/NOT_FOUND|Not Found/i)
})

test('a file holds twenty thousand times and no more: one more, and nothing is given away or noted', async () => {
  await know('U-1')
  const add = (from: number, to: number) =>
    testApp.rawSql(`WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
      INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason)
      SELECT 'd' || i, '${START}', 'sato', 'U-1', 'reveal', 'email', 'contact' FROM n`)
  const take = () => exportIncident(testApp.app, kanae, { by: 'member', id: 'U-1', ...DAY })
  await add(1, 20_000)
  expect((await take()).rows).toBe(20_000)
  await add(20_001, 20_001)
  expect(await refusalOf(take())).toBe('too_many_rows')
  expect(await auditPage(testApp.db, { action: 'incident.exported', limit: 5 })).toHaveLength(1)
})

test('nothing in a file runs as a formula, and what a spreadsheet would part stays together', () => {
  expect(csvFile([['=HYPERLINK("x")', '+1', '-1', '@a', 'a,b', 3]])).toBe(
    `\ufeff"'=HYPERLINK(""x"")",'+1,'-1,'@a,"a,b",3\r\n`,
  )
})

test('of many cases in which a member was seen the newest twenty are named, and how many there were', async () => {
  await know('U-1')
  const numbers: number[] = []
  for (let n = 1; n <= 22; n++) numbers.unshift(await opened(sato, `J-${n}`, 'U-1'))
  const [group] = (await ask({ by: 'person', id: 'sato' })).groups
  expect(group).toMatchObject({ n: 22, cases: numbers.slice(0, 20), casesInAll: 22 })
})

test('the look-ups of a person stand on the first page of a report, and on no other', async () => {
  const ids = Array.from({ length: 52 }, (_, n) => `U-${n + 1}`)
  await know(...ids)
  for (const id of ids) await disclosed('sato', id)
  const first = await ask({ by: 'person', id: 'sato' })
  expect([first.groups.length, first.lookups?.lines]).toEqual([50, []])
  const second = await askIncident(testApp.app, kanae, { ...DAY, by: 'person', id: 'sato' }, first.next)
  expect([second.groups.map(({ subject }) => subject.id), second.lookups, second.next]).toEqual([
    ['U-2', 'U-1'],
    null,
    null,
  ])
})
