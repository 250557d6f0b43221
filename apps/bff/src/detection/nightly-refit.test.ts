import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideWordedJobs } from '../testing/decided-jobs.ts'
import { openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { createNightlyRefit } from './nightly-refit.ts'

const HOUR = 3600
/** from ten in the morning, when a test desk opens, to half past three */
const UNTIL_REFIT = 17.5 * HOUR

let testApp: TestApp
let refits: string[]
let tick: () => Promise<number>
beforeEach(async () => {
  testApp = await openTestApp()
  refits = []
  tick = createNightlyRefit(testApp.app, async (_, madeBy) => {
    refits.push(madeBy)
    return { version: '00000000', outcome: 'challenger' }
  })
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

test('while leads test the challenger the night waits for a week, so that it is not taken away from them', async () => {
  const model = "'c0ffee00', '2026-11-23T18:30:00.000Z', 'system', 'challenger', '', '{}', '[]'"
  await testApp.rawSql(
    `INSERT INTO detection_models (version, made_at, made_by, state, weights, figures, gates) VALUES (${model})`,
  )
  await testApp.rawSql(
    `INSERT INTO model_test_kits (id, model, staff_id, made_at, cases, answers) VALUES ('kit-1', 'c0ffee00', 'tanaka', '${START}', '[]', '[]')`,
  )
  await decideWordedJobs(testApp, 0, 50)
  testApp.wait(UNTIL_REFIT)
  expect(await tick()).toBe(0)
  testApp.wait(6 * 24 * HOUR)
  expect(await tick()).toBe(0)
  testApp.wait(24 * HOUR)
  expect(await tick()).toBe(1)
  expect(refits).toEqual(['system'])
})
