import { isSmallSample } from './breakdown-comparison.ts'
import type { BreakdownTrend, EarlierMonth } from './breakdown-model.ts'
import { type ChartMessage, NOTHING_TO_SAY, type RateBase } from './chart-message.ts'
import { usualMonths } from './earlier-months.ts'
import { isOnRecord } from './period.ts'
import { type RateInterval, rateInterval } from './rate-interval.ts'
import { type CountedRow, monthsBeforeRow, type TrendRow, totalOpened } from './trend-rows.ts'
import { compareWithUsual, usualCategoryCounts, usualCategoryParts } from './usual-comparisons.ts'
import { type UsualRange, usualCountRange, usualPartRange } from './usual-range-rules.ts'

type Trend = Pick<BreakdownTrend, 'earlier' | 'runningDay' | 'recordsFrom'>

const finishedRows = <Row extends CountedRow>(rows: readonly Row[], { runningDay }: Trend) =>
  runningDay === null ? rows : rows.slice(0, -1)

/** The last month that is over: part of a month is compared with nothing. */
const lastFinished = <Row extends CountedRow>(rows: readonly Row[], trend: Trend) => finishedRows(rows, trend).at(-1)

/** A month to compare with; `null`: there is none, or it is not on record as a whole. */
const recordedRow = (row: TrendRow | undefined, { recordsFrom }: Trend): TrendRow | null =>
  row && isOnRecord(row.month, recordsFrom) ? row : null

/** Was anything found in this month, or in any before it? */
const isKnown = (row: CountedRow, before: readonly EarlierMonth[]) =>
  row.total > 0 || before.some(({ total }) => total > 0)

/** Whose share of the last finished month is outside its usual range. */
export function shareMovementMessage(rows: readonly CountedRow[], trend: Trend): ChartMessage {
  const last = lastFinished(rows, trend)
  if (!last) return NOTHING_TO_SAY
  const before = monthsBeforeRow(trend, rows, last)
  const { month, total } = last
  if (!isKnown(last, before)) return NOTHING_TO_SAY
  if (isSmallSample(total)) return { says: 'few', month, n: total }
  return { says: 'shares', month, of: total, usual: compareWithUsual(last.category, usualCategoryParts(before, last)) }
}

/** Whose count in the last finished month is outside its usual range. */
export function countMovementMessage(rows: readonly CountedRow[], trend: Trend): ChartMessage {
  const last = lastFinished(rows, trend)
  if (!last) return NOTHING_TO_SAY
  const before = monthsBeforeRow(trend, rows, last)
  if (!isKnown(last, before)) return NOTHING_TO_SAY
  const usual = compareWithUsual(last.category, usualCategoryCounts(before, last))
  return { says: 'counts', month: last.month, usual }
}

/** The usual range of one figure of a month, from the months before it. */
export function usualOf(
  before: readonly EarlierMonth[],
  of: (month: EarlierMonth) => number,
  days: number,
): UsualRange {
  return usualCountRange(
    usualMonths(before).map((month) => ({ n: of(month), days: month.days })),
    days,
  )
}

/** The total of the last finished month, and its usual range. */
export function totalMessage(rows: readonly CountedRow[], trend: Trend): ChartMessage {
  const last = lastFinished(rows, trend)
  if (!last) return NOTHING_TO_SAY
  const before = monthsBeforeRow(trend, rows, last)
  if (!isKnown(last, before)) return NOTHING_TO_SAY
  const { month, total, days } = last
  return { says: 'total', month, n: total, range: usualOf(before, (each) => each.total, days) }
}

/** How many of the cases received or decided in a month are violations. */
export const rateOf = (row: CountedRow | TrendRow, base: RateBase): RateInterval =>
  rateInterval(row.total, base === 'decided' || !('opened' in row) ? row.decided : totalOpened(row))

/** Violations among the cases received or decided in the last finished month, and the usual range. */
export function rateMessage(rows: readonly (CountedRow | TrendRow)[], trend: Trend, base: RateBase): ChartMessage {
  const last = lastFinished(rows, trend)
  if (!last) return NOTHING_TO_SAY
  const rate = rateOf(last, base)
  if (rate.of === 0 && rate.n === 0) return NOTHING_TO_SAY
  const before = usualMonths(monthsBeforeRow(trend, rows, last))
  const parts = before.map(({ total, decided, opened }) => ({ n: total, of: base === 'decided' ? decided : opened }))
  return { says: 'rate', month: last.month, base, rate, range: usualPartRange(parts, rate.of) }
}

const isEmptyTrend = (rows: readonly TrendRow[]) => rows.every((row) => totalOpened(row) === 0)

/** Cases opened and decided in the last finished month, or so far where there is none. */
export function flowMessage(rows: readonly TrendRow[], trend: Trend): ChartMessage {
  const finished = lastFinished(rows, trend)
  const row = finished ?? rows.at(-1)
  if (!row || isEmptyTrend(rows)) return NOTHING_TO_SAY
  const said = { says: 'flow', month: row.month, opened: totalOpened(row), decided: row.decided } as const
  if (!finished) return { ...said, day: trend.runningDay, range: null }
  const before = monthsBeforeRow(trend, rows, row)
  return { ...said, day: null, range: usualOf(before, ({ opened }) => opened, row.days) }
}

/** The backlog now, or when the last month ended; beside that of the month before. It is no count of a month, so it is said as it is. */
export function backlogMessage(rows: readonly TrendRow[], trend: Trend): ChartMessage {
  const last = rows.at(-1)
  if (!last || isEmptyTrend(rows)) return NOTHING_TO_SAY
  const [running, before] = [trend.runningDay !== null, recordedRow(rows.at(-2), trend)]
  return { says: 'backlog', month: last.month, n: last.backlog.n, running, before: before?.backlog.n ?? null }
}

/** The median wait in the last finished month with decisions, and in the month before it. */
export function waitMessage(rows: readonly TrendRow[], trend: Trend): ChartMessage {
  const finished = finishedRows(rows, trend)
  const at = finished.findLastIndex(({ wait }) => wait.median !== null)
  const row = finished[at]
  if (!row?.wait.median) return NOTHING_TO_SAY
  const { month, wait } = row
  const before = recordedRow(finished[at - 1], trend)
  return { says: 'wait', month, median: row.wait.median, n: wait.n, before: before?.wait.median ?? null }
}

/** How many confirming decisions of the last finished month with any were overturned. */
export function overturnedMessage(rows: readonly TrendRow[], trend: Trend): ChartMessage {
  const row = finishedRows(rows, trend).findLast(({ confirmed }) => confirmed > 0)
  if (!row) return NOTHING_TO_SAY
  return { says: 'overturned', month: row.month, rate: rateInterval(row.overturned, row.confirmed) }
}
