import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { MailedCount } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import { latestMailPeriod, mailPeriod, periodBefore } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { plusSeconds } from '@mimamori/policy/instant'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOfMonth, type LifeStep, lifeOf, lifeSteps, waitUntil } from '../testing/member-lives.ts'
import { LIVES_TIMEOUT_MS, randomLives } from '../testing/random-lives.ts'
import { aMember, openTestApp, type TestApp } from '../testing/test-app.ts'
import { countMonthFigures } from '../workflows/closing-figures.ts'
import { loadMailFigures } from './load-report-mail-figures.ts'

const RUNS = randomLives(3, 8)
const STEPS = 25
/** two months before a leap day */
const BEGIN = '2027-12-30T00:00:00.000Z'

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
  waitUntil(testApp, Date.parse(BEGIN))
})
afterAll(() => testApp.close())

test('whatever happens around the ends of months, mails say what the breakdown counts, by month and by week', {
  timeout: LIVES_TIMEOUT_MS,
}, async () => {
  let life = 0
  await fc.assert(
    fc.asyncProperty(lifeSteps(STEPS), async (each) => {
      const memberId = `U-${1000 + life++}`
      await testApp.ingest(aMember(memberId))
      const happen = lifeOf(testApp, memberId)
      const begin = [0, 1, 2].map((n): LifeStep => ({ what: 'post', n }))
      for (const step of [...begin, { what: 'decide', n: 4 } as const, ...each]) await happen(step)
      await happen({ what: 'settle', n: 0 })
      waitUntil(testApp, endOfMonth(testApp))
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  const sums = { received: 0, decided: 0, confirmed: 0 }
  const [first, last] = [monthOf(BEGIN), monthOf(testApp.app.clock.now())]
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const mail = await loadMailFigures(testApp.db, mailPeriod('monthly', `${month}-01`))
    const tables = await countMonthFigures(testApp.db, month)
    const job = tables.find(({ targetType }) => targetType === 'job')
    expect(Object.fromEntries(mail.categories.map(({ category, n }) => [category, n]))).toEqual(job?.figures.category)
    expect([mail.confirmed.n, mail.received.n, mail.decided.n]).toEqual([
      job?.figures.total,
      job?.opened,
      job?.wait.all.n,
    ])
    for (const { targetType, n } of mail.others)
      expect(n).toBe(tables.find((each) => each.targetType === targetType)?.figures.total)
    for (const what of ['received', 'decided', 'confirmed'] as const) sums[what] += mail[what].n
  }
  expect(sums.confirmed).toBeGreaterThan(0)

  // no decision is made before the first of these weeks, and none after the last
  const weekly = { received: 0, decided: 0, confirmed: 0 }
  let was: Record<string, MailedCount> = {}
  let week = latestMailPeriod('weekly', plusSeconds(testApp.app.clock.now(), 14 * 86_400))
  const weeks = [week]
  while (week.first > BEGIN.slice(0, 10)) {
    week = periodBefore(week)
    weeks.unshift(week)
  }
  for (const each of weeks) {
    const mail = await loadMailFigures(testApp.db, each)
    for (const what of ['received', 'decided', 'confirmed'] as const) {
      weekly[what] += mail[what].n
      const { change } = mail[what]
      if (was[what] && change) expect(change.was, 'what a week says of the one before').toBe(was[what]?.n)
    }
    was = { received: mail.received, decided: mail.decided, confirmed: mail.confirmed }
  }
  expect(weekly).toEqual(sums)
})
