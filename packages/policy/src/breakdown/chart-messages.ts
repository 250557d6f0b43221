import { type CategoryRow, type ComparedTable, categoryRows, type KeyRow, statedShare } from './breakdown-comparison.ts'
import type { BreakdownPeriod, BreakdownTable } from './breakdown-model.ts'
import { type ChartMessage, NOTHING_TO_SAY, type UsualComparison } from './chart-message.ts'
import { compareWithUsual, usualCategoryCounts } from './usual-comparisons.ts'

type MessageTable = ComparedTable & Pick<BreakdownTable, 'targetType'>
type MessagePeriod = Pick<BreakdownPeriod, 'period' | 'days' | 'runningDay' | 'earlier'>

/** The categories of a month beside their usual ranges; of longer periods, and by filters, these are not known. */
function compareMonth({ targetType, figures }: MessageTable, month: MessagePeriod): UsualComparison {
  const before = month.earlier.find((each) => each.targetType === targetType)?.months
  if (!before) return { kind: 'none' }
  if (month.runningDay !== null) return { kind: 'running', day: month.runningDay }
  return compareWithUsual(figures.category, usualCategoryCounts(before, month))
}

/** The most frequent category, or which categories tie; and which are outside their usual range. */
export function mostFrequentMessage(table: MessageTable, month: MessagePeriod): ChartMessage {
  const rows: readonly CategoryRow[] = categoryRows(table, month)
  const [first] = rows
  if (!first || first.n === 0) return NOTHING_TO_SAY
  const tied = rows.filter(({ n }) => n === first.n).map(({ category }) => category)
  const said = { month: month.period, n: first.n, usual: compareMonth(table, month) }
  return tied.length > 1
    ? { says: 'tied', categories: tied, ...said }
    : { says: 'most', category: first.category, ...said }
}

const TOP_CATEGORIES = 3

/** How much the three most frequent categories are together, or fewer where fewer were found. */
export function topCategoriesMessage({ figures }: Pick<ComparedTable, 'figures'>): ChartMessage {
  const counts = Object.values(figures.category)
    .filter((n) => n > 0)
    .sort((one, another) => another - one)
  const first = counts.slice(0, TOP_CATEGORIES)
  const n = first.reduce((sum, each) => sum + each, 0)
  if (n === 0) return NOTHING_TO_SAY
  return { says: 'first', count: first.length, n, of: figures.total, share: statedShare(n, figures.total) }
}

/** The most frequent key of another dimension, or those that tie. */
export function keyMessage(rows: readonly KeyRow[]): ChartMessage {
  const [first] = rows
  if (!first || first.n === 0) return NOTHING_TO_SAY
  const { n, share } = first
  const keys = rows.filter((row) => row.n === n).map(({ key }) => key)
  return keys.length > 1 ? { says: 'tiedKeys', keys, n, share } : { says: 'key', key: first.key, n, share }
}
