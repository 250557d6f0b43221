import { lastRefitAttempt } from '@mimamori/storage/detection/detection-model-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideWordedJobs } from '../testing/decided-jobs.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { passInShadow, shadowModel, VERANDA_MODEL } from './learned-model.test-support.ts'
import { createNightlyRefit } from './nightly-refit.ts'
import { leaveRefit, refitModel } from './refit-model.ts'
import type { Learn } from './run-learning.ts'

const HOUR = 3600
/** from ten in the morning, when a test desk opens, to half past three */
const UNTIL_REFIT = 17.5 * HOUR

let testApp: TestApp
let refits: string[]
let tick: () => Promise<number>
const pretend: typeof refitModel = async (_, madeBy) => {
  refits.push(madeBy)
  return { version: '00000000', outcome: 'challenger' }
}
beforeEach(async () => {
  testApp = await openTestApp()
  refits = []
  tick = createNightlyRefit(testApp.app, pretend)
})
afterEach(() => testApp.close())

test('a model is learned once a night, within the hour from half past three, where fifty decisions are new', async () => {
  await decideWordedJobs(testApp, 0, 50)
  await tick()
  testApp.wait(UNTIL_REFIT - 60)
  await tick()
  expect(refits).toEqual([])
  testApp.wait(60)
  expect([await tick(), await tick()]).toEqual([1, 0])
  testApp.wait(24 * HOUR)
  expect([await tick(), await tick()]).toEqual([1, 0])
  // a desk whose clock jumps past the hour does not catch up
  testApp.wait(26 * HOUR)
  await tick()
  expect(refits).toEqual(['system', 'system'])
})

test('with fewer new decisions no model is learned', async () => {
  await decideWordedJobs(testApp, 0, 49)
  testApp.wait(UNTIL_REFIT)
  await tick()
  expect(refits).toEqual([])
})

test('while a challenger is measured the night leaves it alone, and learns the next once it flagged too much', async () => {
  await shadowModel(testApp, VERANDA_MODEL)
  testApp.wait(1)
  await decideWordedJobs(testApp, 0, 50)
  testApp.wait(UNTIL_REFIT)
  expect(await tick()).toBe(0)
  testApp.wait(30 * 24 * HOUR)
  await passInShadow(testApp, VERANDA_MODEL.version, { passed: 400, flagged: 12 })
  expect(await tick()).toBe(1)
  expect(refits).toEqual(['system'])
})

/** Learns until the desk leaves it. */
const learnForEver: Learn = (_, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

test('a night whose learning ended with its desk is not begun again, and the desk says so', async () => {
  await decideWordedJobs(testApp, 0, 50)
  testApp.wait(UNTIL_REFIT)
  const begun = testApp.app.clock.now()
  const first = { ...testApp.app }
  const began = createNightlyRefit(first, (app, by, options) =>
    refitModel(app, by, { ...options, learn: learnForEver }),
  )
  expect(await began()).toBe(1)
  // stored before it begins: a desk that was killed stores nothing more
  await expect.poll(() => lastRefitAttempt(testApp.db)).toMatchObject({ startedAt: begun, endedAt: null })

  testApp.wait(60)
  const restarted = createNightlyRefit({ ...testApp.app }, pretend)
  expect([await restarted(), await restarted()]).toEqual([0, 0])
  // where several desks share the database, another may be at it for so long
  testApp.wait(HOUR)
  await createNightlyRefit({ ...testApp.app }, pretend)()
  expect(await lastRefitAttempt(testApp.db)).toMatchObject({
    endedAt: expect.any(String),
    failure: 'the desk ended while it ran',
  })
  expect(await refitModel({ ...testApp.app }, 'system', { learn: learnForEver, nightly: true })).toBeNull()

  testApp.wait(23 * HOUR)
  expect(await restarted()).toBe(1)
  await leaveRefit(first)
})

test('where models are turned off no night learns one', async () => {
  await decideWordedJobs(testApp, 0, 50)
  testApp.wait(UNTIL_REFIT)
  const off = { ...testApp.app, settings: { ...testApp.app.settings, model: 'off' as const } }
  expect(await createNightlyRefit(off, pretend)()).toBe(0)
})
