import { plusSeconds } from '@mimamori/policy/instant'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import type { IncidentQuery } from '@mimamori/storage/incidents/seen-row-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lookUpMembers } from '../members/look-up-members.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aMember, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { askIncident, listRefusedLookups } from './ask-incident.ts'
import { exportIncident } from './export-incident.ts'

const kanae = person('kanae', 'auditor')
const DAY = { from: START, until: plusSeconds(START, 86_400) }

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccount(testApp.app, { id: 'sato', login: 'sato', alias: '事務局 sato' })
})
afterEach(() => testApp.close())

async function know(...ids: string[]) {
  for (const id of ids) await testApp.ingest(aMember(id))
}

const ask = (asked: Pick<IncidentQuery, 'by' | 'id'>) => askIncident(testApp.app, kanae, { ...DAY, ...asked }, null)

const lookUp = (value: string, kind: 'email' | 'phone' = 'email') =>
  lookUpMembers(testApp.app, sato, { kind, value }, 'fraud_enquiry').catch(() => null)

test('look-ups of a person are listed with those that found nobody, and nowhere with what was looked for', async () => {
  await know('U-1', 'U-2')
  const at = [START]
  for (const value of ['u-1@example.jp', 'kiri.canary83@kanaria.example']) {
    await lookUp(value)
    testApp.wait(60)
    at.unshift(testApp.app.clock.now())
  }
  await lookUp('09012345678', 'phone')
  const page = await ask({ by: 'person', id: 'sato' })
  const said = { reason: 'fraud_enquiry', outcome: 'found', field: 'phone' } as const
  expect(page.lookups).toEqual({
    lines: [
      { ...said, at: at[0], memberId: 'U-2' },
      { ...said, at: at[0], memberId: 'U-1' },
      { ...said, at: at[1], field: 'email', outcome: 'missed', memberId: null },
      { ...said, at: at[2], field: 'email', memberId: 'U-1' },
    ],
    counts: { found: 3, missed: 1, refused: 0 },
  })
  expect(page.groups.map(({ subject, n }) => [subject.id, n])).toEqual([
    ['U-2', 1],
    ['U-1', 2],
  ])
  expect(page.of, 'nobody is no member').toEqual({ groups: 2, times: 3 })
  const { csv, rows } = await exportIncident(testApp.app, kanae, { by: 'person', id: 'sato', ...DAY })
  expect(rows).toBe(4)
  expect(csv).toContain('2026-11-24 10:01:00,,sato,事務局 sato,lookup_missed,email,fraud_enquiry,\r\n')
  const everything = JSON.stringify([page, csv, await auditPage(testApp.db, { limit: 100 })])
  for (const secret of ['canary83', 'kanaria', '09012345678', 'example.jp']) expect(everything).not.toContain(secret)
})

test('who looked a member up stands in the incident of that member, and misses in nobody’s', async () => {
  await know('U-1')
  await lookUp('u-1@example.jp')
  await lookUp('nobody@example.jp')
  const page = await ask({ by: 'member', id: 'U-1' })
  expect(page.lookups).toBeNull()
  expect(page.groups).toMatchObject([
    { subject: { id: 'sato' }, n: 1, kinds: [{ kind: 'lookup', n: 1 }], fields: ['email'], reasons: ['fraud_enquiry'] },
  ])
})

test('whose look-ups were refused is told until somebody else looks into it', async () => {
  const told = () => listRefusedLookups(testApp.app)
  for (let n = 0; n < 15; n++) await lookUp(`nobody${n}@example.jp`)
  expect(await told()).toEqual([])
  for (let n = 0; n < 5; n++) await lookUp('nobody@example.jp')
  const line = { id: 'sato', alias: '事務局 sato', n: 1, lastAt: START, examined: false }
  expect(await told()).toEqual([line])
  expect((await ask({ by: 'person', id: 'sato' })).lookups).toMatchObject({
    lines: [{ outcome: 'refused', memberId: null }, ...Array(15).fill({ outcome: 'missed' })],
    counts: { found: 0, missed: 15, refused: 1 },
  })
  testApp.wait(60)
  await askIncident(testApp.app, sato, { by: 'person', id: 'sato', ...DAY }, null)
  expect(await told(), 'nobody is done with their own').toEqual([line])
  await ask({ by: 'person', id: 'sato' })
  expect(await told()).toEqual([{ ...line, examined: true }])
  testApp.wait(30 * 86_400 - 60)
  expect(await told()).toEqual([{ ...line, examined: true }])
  testApp.wait(1)
  expect(await told()).toEqual([])
})
