import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { countsOpen } from '@mimamori/storage/queue/queue-count-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ingestArrival } from '../intake/ingest-arrival.ts'
import { grantStandard } from '../testing/granted-standards.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { releaseClaims } from '../workflows/release-claims.ts'
import { releaseCase, releaseExpiredLeases, renewLease } from './case-leases.ts'
import { claimCase, claimNextCase, claimNextCaseId, reserveNextCases } from './claim-case.ts'
import { presentStoredCase } from './get-case.ts'
import { escalateCase, snoozeCase } from './set-aside-case.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const sato = person('sato')
const suzuki = person('suzuki')
const refusal = (cause: unknown) => (cause as { data?: { refusal?: string } }).data?.refusal
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'was allowed',
    (cause: unknown) => refusal(cause),
  )

async function jobs(n: number) {
  for (let i = 1; i <= n; i++) await testApp.ingest(aJob(`J-${i}`))
}

test('of a list of cases that somebody holds there is none to take', async () => {
  await jobs(1)
  for (const holder of ['me', 'suzuki'])
    expect(await claimNextCaseId(testApp.app, sato, { view: 'flagged', filters: { holder } })).toBeNull()
  expect(await claimNextCaseId(testApp.app, sato, { view: 'flagged', filters: { holder: 'nobody' } })).not.toBeNull()
})

test('of a list of what holders of a standard posted, only that is claimed and reserved', async () => {
  await testApp.ingest(aJob('J-1', { clientId: 'U-1' }))
  for (const id of ['J-2', 'J-3']) await testApp.ingest(aJob(id, { clientId: 'U-2' }))
  await grantStandard(testApp, 'U-2', 'certified_client')
  const source = { view: 'flagged', filters: { standard: 'certified_client' } } as const
  const other = { view: 'flagged', filters: { standard: 'verified_client' } } as const
  expect(await claimNextCaseId(testApp.app, sato, other)).toBeNull()
  const jobOf = async (id: string) => (await caseById(testApp.db, id))?.target.id
  const reserved = await reserveNextCases(testApp.app, sato, source, 2)
  expect((await Promise.all(reserved.map(jobOf))).sort()).toEqual(['J-2', 'J-3'])
  expect(await reserveNextCases(testApp.app, sato, source, 2)).toEqual(reserved)
  expect((await caseById(testApp.db, reserved[0] ?? ''))?.fence, 'it was kept, not given back and taken anew').toBe(1)
  // what is reserved is no longer of that list, and is given back
  expect(await reserveNextCases(testApp.app, sato, other, 2)).toEqual([])
  for (const id of reserved) expect(await caseById(testApp.db, id)).toMatchObject({ state: 'open', lease: null })
  expect(await jobOf((await claimNextCaseId(testApp.app, sato, source)) ?? '')).toMatch(/^J-[23]$/)
})

test('200 claims at once, by eight people: no case twice, none left out', async () => {
  await jobs(200)
  const people = Array.from({ length: 8 }, (_, n) => person(`moderator-${n}`))
  const claims = Array.from({ length: 200 }, (_, n) =>
    claimNextCaseId(testApp.app, people[n % 8] ?? sato, { view: 'flagged' }),
  )
  const ids = await Promise.all(claims)
  expect(new Set(ids).size).toBe(200)
  expect(ids).not.toContain(null)
  expect(await claimNextCaseId(testApp.app, sato, { view: 'flagged' })).toBeNull()
  expect(await countsOpen(testApp.db)).toMatchObject({ flagged: 0, patrol: 0 })
})

test('a case that arrives in the transaction of its claim is shown whole', async () => {
  const write = ingestArrival(aJob('J-1'), testApp.app)
  // of what arrives at the same time SQLite makes one transaction
  const arriving = testApp.app.storage.write((tx) => write(tx, testApp.app.clock.now(), SYSTEM))
  const claim = () =>
    claimNextCase(testApp.app, sato, { view: 'flagged' }, (it) => presentStoredCase(testApp.app, sato, it))
  const [, first] = await Promise.all([arriving, claim()])
  const review = first ?? (await claim())
  expect(review).toMatchObject({ state: 'claimed', content: { title: '【簡単】アンケート回答のお仕事' } })
})

test('the case with the smallest rank comes first', async () => {
  await jobs(3)
  await testApp.ingest(
    aJob('J-2', {
      engagements: { contracts: 4, escrowedYen: 200_000, freelancers: 4 },
      updatedAt: '2026-11-24T01:00:01.000Z',
    }),
  )
  const id = await claimNextCaseId(testApp.app, sato, { view: 'flagged' })
  expect((await caseById(testApp.db, id ?? ''))?.target.id).toBe('J-2')
})

test('a case somebody holds cannot be taken, until the lease ends', async () => {
  await jobs(1)
  const { id } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, id)
  expect(await refusalOf(claimCase(testApp.app, suzuki, id))).toBe('held_by_other')
  testApp.wait(120)
  await claimCase(testApp.app, suzuki, id)
  expect(await caseById(testApp.db, id)).toMatchObject({ fence: 2, lease: { holder: 'suzuki' } })
})

test('a heartbeat keeps the claim; without one the case is open again for everybody', async () => {
  await jobs(1)
  const { id } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, id)
  testApp.wait(90)
  await renewLease(testApp.app, sato, { caseId: id, fence: 1 })
  testApp.wait(119)
  expect(await releaseExpiredLeases(testApp.app)).toBe(0)
  testApp.wait(1)
  expect(await releaseExpiredLeases(testApp.app)).toBe(1)
  expect(await caseById(testApp.db, id)).toMatchObject({ state: 'open', lease: null })
  expect(await refusalOf(renewLease(testApp.app, sato, { caseId: id, fence: 1 }))).toBe('lease_lost')
  expect(await countsOpen(testApp.db)).toMatchObject({ flagged: 1, patrol: 0 })
})

