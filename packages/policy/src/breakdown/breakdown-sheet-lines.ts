import { TARGET_TYPES } from '../intake/intake-arrivals.ts'
import { categoryRows, statedShare, sumCounts } from './breakdown-comparison.ts'
import type { BreakdownFilters } from './breakdown-filters.ts'
import type {
  BreakdownPeriod,
  BreakdownTable,
  BreakdownTrend,
  ComparedPeriod,
  FilteredTable,
  FilteredTrendTable,
  TargetFigures,
} from './breakdown-model.ts'
import { isOnRecord } from './period.ts'
import {
  filterCells,
  filterColumns,
  periodRevisionCells,
  revisionCells,
  UNIT,
  UNIT_OF_MEASURES,
} from './sheet-columns.ts'
import { type TrendRow, totalOpened, trendRows } from './trend-rows.ts'

/** The sheets that can be exported: a period, or the 13 months that end with it. */
export const BREAKDOWN_SHEETS = ['period', 'trend'] as const
export type BreakdownSheet = (typeof BREAKDOWN_SHEETS)[number]

/** A line of a sheet. Names are codes; `''` where there is no figure. */
export type SheetLine = readonly (string | number)[]

/**
 * What the figures of a sheet are of, in every line. `revisionOf`: how often a month was closed, as `2`, and whether its figures have
 * changed since, as `2+`; empty for one that is not closed.
 */
export type SheetScope = {
  readonly filters: BreakdownFilters
  readonly revisionOf: (month: string) => string
  /** when the sheet is made, with the offset of Japan: `2026-11-24T12:00:00+09:00` */
  readonly madeAt: string
}

const SHARE_DIGITS = 4
// one case a year is not nothing a day
const DAY_DIGITS = 3

const rounded = (n: number | null, digits: number): number | '' => (n === null ? '' : Number(n.toFixed(digits)))

const PERIOD_COLUMNS = [
  'period',
  'as_of_day',
  'revisions',
  'changed_since_close',
  'compared_with',
  'compared_up_to',
  'compared_recorded',
  'year_before_up_to',
  'year_before_recorded',
  ...filterColumns,
  'target_type',
  'dimension',
  'key',
  'count',
  'share',
  'per_day',
  'compared_count',
  'difference',
  'year_before_count',
  'unit',
  'made_at',
]

type Dimensions = readonly (readonly [name: string, counts: Readonly<Record<string, number>>])[]

function dimensionsOf(figures: TargetFigures & Partial<BreakdownTable['figures']>): Dimensions {
  const { named, source, measure, taken, format, jobCategory } = figures
  const all = { named, source, measure, taken, format, job_category: jobCategory }
  return Object.entries(all).flatMap(([name, counts]) => (counts ? [[name, counts] as const] : []))
}

type Counts = Readonly<Record<string, number>>

/** The counts of a dimension in a compared period, by key; `null` where only some of its days are compared, or it is not on record. */
function comparedCounts(
  { upTo, days, whole, recorded }: ComparedPeriod<TargetFigures>,
  dimension: string,
): Counts | null {
  if (upTo < days || !recorded) return null
  return dimensionsOf(whole).find(([name]) => name === dimension)?.[1] ?? {}
}

/** The keys that any of these counts has: what was counted only in a compared period has a line as well. Most frequent now first. */
function keysOf(now: Counts, ...compared: readonly (Counts | null)[]): string[] {
  const counted = [now, ...compared].flatMap((counts) => Object.entries(counts ?? {}).filter(([, n]) => n > 0))
  const keys = [...new Set(counted.map(([key]) => key))]
  return keys.sort((one, other) => (now[other] ?? 0) - (now[one] ?? 0) || (one < other ? -1 : 1))
}

type AnyTable = BreakdownTable | FilteredTable

