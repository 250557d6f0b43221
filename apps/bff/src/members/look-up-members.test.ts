import { plusSeconds } from '@mimamori/policy/instant'
import {
  LOOKUP_REASONS,
  type LookupReason,
  MAX_LOOKUP_UNITS_PER_HOUR,
} from '@mimamori/policy/members/contact-lookup-rules'
import { parseContact } from '@mimamori/policy/search/search-query'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { seenRows } from '@mimamori/storage/incidents/incident-reads'
import { lookupsInLastHour } from '@mimamori/storage/members/member-reads'
import { StorageFault, type Tx } from '@mimamori/storage/storage'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createContext } from '../create-context.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { aMember, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { findRelatedMembers, getMemberPage } from './get-member-page.ts'
import { lookUpMembers } from './look-up-members.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await testApp.ingest(aMember('U-1', { email: 'Taro@Example.jp', phone: '090-1234-5678' }))
})
afterEach(() => testApp.close())

type LookUpOptions = { as?: Staff; at?: AppContext; reason?: LookupReason }
function lookUp(typed: string, { as = sato, at = testApp.app, reason = 'fraud_enquiry' }: LookUpOptions = {}) {
  const contact = parseContact(typed)
  if (!contact) throw new Error(`${typed} is no contact`)
  return lookUpMembers(at, as, contact, reason)
}
const NOBODYS = '080-0000-0000'
const logged = (action: 'member.looked_up' | 'member.lookup_refused') => auditPage(testApp.db, { action, limit: 100 })
const spentBy = async (id: string): Promise<number> =>
  (await lookupsInLastHour(testApp.db, id, testApp.app.clock.now())).spent.reduce((n, { units }) => n + units, 0)

/** Another instance on the same database; SQLite has one, to which everything comes at once. */
async function another(): Promise<{ app: AppContext; close: () => Promise<void> }> {
  const { app } = testApp
  if (!app.storage.shared) return { app, close: async () => undefined }
  const opened = { ...(await createContext(app.settings)), clock: app.clock }
  return {
    app: opened,
    async close() {
      await opened.searchWorker.close()
      await opened.storage.close()
    },
  }
}

test('a member is looked up by the whole mail or number in any spelling, for a reason, and by no part of them', async () => {
  const typed = ['taro@example.jp', ' TARO@EXAMPLE.JP ', '09012345678', '+81 90-1234-5678', '０９０−１２３４−５６７８']
  for (const value of typed) {
    expect.soft((await lookUp(value)).members, value).toMatchObject([{ id: 'U-1', displayName: '山* 太*' }])
  }
  const entries = await logged('member.looked_up')
  expect(entries).toHaveLength(typed.length)
  expect(entries[0]).toMatchObject({ actorId: 'sato', subjectType: 'member', subjectId: 'U-1' })
  expect(JSON.parse(entries[0]?.detail ?? '')).toEqual({ field: 'phone', found: 1, reason: 'fraud_enquiry' })
  const asked = { by: 'member', id: 'U-1', from: '2026-01-01', until: '2027-01-01' } as const
  const rows = await seenRows(testApp.db, asked, 20)
  expect(rows).toHaveLength(typed.length)
  expect(new Set(rows.map(({ kind, reason }) => `${kind} ${reason}`))).toEqual(new Set(['lookup fraud_enquiry']))
  for (const value of ['taro@example', 'aro@example.jp', '0901234567']) {
    expect.soft((await lookUp(value)).members, value).toEqual([])
  }
})

test('what was spent while a clock ran days ahead keeps nobody from looking up', async () => {
  testApp.wait(3 * 86_400)
  for (let n = 0; n < MAX_LOOKUP_UNITS_PER_HOUR / 2; n++) await lookUp(NOBODYS)
  expect(await refusalOf(lookUp(NOBODYS))).toBe('too_many_lookups')
  testApp.wait(-2 * 86_400)
  expect(await refusalOf(lookUp(NOBODYS))).toBe('was allowed')
  expect(await spentBy('sato')).toBe(2)
})

test('a hit costs one unit and a miss two of thirty, of which each comes back after an hour', async () => {
  expect((await lookUp('taro@example.jp')).units).toEqual({ left: 29, nextAt: plusSeconds(START, 3600) })
  testApp.wait(600)
  expect((await lookUp(NOBODYS)).units).toEqual({ left: 27, nextAt: plusSeconds(START, 3600) })
  testApp.wait(3000)
  expect((await lookUp('taro@example.jp')).units).toEqual({ left: 27, nextAt: plusSeconds(START, 4200) })
  await testApp.ingest(aMember('U-2', { email: 'taro@example.jp' }))
  expect((await lookUp('taro@example.jp')).units.left, 'however many it finds').toBe(26)
})

