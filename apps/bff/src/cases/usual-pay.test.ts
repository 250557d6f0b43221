import { afterEach, beforeEach, expect, test } from 'vitest'
import { aJob, aMessage, openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { getReview } from './get-review.ts'
import { loadUsualPay } from './usual-pay.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

async function ingest(id: string, min: number): Promise<void> {
  await testApp.ingest(aJob(id, { reward: { type: 'fixed', min, max: null }, updatedAt: testApp.app.clock.now() }))
}
const payOf = async (id: string) => (await getReview(testApp.app, sato, (await testApp.caseOfJob(id)).id)).pay

test('a job that pays far less or more than its kind of the last 90 days is labelled, and nothing else comes of it', async () => {
  for (let n = 1; n <= 40; n++) await ingest(`J-${n}`, n * 1000)
  await ingest('J-low', 1000)
  await ingest('J-high', 200_000)
  const usual = { low: 4000, high: 37_000 }
  expect(await payOf('J-low')).toEqual({ label: 'unusually_low', usual })
  expect(await payOf('J-high')).toEqual({ label: 'unusually_high', usual })
  expect(await payOf('J-20')).toBeUndefined()
  const [low, other] = [await testApp.caseOfJob('J-low'), await testApp.caseOfJob('J-20')]
  expect([low.rank, low.rules]).toEqual([other.rank, other.rules])
})

test('jobs that the desk received more than 90 days ago are not the market, and few jobs are none', async () => {
  for (let n = 1; n <= 40; n++) await ingest(`J-${n}`, n * 1000)
  testApp.wait(91 * 86_400)
  for (let n = 1; n <= 28; n++) await ingest(`K-${n}`, 500)
  await ingest('K-low', 100)
  expect(await payOf('K-low')).toBeUndefined()
  await ingest('K-last', 500)
  expect(await payOf('K-low')).toBeUndefined()
  testApp.wait(601)
  expect(await payOf('K-low')).toEqual({ label: 'unusually_low', usual: { low: 500, high: 500 } })
})

test('a newer version of a job counts as the job it is; more jobs than a page are read', async () => {
  for (let n = 0; n < 505; n++) await ingest(`J-${String(n).padStart(3, '0')}`, n < 455 ? 1000 : 9000)
  for (let n = 0; n < 30; n++)
    await testApp.ingest(
      aJob('J-000', {
        description: `修正 ${n}`,
        reward: { type: 'fixed', min: 1000, max: null },
        updatedAt: '2026-11-25T01:00:00.000Z',
      }),
    )
  await ingest('J-low', 400)
  // of the newest 500: 50 with 9,000 yen and 450 with less, so that the 90th percentile is the last of these
  expect(await payOf('J-low')).toEqual({ label: 'unusually_low', usual: { low: 1000, high: 1000 } })
})

test('a message has no reward', async () => {
  await testApp.ingest(aMessage('M-1'))
  const [open] = await testApp.rawSql("SELECT id FROM cases WHERE target_type = 'message'")
  expect(await getReview(testApp.app, sato, String(open?.id))).not.toHaveProperty('pay')
})

test('what the usual pay is, is asked again where the database did not answer, and where the clock was set back', async () => {
  await ingest('J-low', 100)
  for (let n = 1; n <= 40; n++) await ingest(`J-${n}`, 1000)
  let answers = false
  const { app } = testApp
  const storage = {
    ...app.storage,
    get db() {
      if (!answers) throw new Error('no answer')
      return app.storage.db
    },
  }
  const sometimes = { ...app, storage }
  await expect(loadUsualPay(sometimes)).rejects.toThrow('no answer')
  answers = true
  expect((await loadUsualPay(sometimes)).size).toBe(1)
  expect(await payOf('J-low')).toEqual({ label: 'unusually_low', usual: { low: 1000, high: 1000 } })
  testApp.wait(-7200)
  for (let n = 1; n <= 60; n++) await ingest(`K-${n}`, 100)
  expect(await payOf('J-low')).toBeUndefined()
})
