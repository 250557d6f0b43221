import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getClosingState, listClosingMonths } from '../closings/get-closing.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { planClosings } from './demo-closings.ts'
import { createScene } from './demo-scene.ts'

const RUNNING = '2026-11'
const DAY = 86_400

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a demo opens with months closed by two leads, one corrected, one changed since, and one that can be closed', async () => {
  const { app } = testApp
  const now = app.clock.now()
  const scene = await createScene(app, { members: 30, from: plusSeconds(now, -200 * DAY), until: now })
  planClosings(scene, now)
  await scene.writeUntil(now)
  const { running, months } = await listClosingMonths(app)
  expect(running).toBe(RUNNING)
  expect(months.map(({ month, revision, pending, differs }) => [month, revision, pending, differs])).toEqual([
    ['2026-09', 1, false, true],
    ['2026-08', 1, false, false],
    ['2026-07', 2, false, false],
    ['2026-06', 1, false, false],
    ['2026-05', 1, false, false],
  ])
  const nakano = await accountByLogin(testApp.db, 'nakano')
  if (!nakano) throw new Error('no second lead to sign in as')
  const stateOf = (ago: number) => getClosingState(app, nakano, addMonths(RUNNING, -ago))
  expect((await stateOf(1)).moves.propose).toBeNull()
  expect((await stateOf(2)).since).toMatchObject({ decisions: 1, figures: [{ was: 1, now: 0 }] })
  for (const ago of [3, 4, 5, 6]) {
    const { since, revisions } = await stateOf(ago)
    expect([since, revisions.every(({ intact }) => intact)]).toEqual([null, true])
  }
})
