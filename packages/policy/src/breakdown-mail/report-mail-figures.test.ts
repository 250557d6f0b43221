import { expect, test } from 'vitest'
import type { MonthFigure } from '../breakdown/period-figures.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import { buildMailFigures, countPeriod, type PeriodFlow } from './report-mail-figures.ts'
import { mailPeriod, periodBefore } from './report-mail-periods.ts'

const NONE: PeriodFlow = { received: new Map(), decided: new Map() }
const day = (date: string, category: string, n: number, targetType: TargetType = 'job'): MonthFigure => ({
  month: date.slice(0, 7),
  targetType,
  dimension: 'day',
  key: `${date.slice(8)} ${category}`,
  n,
})
const flow = (received: number, decided: number): PeriodFlow => ({
  received: new Map([['job', received]]),
  decided: new Map([['job', decided]]),
})
const week = mailPeriod('weekly', '2026-11-30')

test('a week counts its own days alone, also where the month turns', () => {
  const rows = [
    day('2026-11-29', 'mlm', 100),
    day('2026-11-30', 'mlm', 1),
    day('2026-12-01', 'mlm', 2),
    day('2026-12-06', 'other', 4),
    day('2026-12-07', 'mlm', 100),
    day('2026-12-01', 'mlm', 8, 'member'),
    { month: '2026-12', targetType: 'job', dimension: 'category', key: 'mlm', n: 100 } as const,
  ]
  const counts = countPeriod(week, rows, flow(30, 20))
  expect(counts.job).toMatchObject({ received: 30, decided: 20, category: { mlm: 3, other: 4, stealth_marketing: 0 } })
  expect(counts.member).toMatchObject({ received: 0, category: { mlm: 8 } })
})

test('a mail says the change from the period before, in percent only where that was not small', () => {
  const before = periodBefore(week)
  const figures = buildMailFigures(
    week,
    {
      now: countPeriod(week, [day('2026-12-01', 'mlm', 30), day('2026-12-01', 'other', 3)], flow(100, 66)),
      before: countPeriod(before, [day('2026-11-24', 'mlm', 20), day('2026-11-24', 'other', 19)], flow(0, 50)),
    },
    new Map([['2026-11', { revision: 2, changed: true }]]),
  )
  expect(figures).toMatchObject({
    period: { rhythm: 'weekly', first: '2026-11-30', last: '2026-12-06' },
    received: { n: 100, change: { was: 0, difference: 100, ratio: null } },
    decided: { n: 66, change: { was: 50, ratio: 0.32 } },
    confirmed: { n: 33, change: { was: 39, difference: -6 } },
    rates: { received: { kind: 'rate', n: 33, of: 100, share: 0.33 }, decided: { kind: 'rate', share: 0.5 } },
    months: [
      { month: '2026-11', closed: { revision: 2, changed: true } },
      { month: '2026-12', closed: null },
    ],
    others: [
      { targetType: 'proposal', n: 0 },
      { targetType: 'message', n: 0 },
      { targetType: 'member', n: 0 },
    ],
  })
  expect(figures.categories.map(({ category, n, change }) => [category, n, change?.ratio])).toEqual([
    ['mlm', 30, 0.5],
    ['stealth_marketing', 0, null],
    ['external_terms', 0, null],
    ['direct_deal', 0, null],
    ['uncertain_reward', 0, null],
    ['free_sample', 0, null],
    ['other', 3, null],
  ])
})

test('no rate stands on a base under twenty', () => {
  const counts = countPeriod(week, [day('2026-12-01', 'mlm', 2)], flow(19, 20))
  const { rates } = buildMailFigures(week, { now: counts, before: countPeriod(week, [], NONE) }, new Map())
  expect(rates).toMatchObject({ received: { kind: 'few', n: 2, of: 19 }, decided: { kind: 'rate', n: 2, of: 20 } })
})
