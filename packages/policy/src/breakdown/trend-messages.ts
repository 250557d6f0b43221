import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import { isSmallSample } from './breakdown-comparison.ts'
import type { BreakdownTrend, TrendTable } from './breakdown-model.ts'
import { type ChartMessage, NOTHING_TO_SAY } from './chart-message.ts'

/** A month of one target type, and its figures. */
export type TrendRow = { readonly month: string; readonly days: number } & TrendTable

/** The months of one target type, oldest first. */
export function trendRows({ months }: BreakdownTrend, targetType: TrendTable['targetType']): TrendRow[] {
  return months.flatMap(({ month, days, tables }) => {
    const table = tables.find((each) => each.targetType === targetType)
    return table ? [{ month, days, ...table }] : []
  })
}

/** The first and the last month that are over: the running one is compared with nothing. */
function firstAndLastMonth(rows: readonly TrendRow[], runningDay: number | null) {
  const finishedMonths = runningDay === null ? rows : rows.slice(0, -1)
  const counted = finishedMonths.filter(({ total }) => total > 0)
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

/** How many cases were opened in a month, from all sources. */
export const totalOpened = ({ opened }: TrendTable): number => Object.values(opened).reduce((sum, n) => sum + n, 0)

const isEmptyTrend = (rows: readonly TrendRow[]) => rows.every((row) => totalOpened(row) === 0)

/** Cases opened and decided in the last month. */
export function flowMessage(rows: readonly TrendRow[]): ChartMessage {
  const last = rows.at(-1)
  if (!last || isEmptyTrend(rows)) return NOTHING_TO_SAY
  return { says: 'flow', month: last.month, opened: totalOpened(last), decided: last.decided }
}

/** The backlog at the end of the last month, compared with the month before. */
export function backlogMessage(rows: readonly TrendRow[]): ChartMessage {
  const [before, last] = [rows.at(-2), rows.at(-1)]
  if (!last || isEmptyTrend(rows)) return NOTHING_TO_SAY
  const { n } = last.backlog
  return { says: 'backlog', month: last.month, n, difference: n - (before?.backlog.n ?? 0) }
}

/** The median wait in the last month with decisions, and in the month before it. */
export function waitMessage(rows: readonly TrendRow[]): ChartMessage {
  const at = rows.findLastIndex(({ wait }) => wait.median !== null)
  const row = rows[at]
  if (!row?.wait.median) return NOTHING_TO_SAY
  const { month, wait } = row
  return { says: 'wait', month, median: row.wait.median, n: wait.n, before: rows[at - 1]?.wait.median ?? null }
}

/** How many confirming decisions of the last month with any were overturned. */
export function overturnedMessage(rows: readonly TrendRow[]): ChartMessage {
  const row = rows.findLast(({ confirmed }) => confirmed > 0)
  if (!row) return NOTHING_TO_SAY
  const { month, overturned, confirmed } = row
  return { says: 'overturned', month, n: overturned, of: confirmed, share: overturned / confirmed }
}
