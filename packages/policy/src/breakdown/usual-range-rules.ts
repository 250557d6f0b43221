import { CATEGORIES } from '../catalogue/violation-categories.ts'
import { spanOfCounts, spanOfParts, studentQuantile } from './count-quantiles.ts'
import { type CountedMonth, type CountKind, chanceVariance, type MonthSpread, spreadOf } from './usual-spread.ts'

/** Months that tell what is usual: so many finished ones at most, and so many at least. */
export const USUAL_MONTHS = { most: 12, least: 6 } as const

/** Seven categories and their total are looked at together, and of months without a change not more than one in twenty may show one. */
const LOOKS = CATEGORIES.length + 1
const TOGETHER = 0.05
/** Šidák: what is left for one of them, half of it above and half below */
const TAIL = (1 - (1 - TOGETHER) ** (1 / LOOKS)) / 2
/** the quantile of the normal distribution that leaves `TAIL` */
const Z = 2.727008

/** What all categories together tell of the spread counts as twice the months of the category itself. */
const SHARED_WEIGHT = 2

/**
 * Whole counts, both included, between which a month lies that is as the months before it were. Not known with fewer than six finished
 * months.
 */
export type UsualRange =
  | { readonly known: false; readonly months: number }
  | {
      readonly known: true
      readonly from: number
      readonly to: number
      /** the finished months it is from, and those of them that are set aside as outliers */
      readonly months: number
      readonly setAside: number
    }

export type RangePlace = 'unknown' | 'below' | 'within' | 'above'

/** Where a month lies. Only `below` and `above` are a change. */
export function placeInRange(n: number, range: UsualRange): RangePlace {
  if (!range.known) return 'unknown'
  if (n < range.from) return 'below'
  return n > range.to ? 'above' : 'within'
}

/** How much more than by chance a category varies, from its own months and, if given, from what all share. */
function dispersionOf(own: MonthSpread, shared: number | null): { readonly times: number; readonly degrees: number } {
  const degrees = own.months - 1
  if (shared === null) return { times: Math.max(1, own.chiSquare / degrees), degrees }
  const weight = SHARED_WEIGHT * degrees
  const times = (own.chiSquare + weight * (1 + shared * own.chance)) / (degrees + weight)
  return { times: Math.max(1, times), degrees: degrees + weight }
}

/** The squared coefficient of variation that months have beyond chance, of all categories together. */
function sharedVariation(spreads: readonly MonthSpread[]): number {
  const counted = spreads.filter(({ n }) => n > 0)
  const excess = counted.reduce((sum, { chiSquare, months }) => sum + chiSquare - (months - 1), 0)
  const weight = counted.reduce((sum, { months, chance }) => sum + (months - 1) * chance, 0)
  return weight === 0 ? 0 : Math.max(0, excess / weight)
}

/** half a case, so that twelve months with nothing do not say that there can be none */
const PRIOR_COUNT = 0.5

function rangeOf(spread: MonthSpread, shared: number | null, size: number): UsualRange {
  const { kind, setAside } = spread
  const months = spread.months + setAside
  const { times, degrees } = dispersionOf(spread, shared)
  const [n, all] =
    kind === 'count' ? [spread.n + PRIOR_COUNT, spread.size] : [spread.n + PRIOR_COUNT, spread.size + 2 * PRIOR_COUNT]
  const mean = (n / all) * size
  // the month's own variation, that of the centre, and that of the dispersion, which is estimated too
  const variance = chanceVariance(kind, mean, size) * times * (1 + size / all) * (studentQuantile(Z, degrees) / Z) ** 2
  const span = kind === 'count' ? spanOfCounts(mean, variance, TAIL) : spanOfParts(n / all, size, variance, TAIL)
  return { known: true, ...span, months, setAside }
}

/** The usual ranges of several series that are looked at together, each by its finished months, oldest first. */
function rangesOf<Key extends string>(
  kind: CountKind,
  series: Readonly<Record<Key, readonly CountedMonth[]>>,
  size: number,
): Record<Key, UsualRange> {
  const keys = Object.keys(series) as Key[]
  const latest = keys.map((key) => [key, series[key].slice(-USUAL_MONTHS.most)] as const)
  const spreads = latest.flatMap(([, months]) => (months.length < USUAL_MONTHS.least ? [] : [spreadOf(kind, months)]))
  const shared = keys.length === 1 ? null : sharedVariation(spreads)
  const ranges = latest.map(([key, months]) => [
    key,
    months.length < USUAL_MONTHS.least
      ? { known: false, months: months.length }
      : rangeOf(spreadOf(kind, months), shared, size),
  ])
  return Object.fromEntries(ranges) as Record<Key, UsualRange>
}

/** A count of a whole month. */
export type MonthCount = { readonly n: number; readonly days: number }
/** A count of a whole month among so many. */
export type MonthPart = { readonly n: number; readonly of: number }

const sized = (months: readonly MonthCount[]): CountedMonth[] => months.map(({ n, days }) => ({ n, size: days }))
const parts = (months: readonly MonthPart[]): CountedMonth[] =>
  months.filter(({ n, of }) => of > 0 && n <= of).map(({ n, of }) => ({ n, size: of }))

const mapValues = <Key extends string, From, To>(from: Readonly<Record<Key, From>>, to: (value: From) => To) =>
  Object.fromEntries(Object.entries<From>(from).map(([key, value]) => [key, to(value)])) as Record<Key, To>

/**
 * The usual ranges of the counts of a month of so many days. `before`: of each category the finished months before it, oldest first;
 * the latest twelve are looked at.
 */
export const usualCountRanges = <Key extends string>(
  before: Readonly<Record<Key, readonly MonthCount[]>>,
  days: number,
): Record<Key, UsualRange> => rangesOf('count', mapValues(before, sized), days)

/** The same of one count by itself, such as the total. */
export const usualCountRange = (before: readonly MonthCount[], days: number): UsualRange =>
  usualCountRanges({ one: before }, days).one

/** The usual ranges of parts, as counts of `of`: divided by it they are ranges of shares. */
export const usualPartRanges = <Key extends string>(
  before: Readonly<Record<Key, readonly MonthPart[]>>,
  of: number,
): Record<Key, UsualRange> => rangesOf('part', mapValues(before, parts), of)

/** The same of one part by itself, such as the violations among all decisions. */
export const usualPartRange = (before: readonly MonthPart[], of: number): UsualRange =>
  usualPartRanges({ one: before }, of).one
