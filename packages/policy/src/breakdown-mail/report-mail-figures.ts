import { compareFigure, type FigureChange } from '../breakdown/breakdown-comparison.ts'
import { countsForKeys, type MonthFigure } from '../breakdown/period-figures.ts'
import { type RateInterval, rateInterval } from '../breakdown/rate-interval.ts'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { ClosedMonthState } from '../closings/closing-snapshot.ts'
import { TARGET_TYPES, type TargetType } from '../intake/intake-arrivals.ts'
import { type MailPeriod, monthsOfMail } from './report-mail-periods.ts'

/** What is counted of one kind of target within a period. */
export type PeriodCounts = {
  /** cases opened */
  readonly received: number
  /** decisions that were not undone */
  readonly decided: number
  /** targets confirmed, by published category */
  readonly category: Readonly<Record<Category, number>>
}

/** The cases opened and the decisions made within a period, by target type; types without any are left out. */
export type PeriodFlow = {
  readonly received: ReadonlyMap<TargetType, number>
  readonly decided: ReadonlyMap<TargetType, number>
}

/**
 * The counts of a period, from the daily counters of its months (`rows` of the dimension `day`), of which the days outside it are left out,
 * and from its flow.
 */
export function countPeriod(
  { first, last }: Pick<MailPeriod, 'first' | 'last'>,
  rows: readonly MonthFigure[],
  { received, decided }: PeriodFlow,
): Record<TargetType, PeriodCounts> {
  const countsOf = (type: TargetType): PeriodCounts => {
    const counts = new Map<string, number>()
    for (const { targetType, dimension, month, key, n } of rows) {
      const [day = '', category = ''] = key.split(' ')
      const date = `${month}-${day}`
      if (targetType !== type || dimension !== 'day' || date < first || date > last) continue
      counts.set(category, (counts.get(category) ?? 0) + n)
    }
    return {
      received: received.get(type) ?? 0,
      decided: decided.get(type) ?? 0,
      category: countsForKeys(CATEGORIES, counts),
    }
  }
  return Object.fromEntries(TARGET_TYPES.map((type) => [type, countsOf(type)])) as Record<TargetType, PeriodCounts>
}

/** A count and how it changed; `null`: the period before is not on record as a whole. */
export type MailedCount = { readonly n: number; readonly change: FigureChange | null }

/** All that a mail says: figures alone. Of jobs, but for `others`. */
export type MailFigures = {
  readonly period: Pick<MailPeriod, 'rhythm' | 'first' | 'last'>
  readonly received: MailedCount
  readonly decided: MailedCount
  readonly confirmed: MailedCount
  /** confirmed of those received, and of those decided */
  readonly rates: { readonly received: RateInterval; readonly decided: RateInterval }
  readonly categories: readonly (MailedCount & { readonly category: Category })[]
  /** confirmed targets of the other kinds */
  readonly others: readonly { readonly targetType: TargetType; readonly n: number }[]
  /** the months it has days of; `null`: the month is not closed */
  readonly months: readonly { readonly month: string; readonly closed: ClosedMonthState | null }[]
}

const sumOf = ({ category }: PeriodCounts): number => CATEGORIES.reduce((sum, each) => sum + category[each], 0)

type MailCounts = {
  readonly now: Record<TargetType, PeriodCounts>
  /** of the period before; `null`: that is not on record as a whole, and there is nothing to compare */
  readonly before: Record<TargetType, PeriodCounts> | null
}

/** The figures of a period, compared with those of the one before. `closed`: those of its months that are. */
export function buildMailFigures(
  period: MailPeriod,
  counts: MailCounts,
  closed: ReadonlyMap<string, ClosedMonthState>,
): MailFigures {
  const [now, before] = [counts.now.job, counts.before?.job]
  const mailed = (of: (counts: PeriodCounts) => number): MailedCount => ({
    n: of(now),
    change: before ? compareFigure(of(before), of(now)) : null,
  })
  const confirmed = mailed(sumOf)
  const { rhythm, first, last } = period
  return {
    period: { rhythm, first, last },
    received: mailed(({ received }) => received),
    decided: mailed(({ decided }) => decided),
    confirmed,
    rates: {
      received: rateInterval(confirmed.n, now.received),
      decided: rateInterval(confirmed.n, now.decided),
    },
    categories: CATEGORIES.map((category) => ({
      category,
      ...mailed((each) => each.category[category]),
    })),
    others: TARGET_TYPES.filter((type) => type !== 'job').map((targetType) => ({
      targetType,
      n: sumOf(counts.now[targetType]),
    })),
    months: monthsOfMail(period).map((month) => ({ month, closed: closed.get(month) ?? null })),
  }
}
