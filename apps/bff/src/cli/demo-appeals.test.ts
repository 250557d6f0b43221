import { plusSeconds } from '@mimamori/policy/instant'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getAppeal, listAppeals } from '../appeals/get-appeals.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { planAppeals } from './demo-appeals.ts'
import { createScene } from './demo-scene.ts'

const HOUR = 3600

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a demo opens with two appeals of different age, one of which the moderator one signs in as can decide', async () => {
  const { app } = testApp
  const now = app.clock.now()
  const scene = await createScene(app, { members: 30, from: plusSeconds(now, -60 * HOUR), until: now })
  planAppeals(scene, now)
  await scene.writeUntil(now)
  const { items, open } = await listAppeals(app, 'open')
  expect(open).toBe(2)
  const sato = await accountByLogin(testApp.db, 'sato')
  if (!sato) throw new Error('nobody to sign in as')
  const views = await Promise.all(items.map(({ id }) => getAppeal(app, sato, id)))
  expect(views.map(({ receivedAt }) => receivedAt)).toEqual([-27 * HOUR, -100 * 60].map((age) => plusSeconds(now, age)))
  expect(views.map(({ against }) => against)).toMatchObject([{ measures: ['hide'] }, { measures: ['hide'] }])
  expect(views.map(({ moves }) => moves.uphold)).toEqual([null, 'had_part'])
  expect(views[0]?.text).toMatch(/[ぁ-ん]/)
})
