import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { EarlierMonth } from './breakdown-model.ts'
import type { UsualChange, UsualComparison } from './chart-message.ts'
import { usualMonths } from './earlier-months.ts'
import { placeInRange, type UsualRange, usualCountRanges, usualPartRanges } from './usual-range-rules.ts'

/** A month that is over. */
type FinishedMonth = Pick<EarlierMonth, 'days' | 'total' | 'category'>

const ofCategories = <Of>(of: (category: Category) => Of) =>
  Object.fromEntries(CATEGORIES.map((category) => [category, of(category)])) as Record<Category, Of>

/** The usual range of each category's count in a month. `before`: the months before it. */
export const usualCategoryCounts = (
  before: readonly EarlierMonth[],
  { days }: Pick<FinishedMonth, 'days'>,
): Record<Category, UsualRange> =>
  usualCountRanges(
    ofCategories((each) => usualMonths(before).map(({ category, days: size }) => ({ n: category[each], days: size }))),
    days,
  )

/** The usual range of each category's part in the month's total, in cases. */
export const usualCategoryParts = (
  before: readonly EarlierMonth[],
  { total }: Pick<FinishedMonth, 'total'>,
): Record<Category, UsualRange> =>
  usualPartRanges(
    ofCategories((each) => usualMonths(before).map(({ category, total: of }) => ({ n: category[each], of }))),
    total,
  )

/** How far outside its range a count is, in widths of the range. */
const distanceOf = ({ n, from, to }: UsualChange) => Math.max(from - n, n - to) / Math.max(1, to - from)

/** What is outside of its range. */
export function compareWithUsual(
  counts: Readonly<Record<Category, number>>,
  ranges: Readonly<Record<Category, UsualRange>>,
): UsualComparison {
  const unknown = CATEGORIES.map((category) => ranges[category]).find(({ known }) => !known)
  if (unknown) return { kind: 'unknown', months: unknown.months }
  const changes = CATEGORIES.flatMap((category): UsualChange[] => {
    const [n, range] = [counts[category], ranges[category]]
    if (!range.known || placeInRange(n, range) === 'within') return []
    return [{ category, n, from: range.from, to: range.to }]
  })
  return { kind: 'known', changes: changes.sort((one, another) => distanceOf(another) - distanceOf(one)) }
}
