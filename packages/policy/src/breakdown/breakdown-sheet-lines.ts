import { TARGET_TYPES } from '../intake/intake-arrivals.ts'
import { categoryRows, keyRows, statedShare, sumCounts } from './breakdown-comparison.ts'
import type { BreakdownMonth, BreakdownTable, BreakdownTrend } from './breakdown-model.ts'
import { totalOpened, trendRows } from './trend-rows.ts'

/** The sheets that can be exported: a month, or the 13 months that end with it. */
export const BREAKDOWN_SHEETS = ['month', 'trend'] as const
export type BreakdownSheet = (typeof BREAKDOWN_SHEETS)[number]

/** A line of a sheet. Names are codes; `''` where there is no figure. */
export type SheetLine = readonly (string | number)[]

const MONTH_COLUMNS = [
  'month',
  'as_of_day',
  'target_type',
  'dimension',
  'key',
  'count',
  'share',
  'per_day',
  'month_before',
  'difference',
  'same_month_last_year',
]
const SHARE_DIGITS = 4
const DAY_DIGITS = 2

const rounded = (n: number | null, digits: number): number | '' => (n === null ? '' : Number(n.toFixed(digits)))

function tableLines(table: BreakdownTable, month: BreakdownMonth): SheetLine[] {
  const { figures, targetType } = table
  const begin = [month.month, month.runningDay ?? '', targetType]
  const categories = categoryRows(table, month).map(({ category, n, share, perDay, before, yearBefore }) => [
    ...begin,
    ...['category', category, n, rounded(share, SHARE_DIGITS), rounded(perDay, DAY_DIGITS)],
    ...[before.was, before.difference, yearBefore.was],
  ])
  const others = (
    [
      ['named', figures.named],
      ['source', figures.source],
      ['measure', figures.measure],
      ['taken', figures.taken],
      ['format', figures.format],
      ['job_category', figures.jobCategory],
    ] as const
  ).flatMap(([dimension, counts]) =>
    keyRows(counts, dimension === 'taken' ? sumCounts(counts) : figures.total).map(({ key, n, share }) => [
      ...begin,
      ...[dimension, key, n, rounded(share, SHARE_DIGITS), '', '', '', ''],
    ]),
  )
  return [...categories, ...others]
}

/** The lines of a month, one for each figure. A running month is compared with the same days, up to `as_of_day`. */
export const buildMonthSheet = (month: BreakdownMonth): SheetLine[] => [
  MONTH_COLUMNS,
  ...month.tables.flatMap((table) => tableLines(table, month)),
]

const TREND_COLUMNS = [
  'month',
  'as_of_day',
  'target_type',
  'category',
  'count',
  'share',
  'confirmed_in_all',
  'opened',
  'decided',
  'undecided_at_end',
  'wait_median_from_minutes',
  'wait_median_to_minutes',
  'confirming_decisions',
  'overturned',
]

/** The lines of 13 months, one for each month and category, with cases opened and decided. */
export function buildTrendSheet(trend: BreakdownTrend): SheetLine[] {
  const last = trend.months.at(-1)?.month
  const lines = TARGET_TYPES.flatMap((targetType) =>
    trendRows(trend, targetType).flatMap((row) =>
      Object.entries(row.category).map(([category, n]) => [
        row.month,
        row.month === last ? (trend.runningDay ?? '') : '',
        targetType,
        category,
        n,
        rounded(statedShare(n, row.total), SHARE_DIGITS),
        row.total,
        totalOpened(row),
        row.decided,
        row.backlog.n,
        row.wait.median?.from ?? '',
        row.wait.median?.to ?? '',
        row.confirmed,
        row.overturned,
      ]),
    ),
  )
  return [TREND_COLUMNS, ...lines]
}
