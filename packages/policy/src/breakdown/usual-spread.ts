/**
 * What a whole month counted. `size`: what the count grows with, the days of the month or how many it is a part of; a `part` can be
 * no more than its size.
 */
export type CountedMonth = { readonly n: number; readonly size: number }
export type CountKind = 'count' | 'part'

/** The centre of months and how far they spread about it. */
export type MonthSpread = {
  readonly kind: CountKind
  /** counted in the months that are not set aside, and their size */
  readonly n: number
  readonly size: number
  /** months that are not set aside */
  readonly months: number
  readonly setAside: number
  /** Pearson's chi-square: of months that differ by chance alone it is about `months` − 1 */
  readonly chiSquare: number
  /** the mean variance a month has by chance alone */
  readonly chance: number
}

/** Months further from the centre than so many standard deviations are set aside: one in a million of those that belong to it. */
const SET_ASIDE_FROM = 5
/** and at most one of so many months */
const SET_ASIDE_ONE_OF = 6
/** of the normal distribution: the standard deviation, as a multiple of the median distance from the centre */
const MEDIAN_TO_DEVIATION = 1.4826
/** Anscombe: with this the root of a count has one variance, small counts included */
const ANSCOMBE = 3 / 8

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, another) => one - another)
  const at = (sorted.length - 1) / 2
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2
}

/** A count on a scale on which chance alone gives every month a standard deviation of about 1. */
function stabilised(kind: CountKind, n: number, size: number): number {
  if (kind === 'count') return 2 * Math.sqrt(n + ANSCOMBE)
  const root = Math.sqrt((n + ANSCOMBE) / (size + 2 * ANSCOMBE))
  return 2 * Math.sqrt(size + 0.5) * Math.asin(Math.min(1, root))
}

/** The months that belong together: without those far from the median, by the median distance from it, which one month cannot move. */
function withoutOutliers(kind: CountKind, months: readonly CountedMonth[]): CountedMonth[] {
  const centre = medianOf(months.filter(({ size }) => size > 0).map(({ n, size }) => n / size))
  const far = months.map(({ n, size }) => Math.abs(stabilised(kind, n, size) - stabilised(kind, centre * size, size)))
  const deviation = Math.max(1, MEDIAN_TO_DEVIATION * medianOf(far))
  const outliers = far
    .map((distance, index) => ({ distance, index }))
    .filter(({ distance }) => distance > SET_ASIDE_FROM * deviation)
    .sort((one, another) => another.distance - one.distance)
    .slice(0, Math.floor(months.length / SET_ASIDE_ONE_OF))
    .map(({ index }) => index)
  return months.filter((_, index) => !outliers.includes(index))
}

const sumOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0)

/** The variance that chance alone gives a month of this mean. */
export const chanceVariance = (kind: CountKind, mean: number, size: number): number =>
  kind === 'count' ? mean : mean * (1 - mean / size)

/** How far these months spread. */
export function spreadOf(kind: CountKind, all: readonly CountedMonth[]): MonthSpread {
  const months = withoutOutliers(kind, all)
  const [n, size] = [sumOf(months.map((month) => month.n)), sumOf(months.map((month) => month.size))]
  const variances = months.map((month) =>
    size === 0 || month.size === 0 ? 0 : chanceVariance(kind, (n / size) * month.size, month.size),
  )
  const squares = months.map((month, index) => {
    const variance = variances[index] ?? 0
    return variance === 0 ? 0 : (month.n - (n / size) * month.size) ** 2 / variance
  })
  return {
    kind,
    n,
    size,
    months: months.length,
    setAside: all.length - months.length,
    chiSquare: sumOf(squares),
    chance: sumOf(variances) / Math.max(1, months.length),
  }
}
