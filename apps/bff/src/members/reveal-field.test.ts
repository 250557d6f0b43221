import type { Arrival, Member } from '@mimamori/policy/intake/intake-arrivals'
import { PERSONAL_FIELDS } from '@mimamori/policy/members/personal-fields'
import { MAX_REVEALS, type RevealChoice } from '@mimamori/policy/members/reveal-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { personalOf, revealsSince } from '@mimamori/storage/members/member-reads'
import { StorageFault, type Tx } from '@mimamori/storage/storage'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { releaseCase } from '../cases/case-leases.ts'
import { claimCase, reserveNextCases } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { holdCase, storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { aJob, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { revealField } from './reveal-field.ts'

const TARO = { displayName: '山田 太郎', email: 'taro@example.jp', phone: '090-1234-5678' }
const ABOUT = { roles: ['client'], registeredAt: START, verifications: {}, profile: {} } as unknown as Member
const aMember = (id: string): Arrival => ({ kind: 'member', body: { ...ABOUT, ...TARO, id } })
const LOOK = { memberId: 'U-1', field: 'email', reason: 'fraud_enquiry', words: '' } as const satisfies RevealChoice

let testApp: TestApp
let caseId: string
beforeEach(async () => {
  testApp = await openTestApp()
  await testApp.ingest(aMember('U-1'))
  await testApp.ingest(aJob('J-1'))
  caseId = (await testApp.caseOfJob('J-1')).id
})
afterEach(() => testApp.close())

const look = (actor = sato, change: Partial<RevealChoice & { caseId: string | null }> = {}) =>
  revealField(testApp.app, actor, { ...LOOK, caseId, ...change })

const logged = () => auditPage(testApp.db, { action: 'member.revealed', limit: 100 })
const shown = (work: Promise<{ value: string }>) =>
  work.then(
    ({ value }) => value,
    () => null,
  )

test('whoever holds the case sees the field, and the log says who saw what of whom and why, but not the value', async () => {
  await claimCase(testApp.app, sato, caseId)
  expect(await look()).toEqual({ value: TARO.email })
  const [entry, ...more] = await logged()
  expect(more).toEqual([])
  expect(entry).toMatchObject({ actorId: 'sato', subjectType: 'member', subjectId: 'U-1' })
  const member = await personalOf(testApp.db, testApp.app.storage.vault, 'U-1')
  const detail = JSON.parse(entry?.detail ?? '{}')
  expect(detail).toMatchObject({ field: 'email', reason: 'fraud_enquiry', caseId })
  expect(detail.proof).toBe(member?.provable(TARO.email))
  expect(await revealsSince(testApp.db, 'sato', '')).toEqual([START])
  // another reason than those there are is said in words; the log has its code alone
  expect(await look(sato, { reason: 'other', words: ' 本人からの電話 ' })).toEqual({ value: TARO.email })
  expect((await logged()).map(({ detail }) => JSON.parse(detail).reason)).toEqual(['other', 'fraud_enquiry'])
  expect(await testApp.rawSql("SELECT reason FROM disclosures WHERE reason LIKE 'other%'")).toEqual([
    { reason: 'other: 本人からの電話' },
  ])
})

test('whoever holds the case of a contact reminder sees a field of either side, and of nobody else', async () => {
  for (const id of ['U-2', 'U-3']) await testApp.ingest(aMember(id))
  const caseOf = await storeReminder(testApp, { id: 'CR-1', client: 'U-1', freelancer: 'U-2', state: 'due' })
  await holdCase(testApp, 'sato', caseOf)
  for (const memberId of ['U-1', 'U-2'])
    expect(await look(sato, { memberId, caseId: caseOf })).toEqual({ value: TARO.email })
  expect(await refusalOf(look(sato, { memberId: 'U-3', caseId: caseOf }))).toBe('not_in_case')
})

test('an enquiry shows a field of who asked by the marketplace, and never of whom somebody at the desk linked or entered', async () => {
  await testApp.ingest(aMember('U-2'))
  const enquiry = await storeEnquiry(testApp, { id: 'E-1', memberId: 'U-2', linkedMember: 'U-1', state: 'open' })
  await holdCase(testApp, 'sato', enquiry)
  expect(await look(sato, { memberId: 'U-2', caseId: enquiry })).toEqual({ value: TARO.email })
  expect(await refusalOf(look(sato, { memberId: 'U-1', caseId: enquiry }))).toBe('not_in_case')
  await testApp.rawSql("UPDATE enquiries SET entered_by = 'sato'")
  expect(await refusalOf(look(sato, { memberId: 'U-2', caseId: enquiry }))).toBe('not_in_case')
})

test('a field stays masked for whoever does not hold the case, and for whom it is not about', async () => {
  expect(await refusalOf(look())).toBe('lease_lost')
  expect(await refusalOf(look(sato, { caseId: null }))).toBe('reveal_needs_case')
  await claimCase(testApp.app, sato, caseId)
  expect(await refusalOf(look(suzuki))).toBe('lease_lost')
  expect(await refusalOf(look(sato, { memberId: 'U-2' }))).toBe('not_in_case')
  expect(await refusalOf(look(sato, { reason: 'other', words: '  ' }))).toBe('reason_required')
  const { fence } = await testApp.caseOfJob('J-1')
  await releaseCase(testApp.app, sato, { caseId, fence })
  expect(await refusalOf(look())).toBe('lease_lost')
  expect(await logged()).toEqual([])
})

test('a case that only lies ready gives nothing away', async () => {
  await reserveNextCases(testApp.app, sato, { view: 'flagged', filters: {} } as never, 1)
  expect((await getReview(testApp.app, sato, caseId)).member?.email).toBe('t***@e***.jp')
  expect(await refusalOf(look())).toBe('case_not_on_screen')
})

test('leads see a field without a case; auditors and admins never, and not even its mask', async () => {
  expect(await look(tanaka, { caseId: null })).toEqual({ value: TARO.email })
  for (const role of ['auditor', 'admin'] as const) {
    expect(await refusalOf(look(person('ota', role), { caseId: null }))).toBe('not_permitted')
    const seen = await getReview(testApp.app, person('ota', role), caseId)
    expect(seen.member).toMatchObject({ displayName: '***', email: '***', phone: '***' })
  }
})

test('twenty an hour and sixty a day are the end of it, and a review says so beforehand', async () => {
  const again = () => look(tanaka)
  for (let hour = 0; hour < MAX_REVEALS.day / MAX_REVEALS.hour; hour++) {
    for (let n = 0; n < MAX_REVEALS.hour; n++) await again()
    expect(await refusalOf(again())).toBe('too_many_reveals')
    testApp.wait(3600)
  }
  expect(await refusalOf(again())).toBe('too_many_reveals')
  expect((await getReview(testApp.app, tanaka, caseId)).revealing).toBe('too_many_reveals')
  expect((await getReview(testApp.app, suzuki, caseId)).revealing).toBe('lease_lost')
  testApp.wait(22 * 3600)
  expect(await shown(again())).toBe(TARO.email)
})

test('when the log cannot be written to the end, nothing is shown', async () => {
  await claimCase(testApp.app, sato, caseId)
  const { app } = testApp
  /** everything is read and written; only then the disk is full */
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    app.storage.write(async (tx) => {
      await work(tx)
      throw new StorageFault('disk full')
    })
  const failing = { ...app, storage: { ...app.storage, write } }
  await expect(revealField(failing, sato, { ...LOOK, caseId })).rejects.toThrow('disk full')
  expect(await logged()).toEqual([])
  expect(await revealsSince(testApp.db, 'sato', '')).toEqual([])
  expect(await shown(look())).toBe(TARO.email)
})

test('whatever is shown to several people at once, every single one is in the log', async () => {
  await claimCase(testApp.app, sato, caseId)
  for (let n = 2; n < 6; n++) await testApp.ingest(aMember(`U-${n}`))
  const lead = (n: number) => person(`lead-${n % 3}`, 'lead')
  const asked = Array.from({ length: 90 }, (_, n) => {
    const about = { memberId: `U-${(n * 7) % 8}`, field: PERSONAL_FIELDS[n % 3] ?? 'email', caseId: null }
    return shown(n % 5 === 0 ? look(sato, { memberId: `U-${n % 2}` }) : look(lead(n), about))
  })
  const seen = (await Promise.all(asked)).filter((value) => value !== null)
  expect(seen.length).toBeGreaterThan(20)
  const entries = await logged()
  expect(entries).toHaveLength(seen.length)
  const people = ['sato', 'lead-0', 'lead-1', 'lead-2']
  const rows = await Promise.all(people.map((id) => revealsSince(testApp.db, id, '')))
  expect(rows.flat()).toHaveLength(seen.length)
  expect(Math.max(...rows.map((mine) => mine.length))).toBeLessThanOrEqual(MAX_REVEALS.hour)
})
