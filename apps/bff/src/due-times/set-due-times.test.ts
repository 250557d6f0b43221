import { SHIPPED_DUE_TIMES } from '@mimamori/policy/cases/due-time-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { getDueTimes, setDueTimes } from './set-due-times.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const FASTER = { ...SHIPPED_DUE_TIMES, flagged: { urgent: 15, high: 60, medium: 90, low: 120 } }
const set = (from: string | null, times = FASTER, actor = tanaka) =>
  setDueTimes(testApp.app, actor, { from, times, reason: '年末の増員' })

/** Minutes that the case of a new job is allowed. */
async function allowed(id: string): Promise<number> {
  const at = testApp.app.clock.now()
  await testApp.ingest(aJob(id, { postedAt: at, updatedAt: at }))
  const { openedAt, dueAt } = await testApp.caseOfJob(id)
  return (Date.parse(dueAt) - Date.parse(openedAt)) / 60_000
}

test('what arrives is due by the times in force then; what has arrived keeps its own', async () => {
  expect(await allowed('J-1')).toBe(120)
  await set(null)
  expect(await allowed('J-2')).toBe(60)
  const first = await testApp.caseOfJob('J-1')
  expect(Date.parse((await caseById(testApp.db, first.id))?.dueAt ?? '') - Date.parse(first.openedAt)).toBe(
    120 * 60_000,
  )
  const [entry] = await auditPage(testApp.db, { action: 'due_times.set', limit: 1 })
  expect(entry?.actorId).toBe('tanaka')
})

test('a text that changes later is judged by the times of its case', async () => {
  await allowed('J-1')
  testApp.wait(600)
  await set(null)
  testApp.wait(600)
  const at = testApp.app.clock.now()
  await testApp.ingest(aJob('J-1', { title: '別のお仕事', updatedAt: at }))
  const { openedAt, dueAt } = await testApp.caseOfJob('J-1')
  expect(Date.parse(dueAt) - Date.parse(openedAt)).toBe(120 * 60_000)
})

test('times from a day on begin at its midnight in Japan, and are listed until then', async () => {
  await set('2026-11-25')
  expect(await getDueTimes(testApp.app)).toMatchObject({
    inForce: { times: SHIPPED_DUE_TIMES, set: null },
    planned: [{ from: '2026-11-24T15:00:00.000Z', times: FASTER, reason: '年末の増員' }],
    past: [],
  })
  // 14 hours later it is 00:00 there
  testApp.wait(14 * 3600 - 1)
  expect(await allowed('J-1')).toBe(120)
  testApp.wait(1)
  expect(await allowed('J-2')).toBe(60)
  testApp.wait(1)
  await set(null, SHIPPED_DUE_TIMES)
  expect(await getDueTimes(testApp.app)).toMatchObject({ planned: [], past: [{ times: FASTER }] })
})

test('due times that were in force before are listed with the newest first', async () => {
  const minutes = [15, 20, 25].map((urgent) => ({ ...FASTER, flagged: { ...FASTER.flagged, urgent } }))
  for (const times of minutes) {
    await set(null, times)
    testApp.wait(60)
  }
  const [oldest, middle, newest] = minutes
  expect(await getDueTimes(testApp.app)).toMatchObject({
    inForce: { times: newest },
    planned: [],
    past: [{ times: middle }, { times: oldest }],
  })
})

test('refused: a moderator, a day that is over, what is in force already', async () => {
  expect(await refusalOf(set(null, FASTER, sato))).toBe('not_permitted')
  expect(await refusalOf(set('2026-11-24'))).toBe('begins_in_past')
  expect(await refusalOf(set(null, SHIPPED_DUE_TIMES))).toBe('due_times_unchanged')
})

test('times that begin when others would have begun take their place', async () => {
  await set('2026-11-25')
  const slower = { ...FASTER, flagged: { ...FASTER.flagged, urgent: 45 } }
  await set('2026-11-25', slower)
  expect((await getDueTimes(testApp.app)).planned).toMatchObject([{ times: slower }])
  await set('2026-11-26')
  testApp.wait(15 * 3600)
  const { inForce, planned } = await getDueTimes(testApp.app)
  expect([inForce.times, planned.map(({ times }) => times)]).toEqual([slower, [FASTER]])
})
