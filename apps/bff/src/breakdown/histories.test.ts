import { monthOf, monthsLater } from '@mimamori/policy/breakdown/month'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settle } from '../decisions/settle.ts'
import { type Life, lifeOf, wholeLives } from '../trial/histories.ts'
import { breakdownAmiss } from '../trial/trial-breakdown.ts'
import { type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { breakdownMonth } from './month.ts'
import { recounted } from './recount.ts'

const RUNS = 40
const STEPS = 16
/** two months before a leap day */
const BEGIN = '2027-12-30T00:00:00.000Z'
/** how long before the end of a month, Japan time, a life begins: it ends behind it */
const BEFORE_MS = [1, 2, 1_000, 10_000, 60_000, 3_600_000]
/** whoever decides may be anywhere */
const ZONES = ['America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati', 'UTC']

let desk: TrialDesk
const zone = process.env.TZ
beforeAll(async () => {
  desk = await trialDesk()
  desk.wait((Date.parse(BEGIN) - Date.parse(desk.office.clock.now())) / 1000)
})
afterAll(async () => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  await desk.close()
})

const thisMonth = () => monthOf(desk.office.clock.now())

/** So long before the end of the month that runs. */
function nearlyOver(before: number): void {
  const end = Date.parse(`${monthsLater(thisMonth(), 1)}-01T00:00:00.000+09:00`)
  const seconds = (end - before - Date.parse(desk.office.clock.now())) / 1000
  if (seconds > 0) desk.wait(seconds)
}

test('whatever happens around the ends of months, counters, a count of all rows, charts and the cases behind a figure are one', async () => {
  const months = new Set<string>()
  let lives = 0
  async function lived(life: Life): Promise<void> {
    lives += 1
    const { happen } = lifeOf(desk, `J-${lives}`)
    for (const moment of life) {
      await Promise.all(moment.map(happen))
      expect(await recounted(desk.office)).toMatchObject({ ok: true })
    }
  }
  const aTime = fc.record({ before: fc.constantFrom(...BEFORE_MS), zone: fc.constantFrom(...ZONES) })
  await fc.assert(
    fc.asyncProperty(wholeLives(STEPS), aTime, async (life, time) => {
      process.env.TZ = time.zone
      nearlyOver(time.before)
      months.add(thisMonth())
      await lived(life)
      months.add(thisMonth())
      desk.wait(11)
      await settle(desk.office)
      // the next life is of another month
      nearlyOver(-1)
    }),
    // all lives share one desk, so a shorter one would only show what this one left behind
    { numRuns: RUNS, endOnFailure: true },
  )
  const all = [...months].sort()
  expect(await breakdownAmiss(desk, all)).toEqual([])
  // the leap day is among them, and lives in which nothing is confirmed prove nothing
  expect(all).toContain('2028-02')
  const found = await Promise.all(all.map((month) => breakdownMonth(desk.office, { month, targetType: 'job' })))
  expect(found.filter(({ tables }) => (tables[0]?.figures.total ?? 0) > 0).length).toBeGreaterThan(1)
}, 240_000)