test('at most two reservations a person, each with its own fence, promoted when its case is painted', async () => {
  await jobs(5)
  const first = await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 2)
  const again = await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 2)
  expect(first).toHaveLength(2)
  expect(again).toEqual(first)
  const [id = ''] = first
  expect(await caseById(testApp.db, id)).toMatchObject({ fence: 1, lease: { kind: 'reservation' } })
  expect(await refusalOf(claimCase(testApp.app, suzuki, id))).toBe('held_by_other')
  await renewLease(testApp.app, sato, { caseId: id, fence: 1 })
  expect(await caseById(testApp.db, id)).toMatchObject({ fence: 1, lease: { kind: 'claim' } })
  const [promoted] = await auditPage(testApp.db, { limit: 1 })
  expect(promoted).toMatchObject({ action: 'case.claimed', subjectId: id, actorId: 'sato' })
  await renewLease(testApp.app, sato, { caseId: id, fence: 1 })
  expect((await auditPage(testApp.db, { limit: 1 }))[0]?.seq, 'a heartbeat is in no log').toBe(promoted?.seq)
  expect(await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 2)).toHaveLength(2)
})

test('what lies ready stays in the order of its list, however the desk ranks it', async () => {
  await jobs(1)
  testApp.wait(1)
  const later = testApp.app.clock.now()
  // ranked before the older one
  const engagements = { contracts: 4, escrowedYen: 200_000, freelancers: 4 }
  await testApp.ingest(aJob('J-2', { engagements, postedAt: later, updatedAt: later }))
  const [older, younger] = [await testApp.caseOfJob('J-1'), await testApp.caseOfJob('J-2')]
  expect(younger.rank).toBeLessThan(older.rank)
  const byAge = { view: 'flagged', sort: 'age' } as const
  await reserveNextCases(testApp.app, sato, byAge, 2)
  expect(await reserveNextCases(testApp.app, sato, byAge, 2)).toEqual([older.id, younger.id])
  expect(await claimNextCaseId(testApp.app, sato, byAge)).toBe(older.id)
})

test('a reservation ends after a minute', async () => {
  await jobs(1)
  await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 1)
  testApp.wait(59)
  expect(await releaseExpiredLeases(testApp.app)).toBe(0)
  testApp.wait(1)
  expect(await releaseExpiredLeases(testApp.app)).toBe(1)
})

test('releasing and signing out give cases back', async () => {
  await jobs(2)
  const id = (await claimNextCaseId(testApp.app, sato, { view: 'flagged' })) ?? ''
  await claimNextCaseId(testApp.app, sato, { view: 'flagged' })
  await releaseCase(testApp.app, sato, { caseId: id, fence: 1 })
  expect(await countsOpen(testApp.db)).toMatchObject({ flagged: 1, patrol: 0 })
  const { storage, clock } = testApp.app
  await storage.write((tx) => releaseClaims(tx, clock.now(), { by: sato.id, of: sato.id }))
  expect(await countsOpen(testApp.db)).toMatchObject({ flagged: 2, patrol: 0 })
})

test('an admin has no case rights', async () => {
  await jobs(1)
  expect(await refusalOf(claimNextCaseId(testApp.app, person('boss', 'admin'), { view: 'flagged' }))).toBe(
    'not_permitted',
  )
})

test('whoever leaves the review screen and takes the next case gets what lay ready for them, and nobody else does', async () => {
  await jobs(2)
  const ready = await reserveNextCases(testApp.app, sato, { view: 'flagged' }, 2)
  expect(await claimNextCaseId(testApp.app, suzuki, { view: 'flagged' })).toBeNull()
  expect(await claimNextCaseId(testApp.app, sato, { view: 'patrol' })).toBeNull()
  expect(await claimNextCaseId(testApp.app, sato, { view: 'flagged' })).toBe(ready[0])
  expect((await caseById(testApp.db, ready[0] ?? ''))?.lease?.kind).toBe('claim')
})

test('of the snoozed cases a moderator gets the next that does not wait for a lead', async () => {
  await jobs(2)
  const [asked, other] = [await testApp.caseOfJob('J-1'), await testApp.caseOfJob('J-2')]
  const lead = person('tanaka', 'lead')
  const until = (minutes: number) => new Date(Date.parse(testApp.app.clock.now()) + minutes * 60_000).toISOString()
  await claimCase(testApp.app, sato, asked.id)
  await escalateCase(testApp.app, sato, { caseId: asked.id, fence: 1 }, '判断が付きません')
  await claimCase(testApp.app, lead, asked.id)
  await snoozeCase(testApp.app, lead, { caseId: asked.id, fence: 2 }, until(20))
  await claimCase(testApp.app, sato, other.id)
  await snoozeCase(testApp.app, sato, { caseId: other.id, fence: 1 }, until(30))
  expect(await claimNextCaseId(testApp.app, suzuki, { view: 'snoozed' })).toBe(other.id)
  expect(await claimNextCaseId(testApp.app, suzuki, { view: 'snoozed' })).toBeNull()
  expect(await claimNextCaseId(testApp.app, lead, { view: 'snoozed' })).toBe(asked.id)
})
