import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import { type CategoryRow, categoryRows, isSmallSample, type KeyRow, shareOf } from './breakdown-comparison.ts'
import type { BreakdownMonth, BreakdownTable, BreakdownTrend, TrendTable } from './breakdown-model.ts'
import type { MinuteRange } from './wait-histogram.ts'

/** What a chart says, as figures: the words are those of whoever reads it. Each is worked out of what the chart shows. */
export type ChartMessage =
  | { readonly says: 'nothing' }
  /** the most frequent; `moved`: another that changed more than it did */
  | {
      readonly says: 'most'
      readonly category: Category
      readonly n: number
      readonly difference: number
      readonly moved: { readonly category: Category; readonly difference: number } | null
    }
  /** several that are the most frequent, none more than another; `moved`: the one that changed most, if any did */
  | {
      readonly says: 'tied'
      readonly categories: readonly Category[]
      readonly n: number
      readonly moved: { readonly category: Category; readonly difference: number } | null
    }
  /** the first few together, and how much of all that is */
  | { readonly says: 'first'; readonly count: number; readonly share: number }
  | { readonly says: 'key'; readonly key: string; readonly n: number; readonly share: number }
  | { readonly says: 'tiedKeys'; readonly keys: readonly string[]; readonly n: number; readonly share: number }
  /** too few in one of the months to say how shares moved */
  | { readonly says: 'few'; readonly month: string; readonly n: number }
  /** the share that moved most between two months */
  | {
      readonly says: 'share'
      readonly category: Category
      readonly from: { readonly month: string; readonly share: number }
      readonly to: { readonly month: string; readonly share: number }
    }
  /** the category whose count moved most between two months */
  | {
      readonly says: 'count'
      readonly category: Category
      readonly from: { readonly month: string; readonly n: number }
      readonly to: { readonly month: string; readonly n: number }
    }
  | {
      readonly says: 'flow'
      readonly month: string
      readonly opened: number
      readonly decided: number
    }
  /** what is undecided when a month ends, and the difference to the end of the one before */
  | { readonly says: 'backlog'; readonly month: string; readonly n: number; readonly difference: number }
  | {
      readonly says: 'wait'
      readonly month: string
      readonly median: MinuteRange
      readonly n: number
      readonly before: MinuteRange | null
    }
  | {
      readonly says: 'overturned'
      readonly month: string
      readonly n: number
      readonly of: number
      readonly share: number
    }

const NOTHING_TO_SAY: ChartMessage = { says: 'nothing' }
const changeSize = ({ before }: CategoryRow) => Math.abs(before.difference)

/** Which category is the most frequent, how it changed, and which changed more than it; or which of them tie. */
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

/** How much of all the three most frequent are; fewer, where fewer were found at all. */
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

/** The most frequent of other figures, or those that tie. */
export function keyMessage(rows: readonly KeyRow[]): ChartMessage {
  const [first] = rows
  if (!first?.share) return NOTHING_TO_SAY
  const { n, share } = first
  const keys = rows.filter((row) => row.n === n).map(({ key }) => key)
  return keys.length > 1 ? { says: 'tiedKeys', keys, n, share } : { says: 'key', key: first.key, n, share }
}

/** A month of one kind of target, and its figures. */
export type TrendRow = { readonly month: string; readonly days: number } & TrendTable

/** The months of one kind of target, the oldest first. */
export function trendRows({ months }: BreakdownTrend, targetType: TrendTable['targetType']): TrendRow[] {
  return months.flatMap(({ month, days, tables }) => {
    const table = tables.find((each) => each.targetType === targetType)
    return table ? [{ month, days, ...table }] : []
  })
}

/** The first and the last month that are over: the running one is compared with nothing. */
function firstAndLastMonth(rows: readonly TrendRow[], runningDay: number | null) {
  const over = runningDay === null ? rows : rows.slice(0, -1)
  const counted = over.filter(({ total }) => total > 0)
  return { from: counted[0], to: counted.length > 1 ? counted.at(-1) : undefined }
}

const rankMovements = (of: (row: TrendRow, category: Category) => number, from: TrendRow, to: TrendRow) =>
  CATEGORIES.map((category) => ({ category, by: Math.abs(of(to, category) - of(from, category)) })).reduce(
    (one, another) => (another.by > one.by ? another : one),
  )

/** Whose share moved most from the first month of the trend to the last one that is over. */
export function shareMovementMessage(rows: readonly TrendRow[], runningDay: number | null): ChartMessage {
  const { from, to } = firstAndLastMonth(rows, runningDay)
  if (!from || !to) return NOTHING_TO_SAY
  const few = [from, to].find(({ total }) => isSmallSample(total))
  if (few) return { says: 'few', month: few.month, n: few.total }
  const share = ({ category: counts, total }: TrendRow, category: Category) => counts[category] / total
  const { category } = rankMovements(share, from, to)
  return {
    says: 'share',
    category,
    from: { month: from.month, share: share(from, category) },
    to: { month: to.month, share: share(to, category) },
  }
}

/** Whose count moved most, of the same months. */
export function countMovementMessage(rows: readonly TrendRow[], runningDay: number | null): ChartMessage {
  const { from, to } = firstAndLastMonth(rows, runningDay)
  if (!from || !to) return NOTHING_TO_SAY
  const count = ({ category: counts }: TrendRow, category: Category) => counts[category]
  const { category } = rankMovements(count, from, to)
  return {
    says: 'count',
    category,
    from: { month: from.month, n: count(from, category) },
    to: { month: to.month, n: count(to, category) },
  }
}

/** All that was opened in a month, whatever put it before the desk. */
export const totalOpened = ({ opened }: TrendTable): number => Object.values(opened).reduce((sum, n) => sum + n, 0)

const isEmptyTrend = (rows: readonly TrendRow[]) => rows.every((row) => totalOpened(row) === 0)

/** What came and what was decided in the last month. */
export function flowMessage(rows: readonly TrendRow[]): ChartMessage {
  const last = rows.at(-1)
  if (!last || isEmptyTrend(rows)) return NOTHING_TO_SAY
  return { says: 'flow', month: last.month, opened: totalOpened(last), decided: last.decided }
}

/** What the last month left undecided, beside the month before. */
export function backlogMessage(rows: readonly TrendRow[]): ChartMessage {
  const [before, last] = [rows.at(-2), rows.at(-1)]
  if (!last || isEmptyTrend(rows)) return NOTHING_TO_SAY
  const { n } = last.backlog
  return { says: 'backlog', month: last.month, n, difference: n - (before?.backlog.n ?? 0) }
}

/** How long cases waited in the last month something was decided in, and in the one before it. */
export function waitMessage(rows: readonly TrendRow[]): ChartMessage {
  const at = rows.findLastIndex(({ wait }) => wait.median !== null)
  const row = rows[at]
  if (!row?.wait.median) return NOTHING_TO_SAY
  const { month, wait } = row
  return { says: 'wait', month, median: row.wait.median, n: wait.n, before: rows[at - 1]?.wait.median ?? null }
}

/** How many of the last month's confirming decisions do not stand any more. */
export function overturnedMessage(rows: readonly TrendRow[]): ChartMessage {
  const row = rows.findLast(({ confirmed }) => confirmed > 0)
  if (!row) return NOTHING_TO_SAY
  const { month, overturned, confirmed } = row
  return { says: 'overturned', month, n: overturned, of: confirmed, share: overturned / confirmed }
}