test('when too few units are left a look-up is refused, and says when they are back', async () => {
  for (let n = 0; n < 14; n++) {
    await lookUp(NOBODYS)
    testApp.wait(10)
  }
  expect((await lookUp('taro@example.jp')).units.left).toBe(1)
  const refusal = await lookUp('taro@example.jp').catch((fault: unknown) => fault)
  // one unit is not enough for a miss, and whether it is one nobody knows beforehand
  expect(refusal).toMatchObject({
    status: 429,
    data: { refusal: 'too_many_lookups', until: plusSeconds(START, 3600) },
  })
  expect((await lookUp('taro@example.jp', { as: suzuki })).members, 'it is a budget of each person').toHaveLength(1)
  testApp.wait(3600 - 140 - 1)
  expect(await refusalOf(lookUp('taro@example.jp'))).toBe('too_many_lookups')
  testApp.wait(1)
  expect((await lookUp('taro@example.jp')).members).toHaveLength(1)
})

test('the first refusal of an hour is in the log, and those behind it fill nothing', async () => {
  for (let n = 0; n < 15; n++) await lookUp(NOBODYS)
  for (let n = 0; n < 40; n++) expect(await refusalOf(lookUp(NOBODYS))).toBe('too_many_lookups')
  const entries = await logged('member.lookup_refused')
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({ actorId: 'sato', subjectType: 'staff', subjectId: 'sato' })
  expect(JSON.parse(entries[0]?.detail ?? '')).toEqual({ field: 'phone', reason: 'fraud_enquiry' })
  testApp.wait(3600)
  for (let n = 0; n < 20; n++) await refusalOf(lookUp(NOBODYS))
  expect(await logged('member.lookup_refused')).toHaveLength(2)
  expect(await logged('member.looked_up')).toHaveLength(30)
})

test('look-ups at once, at two instances, never spend more than the hour has', async () => {
  const other = await another()
  const offices = [testApp.app, other.app]
  const tried = Array.from({ length: 60 }, (_, n) =>
    lookUp(n % 3 === 0 ? 'taro@example.jp' : `nobody${n}@example.jp`, { at: offices[n % 2] as AppContext }).then(
      ({ members }) => (members.length > 0 ? 1 : 2),
      () => 0,
    ),
  )
  const costs: number[] = await Promise.all(tried)
  await other.close()
  const spent = costs.reduce((sum, cost) => sum + cost, 0)
  expect(spent).toBeGreaterThanOrEqual(MAX_LOOKUP_UNITS_PER_HOUR - 1)
  expect(spent).toBeLessThanOrEqual(MAX_LOOKUP_UNITS_PER_HOUR)
  expect(await spentBy('sato')).toBe(spent)
  expect(await logged('member.lookup_refused')).toHaveLength(1)
})

test('what was spent is spent also when the desk starts again', async () => {
  for (let n = 0; n < 15; n++) await lookUp(NOBODYS)
  const { app } = testApp
  await app.searchWorker.close()
  await app.storage.close()
  Object.assign(app, { ...(await createContext(app.settings)), clock: app.clock })
  expect(await refusalOf(lookUp(NOBODYS))).toBe('too_many_lookups')
})

test('when the log cannot be written to the end, nobody is told whom a contact belongs to', async () => {
  const { app } = testApp
  /** everything is read and written; only then the disk is full */
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    app.storage.write(async (tx) => {
      await work(tx)
      throw new StorageFault('disk full')
    })
  await expect(lookUp('taro@example.jp', { at: { ...app, storage: { ...app.storage, write } } })).rejects.toThrow(
    'disk full',
  )
  expect(await logged('member.looked_up')).toEqual([])
  expect(await spentBy('sato')).toBe(0)
})

test('whoever may not reveal looks nobody up, and sees no digit and no letter of a member', async () => {
  await testApp.ingest(aMember('U-2', { email: 'taro@example.jp' }))
  for (const role of ['auditor', 'admin'] as const) {
    const as = person('ota', role)
    expect(await refusalOf(lookUp('taro@example.jp', { as }))).toBe('not_permitted')
    expect(await refusalOf(findRelatedMembers(testApp.app, as, 'U-1', 'other'))).toBe('not_permitted')
    const { member } = await getMemberPage(testApp.app, as, 'U-1')
    expect(member).toMatchObject({ displayName: '***', email: '***', phone: '***' })
  }
  for (const as of [sato, tanaka, person('saito', 'approver')]) {
    expect((await lookUp('taro@example.jp', { as })).members).toHaveLength(2)
    expect((await getMemberPage(testApp.app, as, 'U-1')).member?.phone).toBe('***-****-**78')
  }
})

test('who shares a mail or number is a look-up: it is paid for by each of the two, and refused past the limit', async () => {
  await testApp.ingest(aMember('U-2', { email: 'taro@example.jp' }))
  const related = () => findRelatedMembers(testApp.app, sato, 'U-1', 'duplicate_accounts')
  for (let n = 0; n < 15; n++) expect((await related()).members).toMatchObject([{ id: 'U-2', by: ['email', 'phone'] }])
  expect(await refusalOf(related())).toBe('too_many_lookups')
  expect(await refusalOf(lookUp(NOBODYS))).toBe('too_many_lookups')
  expect(await logged('member.lookup_refused')).toHaveLength(1)
})

test('every reason can be chosen, and stands in the log', async () => {
  for (const reason of LOOKUP_REASONS) await lookUp('taro@example.jp', { reason })
  const reasons = (await logged('member.looked_up')).map(({ detail }) => JSON.parse(detail).reason)
  expect(reasons.reverse()).toEqual([...LOOKUP_REASONS])
})
