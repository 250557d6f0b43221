import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'

/** The count of a category as published; `n` is `null` where it is hidden, as it is 1 to `below` - 1. */
export type PublishedRow = {
  readonly category: Category
  readonly n: number | null
  /** of `total`, in percent with one decimal; `null`: the count is hidden, or `total` is 0 */
  readonly percent: number | null
}

/** The figures of the jobs confirmed in a month, as published. */
export type PublishedFigures = {
  /** the month that was closed */
  readonly month: string
  /** the revision of it that was the newest when the notice was approved */
  readonly revision: number
  /** counts from 1 to one less are shown as fewer than this; 0: every count is shown */
  readonly below: number
  /** in the order in which the guideline publishes them */
  readonly rows: readonly PublishedRow[]
  /** sum of the shown counts alone, so that no subtraction gives a hidden one */
  readonly total: number
}

const percentOf = (n: number, total: number): number | null =>
  total === 0 ? null : Math.round((n * 1000) / total) / 10

/**
 * Hides small counts for publication: those from 1 to `below` - 1. Total and percentages are computed from the shown counts alone, so that no
 * hidden count can be derived. A count of 0 is shown.
 */
export function suppressSmallCounts(
  counts: Readonly<Record<Category, number>>,
  of: {
    readonly month: string
    readonly revision: number
    readonly below: number
    readonly order: readonly Category[]
  },
): PublishedFigures {
  const { month, revision, below, order } = of
  const shown = (category: Category): number | null => {
    const n = counts[category]
    return n > 0 && n < below ? null : n
  }
  const total = CATEGORIES.reduce((sum, category) => sum + (shown(category) ?? 0), 0)
  const rows = order.map((category) => {
    const n = shown(category)
    return { category, n, percent: n === null ? null : percentOf(n, total) }
  })
  return { month, revision, below, rows, total }
}

/** Is any of these counts hidden? */
export const hasSuppressedCounts = ({ rows }: PublishedFigures): boolean => rows.some(({ n }) => n === null)