function tableLines(table: AnyTable, of: BreakdownPeriod<AnyTable>, begin: SheetLine): SheetLine[] {
  const { figures, targetType, before, yearBefore } = table
  const categories = categoryRows(table, of).map((row) => [
    ...begin,
    ...[targetType, 'category', row.category, row.n],
    ...[rounded(row.share, SHARE_DIGITS), rounded(row.perDay, DAY_DIGITS)],
    ...[row.before?.was ?? '', row.before?.difference ?? '', row.yearBefore?.was ?? '', UNIT],
  ])
  const others = dimensionsOf(figures).flatMap(([dimension, counts]) => {
    const [was, wasLastYear] = [comparedCounts(before, dimension), comparedCounts(yearBefore, dimension)]
    const all = dimension === 'taken' ? sumCounts(counts) : figures.total
    return keysOf(counts, was, wasLastYear).map((key) => {
      const n = counts[key] ?? 0
      const earlier = was ? (was[key] ?? 0) : ''
      const difference = earlier === '' ? '' : n - earlier
      return [
        ...begin,
        ...[targetType, dimension, key, n, rounded(statedShare(n, all), SHARE_DIGITS), ''],
        ...[earlier, difference, wasLastYear ? (wasLastYear[key] ?? 0) : ''],
        dimension === 'taken' ? UNIT_OF_MEASURES : UNIT,
      ]
    })
  })
  return [...categories, ...others]
}

/** Up to which day a period is compared with, and whether all of it is on record. */
const spanCells = ({ until, recorded }: ComparedPeriod<TargetFigures>) => [until, recorded ? 'yes' : 'no']

/**
 * The lines of a period, one for each figure. A running one is compared with the same days, up to `compared_up_to` and
 * `year_before_up_to`. A period that is not on record as a whole is compared with nothing, and its cells are empty.
 */
export function buildPeriodSheet(
  of: BreakdownPeriod<AnyTable>,
  months: readonly string[],
  scope: SheetScope,
): SheetLine[] {
  const lines = of.tables.flatMap((table) => {
    const { before, yearBefore } = table
    const compared = [before.period, ...spanCells(before), ...spanCells(yearBefore)]
    const head = [of.period, of.asOf ?? '', ...periodRevisionCells(months, scope.revisionOf)]
    const begin = [...head, ...compared, ...filterCells(scope.filters)]
    return tableLines(table, of, begin).map((line) => [...line, scope.madeAt])
  })
  return [PERIOD_COLUMNS, ...lines]
}

const TREND_COLUMNS = [
  'month',
  'as_of_day',
  'revision',
  'changed_since_close',
  'recorded',
  ...filterColumns,
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
  'unit',
  'made_at',
]

function flowCells(row: TrendRow | TrendRow<FilteredTrendTable>): SheetLine {
  if (!('backlog' in row)) return ['', row.decided, '', '', '', '', '']
  const { decided, backlog, wait, confirmed, overturned } = row
  const median = [wait.median?.from ?? '', wait.median?.to ?? '']
  return [totalOpened(row), decided, backlog.n, ...median, confirmed, overturned]
}

/**
 * The lines of 13 months, one for each month and category, with cases opened and decided; by filters without what none is known of. A
 * month that is not on record as a whole says so.
 */
export function buildTrendSheet(
  trend: BreakdownTrend | BreakdownTrend<FilteredTrendTable>,
  asOf: string | null,
  { filters, revisionOf, madeAt }: SheetScope,
): SheetLine[] {
  const last = trend.months.at(-1)?.month
  const lines = TARGET_TYPES.flatMap((targetType) =>
    trendRows(trend, targetType).flatMap((row) =>
      Object.entries(row.category).map(([category, n]) => [
        row.month,
        row.month === last ? (asOf ?? '') : '',
        ...revisionCells(revisionOf(row.month)),
        isOnRecord(row.month, trend.recordsFrom) ? 'yes' : 'no',
        ...filterCells(filters),
        targetType,
        category,
        n,
        rounded(statedShare(n, row.total), SHARE_DIGITS),
        row.total,
        ...flowCells(row),
        UNIT,
        madeAt,
      ]),
    ),
  )
  return [TREND_COLUMNS, ...lines]
}
