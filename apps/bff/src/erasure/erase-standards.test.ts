import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { grantStandard, tellCertifiedClient } from '../testing/granted-standards.ts'
import { changedStandard, dryRunOf } from '../testing/stored-standards.ts'
import { openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { eraseMember } from './erase-member.ts'
import { getErasable } from './get-erasures.ts'

const admin = person('kanri', 'admin')
const [THEIRS, ANOTHERS] = ['U-4711', 'U-1']
const ERASE = { memberId: THEIRS, reason: 'member_request', lastFour: '4711' } as const

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  for (const member of [THEIRS, ANOTHERS]) {
    await tellCertifiedClient(testApp, member)
    await grantStandard(testApp, member, 'verified_client')
    await testApp.rawSql(changedStandard(`c-${member}`, START, member))
    await testApp.rawSql(dryRunOf(`r-${member}`, START, member))
    await testApp.rawSql(
      `INSERT INTO standard_near_misses (standard, member_id, run_id, criterion, value, threshold, missing) VALUES ('certified_client', '${member}', 'r', 'rating', 479, 480, 21)`,
    )
  }
})
afterEach(() => testApp.close())

const TABLES = ['member_metrics', 'standard_holdings', 'standard_near_misses', 'standard_forecasts'] as const
const membersIn = async (table: string) =>
  (await testApp.rawSql(`SELECT DISTINCT member_id AS id FROM ${table} ORDER BY 1`)).map(({ id }) => id)

test('with a member goes what account standards know of them, which is counted before, and nothing of others', async () => {
  expect(await getErasable(testApp.app, admin, THEIRS)).toMatchObject({ erases: { standards: 5 } })
  const erased = await eraseMember(testApp.app, admin, ERASE)
  expect(erased.counts.standards).toBe(5)
  for (const table of TABLES) expect([table, await membersIn(table)]).toEqual([table, [ANOTHERS]])
  const changes = await testApp.rawSql(
    "SELECT member_id AS id, missed FROM standard_changes WHERE id LIKE 'c-%' ORDER BY 1",
  )
  expect(changes).toEqual([
    { id: ANOTHERS, missed: '[{"id":"photo"}]' },
    { id: THEIRS, missed: '[]' },
  ])
})

test('metrics of an erased member are not kept until the marketplace sends the member again', async () => {
  await eraseMember(testApp.app, admin, ERASE)
  const metrics = [{ metric: 'client_rating', value: 480, measuredAt: START, windowMonths: 6 } as const]
  expect(await testApp.ingest({ kind: 'metrics', body: { id: THEIRS, metrics } })).toEqual({ id: THEIRS, metrics: [] })
  expect(await membersIn('member_metrics')).toEqual([ANOTHERS])
  await tellCertifiedClient(testApp, THEIRS)
  expect(await membersIn('member_metrics')).toEqual([ANOTHERS, THEIRS])
})

test('metrics of a member the desk was never sent can be erased', async () => {
  const metrics = [{ metric: 'client_rating', value: 480, measuredAt: START, windowMonths: 6 } as const]
  await testApp.ingest({ kind: 'metrics', body: { id: 'U-4712', metrics } })
  await eraseMember(testApp.app, admin, { ...ERASE, memberId: 'U-4712', lastFour: '4712' })
  expect(await membersIn('member_metrics')).toEqual([ANOTHERS, THEIRS])
})

test('a member who is silent and holds no standard loses their metrics with their name', async () => {
  await testApp.rawSql(`DELETE FROM standard_holdings WHERE member_id = '${THEIRS}'`)
  const keys = [[THEIRS]]
  const run = { startedAt: START, days: {} as never, place: null, counts: {}, finishedAt: null }
  await testApp.app.storage.write((tx) =>
    record(tx, START, SYSTEM, { type: 'retention.stepped', class: 'silent_members', keys, run, ownerIds: [] }),
  )
  expect(await membersIn('member_metrics')).toEqual([ANOTHERS])
})
