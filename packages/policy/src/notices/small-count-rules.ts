import { isSmallSample } from '../breakdown/breakdown-comparison.ts'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'

/** The count of a category as published. */
export type PublishedRow = {
  readonly category: Category
  /** `null`: it is pooled, or nothing but the limit is published */
  readonly n: number | null
  /** of the total, in percent with one decimal; `null`: `n` is, or the total is too small for shares */
  readonly percent: number | null
}

/** What the pooled categories have together. */
export type PooledCounts = { readonly categories: number; readonly n: number; readonly percent: number | null }

/**
 * The figures of the jobs confirmed in a month, as published. Those from before counts were pooled, and their corrections, have rows of `null` and
 * no `pooled`, and those rows are not in `total`.
 */
export type PublishedFigures = {
  /** the month that was closed */
  readonly month: string
  /** the revision of it that was the newest when the notice was approved */
  readonly revision: number
  /** the limit: no count from 1 to one less is told by itself; 0: every count is shown */
  readonly below: number
  /** in the order in which the guideline publishes them */
  readonly rows: readonly PublishedRow[]
  /** `null`: every count is shown, or none is */
  readonly pooled: PooledCounts | null
  /** of all categories; `null`: it is below the limit, and nothing else is published */
  readonly total: number | null
}

type Counts = Readonly<Record<Category, number>>

const percentOf = (n: number, total: number): number | null =>
  isSmallSample(total) ? null : Math.round((n * 1000) / total) / 10

const sumOf = (counts: Counts, of: readonly Category[]): number =>
  of.reduce((sum, category) => sum + counts[category], 0)

const isSmall = (n: number, below: number): boolean => n > 0 && n < below

/** Is the sum of these all that can be known of each? Not where they are one, make up less than the limit, or are all the same. */
const hidesEach = (counts: Counts, pool: readonly Category[], below: number): boolean =>
  sumOf(counts, pool) >= below && new Set(pool.map((category) => counts[category])).size > 1

/**
 * The categories whose counts are told only as a sum. Where a count is from 1 to `below` - 1, or some were pooled before, they are those, and all
 * whose count is below the limit, also those of 0; and as long as these do not hide each other, all with the next larger count. So who is in
 * depends on counts alone, never on the order of categories, and counts that change places within the pool change nothing that is published.
 */
function poolOf(counts: Counts, below: number, before: readonly Category[]): readonly Category[] {
  if (before.length === 0 && !CATEGORIES.some((each) => isSmall(counts[each], below))) return []
  const within = (most: number) => CATEGORIES.filter((each) => counts[each] <= most || before.includes(each))
  const limits = CATEGORIES.map((each) => counts[each]).filter((n) => n >= below)
  for (const most of [below - 1, ...limits.sort((one, another) => one - another)]) {
    const pool = within(most)
    if (hidesEach(counts, pool, below)) return pool
  }
  // seven small counts that are the same could be others with their sum
  return CATEGORIES
}

/** Categories that these figures tell nothing of but, at most, a sum. */
const untoldIn = ({ rows }: PublishedFigures): Category[] =>
  rows.flatMap(({ category, n }) => (n === null ? [category] : []))

/**
 * Were counts left out of these figures, and of their total? So it was before counts were pooled. The true total beside such a version of the same
 * closed month would tell what was left out.
 */
export const leavesCountsOut = (figures: PublishedFigures): boolean =>
  figures.pooled === null && figures.total !== null && hasUntoldCounts(figures)

/** The rows with these counts left out, and their total without them. */
function leaveOut(counts: Counts, order: readonly Category[], left: readonly Category[]) {
  const total = sumOf(
    counts,
    order.filter((each) => !left.includes(each)),
  )
  return { rows: rowsOf(counts, order, left, total), pooled: null, total }
}

const rowsOf = (counts: Counts, order: readonly Category[], untold: readonly Category[], total: number) =>
  order.map(
    (category): PublishedRow =>
      untold.includes(category)
        ? { category, n: null, percent: null }
        : { category, n: counts[category], percent: percentOf(counts[category], total) },
  )

/**
 * The counts of a month for publication: the total is the true one, shares are of it, and small counts are told together. A total below the
 * limit is told as no more than that. `before`: the versions that were published of this month; what they pooled stays pooled, and no
 * limit gets lower. What corrects a version that left counts out leaves them out, too.
 */
export function poolSmallCounts(
  counts: Counts,
  of: {
    readonly month: string
    readonly revision: number
    readonly below: number
    readonly order: readonly Category[]
    readonly before: readonly PublishedFigures[]
  },
): PublishedFigures {
  const { month, revision, order, before } = of
  const below = Math.max(of.below, ...before.map((each) => each.below))
  const untoldBefore = [...new Set(before.flatMap(untoldIn))]
  if (before.some(leavesCountsOut)) {
    const left = order.filter((each) => untoldBefore.includes(each) || isSmall(counts[each], below))
    return { month, revision, below, ...leaveOut(counts, order, left) }
  }
  const total = sumOf(counts, CATEGORIES)
  if (total < below)
    return { month, revision, below, rows: rowsOf(counts, order, order, total), pooled: null, total: null }
  const pool = poolOf(counts, below, untoldBefore)
  const n = sumOf(counts, pool)
  const pooled = pool.length === 0 ? null : { categories: pool.length, n, percent: percentOf(n, total) }
  return { month, revision, below, rows: rowsOf(counts, order, pool, total), pooled, total }
}

/** Is there a count that these figures do not tell by itself? */
export const hasUntoldCounts = (figures: PublishedFigures): boolean => untoldIn(figures).length > 0
