import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startRefusedCalls } from '../jobs/refused-calls-job.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { noteRefusedCall, storeRefusedCalls } from './repeated-refusals.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const denied = (staffId = 'sato') =>
  noteRefusedCall(testApp.app, { type: 'access.denied', staffId, call: '/api/desk/people/list' })
const noted = async () =>
  (await auditPage(testApp.db, { action: 'access.denied', limit: 50 }))
    .map(({ actorId, detail }) => [actorId, JSON.parse(String(detail)).more ?? 0])
    .reverse()

test('refusals of one person over and over are one entry at the first and one with their number at the hour’s end', async () => {
  for (let n = 0; n < 100; n++) await denied()
  await denied('maya')
  expect(await noted()).toEqual([
    ['sato', 0],
    ['maya', 0],
  ])
  testApp.wait(3599)
  await storeRefusedCalls(testApp.app)
  expect(await noted()).toHaveLength(2)
  testApp.wait(1)
  await storeRefusedCalls(testApp.app)
  expect((await noted()).at(-1)).toEqual(['sato', 99])
  await denied()
  expect((await noted()).at(-1)).toEqual(['sato', 0])
})

test('calls refused side by side as an hour ends note its count once, and are counted in the next', async () => {
  for (let n = 0; n < 5; n++) await denied()
  testApp.wait(3600)
  await Promise.all([...Array.from({ length: 20 }, () => denied()), storeRefusedCalls(testApp.app)])
  const entries = (await noted()).map(([, more]) => more).sort()
  expect(entries).toEqual([0, 0, 4])
  testApp.wait(3600)
  await storeRefusedCalls(testApp.app)
  expect((await noted()).at(-1)).toEqual(['sato', 19])
})

test('what was counted is noted before the desk stops', async () => {
  for (let n = 0; n < 3; n++) await denied()
  await startRefusedCalls(testApp.app).stop()
  expect(await noted()).toEqual([
    ['sato', 0],
    ['sato', 2],
  ])
})
