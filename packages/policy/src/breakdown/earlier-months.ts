import { CATEGORIES } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import type { EarlierMonth, EarlierMonths } from './breakdown-model.ts'
import { addMonths, daysIn, monthsEndingWith } from './japan-month.ts'
import { countsForKeys, indexFigures, type MonthFigure } from './period-figures.ts'
import { USUAL_MONTHS } from './usual-range-rules.ts'

/** One more than tell what is usual, so that it is known whether the first of those was the desk's first. */
const EARLIER_MONTHS = USUAL_MONTHS.most + 1

/** The months that are read before this one. */
export const monthsBefore = (month: string): string[] => monthsEndingWith(addMonths(month, -1), EARLIER_MONTHS)

/** The months before this one, of one target type. `rows`: their figures `category`, `opened` and `decided`. */
export function buildEarlierMonths(targetType: TargetType, rows: readonly MonthFigure[], month: string): EarlierMonths {
  const months = monthsBefore(month).map((each) => {
    const { byKey, sum } = indexFigures(rows.filter((row) => row.month === each))
    return {
      month: each,
      days: daysIn(each),
      total: sum('category'),
      category: countsForKeys(CATEGORIES, byKey('category')),
      opened: sum('opened'),
      decided: sum('decided'),
    }
  })
  return { targetType, months }
}

const isEmpty = ({ total, opened, decided }: EarlierMonth) => total + opened + decided === 0

/**
 * The whole months among these that tell what is usual in the month after them: at most twelve, the oldest first. A desk that had
 * nothing in the first of them began in the middle of them, and its first month was not whole.
 */
export function usualMonths<Month extends EarlierMonth>(months: readonly Month[]): readonly Month[] {
  const first = months.findIndex((month) => !isEmpty(month))
  if (first < 0) return []
  return months.slice(first === 0 ? 0 : first + 1).slice(-USUAL_MONTHS.most)
}
