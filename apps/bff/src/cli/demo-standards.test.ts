import { plusSeconds } from '@mimamori/policy/instant'
import { changesByMonth, nearMissesOf } from '@mimamori/storage/standards/change-reads'
import { holdingCounts } from '@mimamori/storage/standards/holding-reads'
import { recentRuns } from '@mimamori/storage/standards/run-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDueEvaluations } from '../standards/due-evaluations.ts'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { createScene } from './demo-scene.ts'
import { planStandards } from './demo-standards.ts'

const DAY = 86_400
const MEMBERS = 200

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a demo opens with standards granted and lost over months, near misses, and is evaluated at once', async () => {
  const { app, db } = testApp
  const now = app.clock.now()
  const scene = await createScene(app, { members: MEMBERS, from: plusSeconds(now, -400 * DAY), until: now })
  planStandards(scene, now)
  await scene.writeUntil(now)
  expect((await recentRuns(db, 10)).map(({ purpose, state }) => [purpose, state])).toEqual([
    ...[1, 2, 3].map(() => ['scheduled', 'done']),
    ['activation', 'done'],
    ['dry', 'done'],
  ])
  expect((await standardsInForce(db, now)).number).toBe(1)
  const months = await changesByMonth(db, '2026-01')
  expect([...new Set(months.map(({ month }) => month))].sort()).toEqual(['2026-09', '2026-10', '2026-11'])
  expect(months.some(({ change }) => change === 'lost')).toBe(true)
  const held = Object.fromEntries((await holdingCounts(db)).map(({ standard, n }) => [standard, Number(n)]))
  const freelancers = scene.freelancers.length
  expect((held.regular_freelancer ?? 0) / freelancers).toBeGreaterThan(0.4)
  expect((held.regular_freelancer ?? 0) / freelancers).toBeLessThan(0.65)
  for (const standard of ['verified_client', 'certified_freelancer', 'certified_client'])
    expect([standard, (held[standard] ?? 0) > 2]).toEqual([standard, true])
  expect(await startDueEvaluations(app)).toBe(1)
  await evaluationsDone(app)
  expect((await recentRuns(db, 1))[0]).toMatchObject({ purpose: 'scheduled', roles: ['client'], state: 'done' })
  // an evaluation of clients leaves the near misses of freelancers
  for (const standard of ['certified_freelancer', 'certified_client'])
    expect([standard, (await nearMissesOf(db, standard, 50)).length > 2]).toEqual([standard, true])
})
