import { plusSeconds } from '@mimamori/policy/instant'
import { addedEntries } from '@mimamori/storage/catalogue/catalogue-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTrendLoader } from '../breakdown/get-breakdown-trend.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { planGuideline } from './demo-guideline.ts'
import { createScene } from './demo-scene.ts'

const DAY = 86_400

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a demo’s guideline changed twice, each announced before it held, and its trend says so', async () => {
  const { app } = testApp
  const now = app.clock.now()
  const scene = await createScene(app, { members: 30, from: plusSeconds(now, -400 * DAY), until: now })
  planGuideline(scene, now)
  await scene.writeUntil(now)
  const added = await addedEntries(testApp.db)
  expect(added.map(({ kind, id, effectiveFrom }) => [kind, id, effectiveFrom])).toEqual([
    ['category', 'free_sample', '2026-03-01'],
    ['clause', 'G-2', '2026-08-15'],
  ])
  await app.catalogue.refresh()
  const { marks } = await createTrendLoader(app)({ until: '2026-10' })
  expect(marks.map(({ effectiveFrom, categories }) => [effectiveFrom, categories])).toEqual([
    ['2026-03-01', ['free_sample']],
    ['2026-08-15', ['stealth_marketing']],
  ])
})
