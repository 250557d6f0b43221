import { CATEGORIES, type Category } from '../catalogue/categories.ts'
import type { BreakdownMonth, BreakdownTable, BreakdownTrend, TrendTable } from './breakdown.ts'
import { type CategoryRow, categoryRows, FEW, type KeyRow, shareOf } from './compare.ts'
import type { Minutes } from './waits.ts'

/** What a chart says, as figures: the words are those of whoever reads it. Each is worked out of what the chart shows. */
export type Message =
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
      readonly median: Minutes
      readonly n: number
      readonly before: Minutes | null
    }
  | {
      readonly says: 'overturned'
      readonly month: string
      readonly n: number
      readonly of: number
      readonly share: number
    }

const NOTHING: Message = { says: 'nothing' }
const sizeOf = ({ before }: CategoryRow) => Math.abs(before.difference)

/** Which category is the most frequent, how it changed, and which changed more than it; or which of them tie. */
export function mostMessage(table: BreakdownTable, month: Pick<BreakdownMonth, 'days' | 'runningDay'>): Message {
  const rows = categoryRows(table, month)
  const [first] = rows
  if (!first || first.n === 0) return NOTHING
  const most = rows.reduce((one, another) => (sizeOf(another) > sizeOf(one) ? another : one), first)
  const tied = rows.filter(({ n }) => n === first.n).map(({ category }) => category)
  if (tied.length > 1) {
    const moved = sizeOf(most) > 0 ? { category: most.category, difference: most.before.difference } : null
    return { says: 'tied', categories: tied, n: first.n, moved }
  }
  const moved = most === first ? null : { category: most.category, difference: most.before.difference }
  return { says: 'most', category: first.category, n: first.n, difference: first.before.difference, moved }
}

const FIRST = 3

/** How much of all the three most frequent are; fewer, where fewer were found at all. */
export function firstMessage({ figures }: BreakdownTable): Message {
  const counts = Object.values(figures.category)
    .filter((n) => n > 0)
    .sort((one, another) => another - one)
  const first = counts.slice(0, FIRST)
  const share = shareOf(
    first.reduce((sum, n) => sum + n, 0),
    figures.total,
  )
  return share === null ? NOTHING : { says: 'first', count: first.length, share }
}

/** The most frequent of other figures, or those that tie. */
export function keyMessage(rows: readonly KeyRow[]): Message {
  const [first] = rows
  if (!first?.share) return NOTHING
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
function ends(rows: readonly TrendRow[], runningDay: number | null) {
  const over = runningDay === null ? rows : rows.slice(0, -1)
  const counted = over.filter(({ total }) => total > 0)
  return { from: counted[0], to: counted.length > 1 ? counted.at(-1) : undefined }
}

const moves = (of: (row: TrendRow, category: Category) => number, from: TrendRow, to: TrendRow) =>
  CATEGORIES.map((category) => ({ category, by: Math.abs(of(to, category) - of(from, category)) })).reduce(
    (one, another) => (another.by > one.by ? another : one),
  )

/** Whose share moved most from the first month of the trend to the last one that is over. */
export function shareMessage(rows: readonly TrendRow[], runningDay: number | null): Message {
  const { from, to } = ends(rows, runningDay)
  if (!from || !to) return NOTHING
  const few = [from, to].find(({ total }) => total < FEW)
  if (few) return { says: 'few', month: few.month, n: few.total }
  const share = ({ category: counts, total }: TrendRow, category: Category) => counts[category] / total
  const { category } = moves(share, from, to)
  return {
    says: 'share',
    category,
    from: { month: from.month, share: share(from, category) },
    to: { month: to.month, share: share(to, category) },
  }
}

/** Whose count moved most, of the same months. */
export function countMessage(rows: readonly TrendRow[], runningDay: number | null): Message {
  const { from, to } = ends(rows, runningDay)
  if (!from || !to) return NOTHING
  const count = ({ category: counts }: TrendRow, category: Category) => counts[category]
  const { category } = moves(count, from, to)
  return {
    says: 'count',
    category,
    from: { month: from.month, n: count(from, category) },
    to: { month: to.month, n: count(to, category) },
  }
}

/** All that was opened in a month, whatever put it before the desk. */
export const openedIn = ({ opened }: TrendTable): number => Object.values(opened).reduce((sum, n) => sum + n, 0)

const nothingCame = (rows: readonly TrendRow[]) => rows.every((row) => openedIn(row) === 0)

/** What came and what was decided in the last month. */
export function flowMessage(rows: readonly TrendRow[]): Message {
  const last = rows.at(-1)
  if (!last || nothingCame(rows)) return NOTHING
  return { says: 'flow', month: last.month, opened: openedIn(last), decided: last.decided }
}

/** What the last month left undecided, beside the month before. */
export function backlogMessage(rows: readonly TrendRow[]): Message {
  const [before, last] = [rows.at(-2), rows.at(-1)]
  if (!last || nothingCame(rows)) return NOTHING
  const { n } = last.backlog
  return { says: 'backlog', month: last.month, n, difference: n - (before?.backlog.n ?? 0) }
}

/** How long cases waited in the last month something was decided in, and in the one before it. */
export function waitMessage(rows: readonly TrendRow[]): Message {
  const at = rows.findLastIndex(({ wait }) => wait.median !== null)
  const row = rows[at]
  if (!row?.wait.median) return NOTHING
  const { month, wait } = row
  return { says: 'wait', month, median: row.wait.median, n: wait.n, before: rows[at - 1]?.wait.median ?? null }
}

/** How many of the last month's confirming decisions do not stand any more. */
export function overturnedMessage(rows: readonly TrendRow[]): Message {
  const row = rows.findLast(({ confirmed }) => confirmed > 0)
  if (!row) return NOTHING
  const { month, overturned, confirmed } = row
  return { says: 'overturned', month, n: overturned, of: confirmed, share: overturned / confirmed }
}
