import { addMonths, dayOfMonth, daysIn, monthOf } from './japan-month.ts'

/** What a breakdown is of: a month `2026-11`, a quarter `2026-Q4` or a year `2026`, of the calendar and in Japan time. */
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

const MONTHS_OF_KIND = { month: 1, quarter: 3, year: 12 } as const satisfies Record<PeriodKind, number>
/** the most months that a period has */
export const MAX_PERIOD_MONTHS = 12

export const MONTH_PATTERN = /^20\d{2}-(0[1-9]|1[0-2])$/
export const PERIOD_PATTERN = /^20\d{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$/

/** Is this the name of a period? */
export const isPeriod = (value: unknown): value is string => typeof value === 'string' && PERIOD_PATTERN.test(value)

/** The kind of a period, by its name. */
export function kindOfPeriod(period: string): PeriodKind {
  if (period.length === 4) return 'year'
  return period[5] === 'Q' ? 'quarter' : 'month'
}

/** The year and, of a quarter or month, its number in the year. */
function partsOf(period: string): { readonly year: string; readonly number: number } {
  return { year: period.slice(0, 4), number: Number(period.slice(5).replace('Q', '')) }
}

/** The number of a quarter in its year, 1 to 4. */
export const quarterOf = (period: string): number => partsOf(period).number

/** The first month of a period. */
export function firstMonthOf(period: string): string {
  const kind = kindOfPeriod(period)
  if (kind === 'month') return period
  const { year, number } = partsOf(period)
  return kind === 'year' ? `${year}-01` : `${year}-${String(number * 3 - 2).padStart(2, '0')}`
}

/** The months of a period, in order. */
export const monthsOfPeriod = (period: string): string[] =>
  Array.from({ length: MONTHS_OF_KIND[kindOfPeriod(period)] }, (_, n) => addMonths(firstMonthOf(period), n))

/** The last month of a period. */
export const lastMonthOf = (period: string): string =>
  addMonths(firstMonthOf(period), MONTHS_OF_KIND[kindOfPeriod(period)] - 1)

/** The period of this kind that a month is in. */
export function periodWith(month: string, kind: PeriodKind): string {
  const year = month.slice(0, 4)
  if (kind === 'month') return month
  return kind === 'year' ? year : `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
}

/** The period of the same kind so many later, or earlier: `2026-Q1` and -1 is `2025-Q4`. */
export function addPeriods(period: string, by: number): string {
  const kind = kindOfPeriod(period)
  return periodWith(addMonths(firstMonthOf(period), by * MONTHS_OF_KIND[kind]), kind)
}

/** The same period a year before. */
export const yearBefore = (period: string): string =>
  periodWith(addMonths(firstMonthOf(period), -12), kindOfPeriod(period))

/** How many days a period has. */
export const daysInPeriod = (period: string): number =>
  monthsOfPeriod(period).reduce((sum, month) => sum + daysIn(month), 0)

/** Has its first day begun, Japan time? */
export const hasPeriodBegun = (period: string, now: string): boolean => firstMonthOf(period) <= monthOf(now)

/** The last month of a period that has begun, Japan time; of one that has not, its first. */
export function lastBegunMonthOf(period: string, now: string): string {
  const running = monthOf(now)
  return monthsOfPeriod(period).findLast((month) => month <= running) ?? firstMonthOf(period)
}

/** Can this period be compared with that one? With an earlier one of its kind: so any two can be put side by side. */
export const canCompare = (period: string, earlier: string): boolean =>
  kindOfPeriod(period) === kindOfPeriod(earlier) && earlier < period

/** A place in a period: so many whole months, then days of the next one. */
type PeriodCut = { readonly months: number; readonly day: number }

/** A period up to a day: `until`, the last day counted, and how many days are. */
export type PeriodSpan = { readonly until: string; readonly days: number }

/** How far a period has run, today included; `null`: it is over, or has not begun. */
function runningCutOf(period: string, now: string): PeriodCut | null {
  const months = monthsOfPeriod(period).indexOf(monthOf(now))
  return months === -1 ? null : { months, day: dayOfMonth(now) }
}

/** The days of a period up to this place in it; where its month is shorter, up to its end. */
function spanUpTo(period: string, { months, day }: PeriodCut): PeriodSpan {
  const all = monthsOfPeriod(period)
  const last = all[months] ?? period
  const upTo = Math.min(day, daysIn(last))
  const before = all.slice(0, months).reduce((sum, month) => sum + daysIn(month), 0)
  return { until: `${last}-${String(upTo).padStart(2, '0')}`, days: before + upTo }
}

/** A running period up to today, Japan time; `null`: it is over, or has not begun. */
export function runningSpanOf(period: string, now: string): PeriodSpan | null {
  const cut = runningCutOf(period, now)
  return cut && spanUpTo(period, cut)
}

/**
 * Is all of a period on record? `recordsFrom`: the day of the desk's first case, Japan time; `null`: it has had none. What is not cannot be
 * compared with.
 */
export const isOnRecord = (period: string, recordsFrom: string | null): boolean =>
  recordsFrom !== null && `${firstMonthOf(period)}-01` >= recordsFrom

/** Was a month over before the desk's first case, so that its zeros are no figures? `recordsFrom`: as above. */
export const isBeforeRecords = (month: string, recordsFrom: string | null): boolean =>
  recordsFrom === null || month < recordsFrom.slice(0, 7)

/**
 * The days of another period that a period is compared with: while it runs, the same ones, up to the same day of the same month of it;
 * else all.
 */
export function comparedSpanOf(period: string, compared: string, now: string): PeriodSpan {
  const cut = runningCutOf(period, now)
  if (cut) return spanUpTo(compared, cut)
  const last = lastMonthOf(compared)
  return { until: `${last}-${daysIn(last)}`, days: daysInPeriod(compared) }
}
