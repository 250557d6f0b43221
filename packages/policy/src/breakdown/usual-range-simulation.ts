import type { Category } from '../catalogue/violation-categories.ts'
import type { ChartMessage } from './chart-message.ts'
import { addMonths } from './japan-month.ts'
import { rateInterval } from './rate-interval.ts'
import { type MonthModel, randomOf, type SimulatedDesk, simulateTrend } from './simulated-months.ts'
import { countMovementMessage, flowMessage, rateMessage, shareMovementMessage, totalMessage } from './trend-messages.ts'
import { trendRows } from './trend-rows.ts'
import { placeInRange } from './usual-range-rules.ts'

/** Does this message say that something rose or fell? */
function statesChange(message: ChartMessage): boolean {
  switch (message.says) {
    case 'counts':
    case 'shares':
      return message.usual.kind === 'known' && message.usual.changes.length > 0
    case 'total':
      return ['above', 'below'].includes(placeInRange(message.n, message.range))
    case 'flow':
      return message.range !== null && ['above', 'below'].includes(placeInRange(message.opened, message.range))
    case 'rate':
      return message.rate.kind === 'rate' && ['above', 'below'].includes(placeInRange(message.rate.n, message.range))
    default:
      return false
  }
}

const risesIn = (message: ChartMessage, category: Category) =>
  message.says === 'counts' &&
  message.usual.kind === 'known' &&
  message.usual.changes.some((change) => change.category === category && change.n > change.to)

/** How months without a change may differ. */
export const MONTH_MODELS = {
  chance: { name: 'chance alone', times: 1 },
  quarter: { name: 'a quarter more than chance', times: 1.25 },
  half: { name: 'half more than chance', times: 1.5 },
  twice: { name: 'twice chance', times: 2 },
  byEighth: { name: 'by 15 % beside chance', by: 0.15 },
  byQuarter: { name: 'by 25 % beside chance', by: 0.25 },
} as const satisfies Readonly<Record<string, MonthModel>>

/** The share of months without a change in which the sentences about categories and their total may state one, all together. */
export const MAX_STATED = 0.05

/** In how many of the runs something was stated. */
export type StatedCounts = {
  readonly runs: number
  /** a count of a category, or the total */
  readonly counts: number
  /** a share of a category */
  readonly shares: number
  /** any sentence of the trend: counts, shares, the total, what was received, both rates */
  readonly any: number
  /** that the count of the changed category rose */
  readonly found: number
}

const FIRST_MONTH = '2024-01'
/** so that the last month has every length, leap year included */
const SIMULATED_MONTHS = 36

/** So many last months of desks like this one; the same ones for the same seed. */
export function simulateMonths(desk: SimulatedDesk, runs: number, seed: number): StatedCounts {
  const random = randomOf(seed)
  const sums = { runs, counts: 0, shares: 0, any: 0, found: 0 }
  for (let run = 0; run < runs; run++) {
    const trend = simulateTrend(random, desk, addMonths(FIRST_MONTH, run % SIMULATED_MONTHS))
    const rows = trendRows(trend, 'job')
    const categories = countMovementMessage(rows, trend)
    const counts = statesChange(categories) || statesChange(totalMessage(rows, trend))
    const shares = statesChange(shareMovementMessage(rows, trend))
    const rates = (['received', 'decided'] as const).map((base) => rateMessage(rows, trend, base))
    const others = [flowMessage(rows, trend), ...rates]
    if (counts) sums.counts++
    if (shares) sums.shares++
    if (counts || shares || others.some(statesChange)) sums.any++
    if (desk.changed && risesIn(categories, desk.changed.category)) sums.found++
  }
  return sums
}

/** The probability that the interval of a rate holds the true one, `p`, of `of` cases: an exact sum over all outcomes. */
function coverageOf(of: number, p: number): number {
  let [logP, sum] = [of * Math.log(1 - p), 0]
  for (let n = 0; n <= of; n++) {
    const rate = rateInterval(n, of)
    if (rate.kind === 'rate' && rate.from <= p && p <= rate.to) sum += Math.exp(logP)
    logP += Math.log(((of - n) / (n + 1)) * (p / (1 - p)))
  }
  return sum
}

/** The coverage of every size and rate of the grid: 20 to 2,000 cases, rates of 1 to 60 %, in steps that grow. */
export function coveragesOfGrid(sizes: number, rates: number): number[] {
  const step = (from: number, to: number, at: number, count: number) => from * (to / from) ** (at / (count - 1))
  return Array.from({ length: sizes }, (_, row) => Math.round(step(20, 2000, row, sizes))).flatMap((of) =>
    Array.from({ length: rates }, (_, column) => coverageOf(of, step(0.01, 0.6, column, rates))),
  )
}
