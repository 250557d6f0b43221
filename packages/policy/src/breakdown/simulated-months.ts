import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { BreakdownTrend, EarlierMonth, TrendTable } from './breakdown-model.ts'
import { monthsBefore } from './earlier-months.ts'
import { daysIn, monthsEndingWith } from './japan-month.ts'

/** 0 to below 1 */
export type Random = () => number

/** mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Marsaglia and Tsang, with scale 1. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

const KNUTH_UP_TO = 30
/** the normal distribution is as good from here on, and a thousand times as fast */
const NORMAL_FROM = 2000

function poisson(random: Random, mean: number): number {
  if (mean > NORMAL_FROM) return Math.round(mean + Math.sqrt(mean) * normal(random))
  if (mean > KNUTH_UP_TO) return poisson(random, mean / 2) + poisson(random, mean / 2)
  const end = Math.exp(-mean)
  let n = 0
  for (let product = random(); product > end; product *= random()) n++
  return n
}

/**
 * How months without a change differ. `times`: the variance is so many times that of chance, 1 being chance alone; `by`: the rate of
 * a month varies with this coefficient of variation, beside chance.
 */
export type MonthModel = { readonly name: string } & ({ readonly times: number } | { readonly by: number })

/** A count of a month of this mean. */
function drawCount(random: Random, model: MonthModel, mean: number): number {
  const shape = 'by' in model ? 1 / model.by ** 2 : mean / (model.times - 1)
  if (mean <= 0) return 0
  return poisson(random, Number.isFinite(shape) ? (gamma(random, shape) * mean) / shape : mean)
}

export type SimulatedDesk = {
  readonly model: MonthModel
  /** of each category, in 30 days */
  readonly means: readonly number[]
  /** months before the last one */
  readonly months: number
  /** the category, and how many times as many it has in the last month */
  readonly changed?: { readonly category: Category; readonly times: number }
  /** one month before the last, by chance, has so many times as many of every category */
  readonly outlier?: number
}

/** received in 30 days, for each violation */
const RECEIVED_TIMES = 20
const SHOWN_MONTHS = 13

/** The trend of jobs until this month, of a desk whose months differ by chance and by its model. */
export function simulateTrend(random: Random, desk: SimulatedDesk, until: string): BreakdownTrend {
  const { model, means, months, changed, outlier = 1 } = desk
  const shown = monthsEndingWith(until, SHOWN_MONTHS)
  const all = [...monthsBefore(shown[0] ?? until), ...shown]
  const odd = all.length - 2 - Math.floor(random() * Math.min(12, months))
  const drawn = all.map((month, at): EarlierMonth => {
    const days = daysIn(month)
    const isKnown = at >= all.length - 1 - months
    const draw = (mean: number) => (isKnown ? drawCount(random, model, (mean * days) / 30) : 0)
    const counts = CATEGORIES.map((each, index) => {
      const times = month === until && each === changed?.category ? changed.times : at === odd ? outlier : 1
      return [each, draw((means[index] ?? 0) * times)] as const
    })
    const total = counts.reduce((sum, [, n]) => sum + n, 0)
    const opened = draw(means.reduce((sum, mean) => sum + mean, 0) * RECEIVED_TIMES)
    const category = Object.fromEntries(counts) as Record<Category, number>
    return { month, days, total, category, opened, decided: Math.max(opened, total) }
  })
  const tableOf = ({ total, category, opened, decided }: EarlierMonth): TrendTable => ({
    targetType: 'job',
    total,
    category,
    opened: { rule: opened, model: 0, report: 0, patrol: 0 },
    decided,
    wait: { n: decided, median: null },
    confirmed: total,
    overturned: 0,
    backlog: { n: 0, thisMonth: 0, lastMonth: 0, earlier: 0, oldest: null },
  })
  return {
    months: drawn.slice(-SHOWN_MONTHS).map((each) => ({ month: each.month, days: each.days, tables: [tableOf(each)] })),
    earlier: [{ targetType: 'job', months: drawn.slice(0, -SHOWN_MONTHS) }],
    runningDay: null,
    recordsFrom: '2020-01-01',
    marks: [],
  }
}
