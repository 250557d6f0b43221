import { type CategoryRow, categoryRows, type KeyRow, shareOf } from './breakdown-comparison.ts'
import type { BreakdownMonth, BreakdownTable } from './breakdown-model.ts'
import { type ChartMessage, NOTHING_TO_SAY } from './chart-message.ts'

const changeSize = ({ before }: CategoryRow) => Math.abs(before.difference)

/** The most frequent category, how it changed, and which changed more; or which categories tie. */
export function mostFrequentMessage(
  table: BreakdownTable,
  month: Pick<BreakdownMonth, 'days' | 'runningDay'>,
): ChartMessage {
  const rows = categoryRows(table, month)
  const [first] = rows
  if (!first || first.n === 0) return NOTHING_TO_SAY
  const most = rows.reduce((one, another) => (changeSize(another) > changeSize(one) ? another : one), first)
  const tied = rows.filter(({ n }) => n === first.n).map(({ category }) => category)
  if (tied.length > 1) {
    const moved = changeSize(most) > 0 ? { category: most.category, difference: most.before.difference } : null
    return { says: 'tied', categories: tied, n: first.n, moved }
  }
  const moved = most === first ? null : { category: most.category, difference: most.before.difference }
  return { says: 'most', category: first.category, n: first.n, difference: first.before.difference, moved }
}

const TOP_CATEGORIES = 3

/** The share of the three most frequent categories, or of fewer where fewer were found. */
export function topCategoriesMessage({ figures }: BreakdownTable): ChartMessage {
  const counts = Object.values(figures.category)
    .filter((n) => n > 0)
    .sort((one, another) => another - one)
  const first = counts.slice(0, TOP_CATEGORIES)
  const share = shareOf(
    first.reduce((sum, n) => sum + n, 0),
    figures.total,
  )
  return share === null ? NOTHING_TO_SAY : { says: 'first', count: first.length, share }
}

/** The most frequent key of another dimension, or those that tie. */
export function keyMessage(rows: readonly KeyRow[]): ChartMessage {
  const [first] = rows
  if (!first?.share) return NOTHING_TO_SAY
  const { n, share } = first
  const keys = rows.filter((row) => row.n === n).map(({ key }) => key)
  return keys.length > 1 ? { says: 'tiedKeys', keys, n, share } : { says: 'key', key: first.key, n, share }
}
