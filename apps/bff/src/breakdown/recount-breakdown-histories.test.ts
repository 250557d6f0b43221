import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { breakdownMismatches } from '../testing/breakdown-mismatches.ts'
import { endOfMonth, type LifeStep, lifeOf, lifeSteps, waitUntil } from '../testing/member-lives.ts'
import { LIVES_TIMEOUT_MS, randomLives } from '../testing/random-lives.ts'
import { aMember, openTestApp, type TestApp } from '../testing/test-app.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'
import { checkBreakdown } from './recount-breakdown.ts'

const RUNS = randomLives(4, 12)
const STEPS = 30
/** two months before a leap day */
const BEGIN = '2027-12-30T00:00:00.000Z'
/** whoever decides may be anywhere */
const ZONES = ['America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati', 'UTC']

let testApp: TestApp
const zone = process.env.TZ
beforeAll(async () => {
  testApp = await openTestApp()
  waitUntil(testApp, Date.parse(BEGIN))
})
afterAll(async () => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  await testApp.close()
})

test('whatever happens around the ends of months, counters, a count of all rows, charts and the cases behind a figure are one', {
  timeout: LIVES_TIMEOUT_MS,
}, async () => {
  const months = new Set<string>()
  let life = 0
  await fc.assert(
    fc.asyncProperty(lifeSteps(STEPS), fc.constantFrom(...ZONES), async (each, zoneOfWhoDecides) => {
      process.env.TZ = zoneOfWhoDecides
      const memberId = `U-${1000 + life++}`
      await testApp.ingest(aMember(memberId))
      const happen = lifeOf(testApp, memberId)
      const begin = [0, 1, 2].map((n): LifeStep => ({ what: 'post', n }))
      for (const step of [...begin, { what: 'decide', n: 4 } as const, ...each]) {
        await happen(step)
        months.add(monthOf(testApp.app.clock.now()))
        expect(await checkBreakdown(testApp.app), JSON.stringify(step)).toMatchObject({ ok: true })
      }
      await happen({ what: 'settle', n: 0 })
      // the next life is of another month
      waitUntil(testApp, endOfMonth(testApp))
    }),
    // all lives share one desk, so a shorter one would only show what this one left behind
    { numRuns: RUNS, endOnFailure: true },
  )
  const all = [...months].sort()
  expect(await breakdownMismatches(testApp, all)).toEqual([])
  // the leap day is among them, and lives in which nothing is confirmed or taken back prove nothing
  expect(all).toContain('2028-02')
  const found = await Promise.all(
    all.map((month) => getBreakdownPeriod(testApp.app, { period: month, targetType: 'job' })),
  )
  const tables = found.flatMap((month) => month.tables)
  expect(tables.filter(({ figures }) => figures.total > 0).length).toBeGreaterThan(1)
  expect(tables.reduce((sum, { decisions }) => sum + decisions.overturned, 0)).toBeGreaterThan(0)
})
