import type { BreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type {
  BreakdownPeriod,
  BreakdownTrend,
  FilteredTable,
  FilteredTrendTable,
} from '@mimamori/policy/breakdown/breakdown-model'
import type { ComparedWith } from '@mimamori/policy/breakdown/breakdown-tables'
import {
  buildFilteredTable,
  buildFilteredTrendTable,
  type ComparedCells,
} from '@mimamori/policy/breakdown/filtered-tables'
import { findGuidelineMarks } from '@mimamori/policy/breakdown/guideline-marks'
import { addMonths, dayOf, daysIn, runningDayOf } from '@mimamori/policy/breakdown/japan-month'
import { firstMonthOf, lastMonthOf } from '@mimamori/policy/breakdown/period'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { CellsQuery } from '@mimamori/storage/breakdown/filtered-reads'
import type { AppContext } from '../runtime/app-context.ts'
import {
  type AskedAt,
  comparedPeriods,
  isCut,
  type PeriodQuery,
  periodFrame,
  recordsFrom,
} from './get-breakdown-period.ts'
import { trendMonths } from './get-breakdown-trend.ts'

type FilteredQuery = { readonly targetType?: TargetType | undefined; readonly filters: BreakdownFilters }

const DAY_MS = 86_400_000
/** The instant at which a day ends, Japan time. */
const endOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00+09:00`) + DAY_MS).toISOString()

type TargetQuery = Pick<CellsQuery, 'targetType' | 'filters'>

const wholePeriod = (period: string, of: TargetQuery): CellsQuery => ({
  ...of,
  from: firstMonthOf(period),
  until: lastMonthOf(period),
  before: null,
})

/** The queries of a compared period: all of it; and what is compared of it, the month up to a day apart from the months before. */
function comparedQueries(compared: ComparedWith, of: TargetQuery): CellsQuery[] {
  const { period, span } = compared
  const whole = wholePeriod(period, of)
  if (!isCut(compared)) return [whole]
  const [first, last] = [firstMonthOf(period), span.until.slice(0, 7)]
  const upTo = { ...whole, from: last, until: last, before: endOfDay(span.until) }
  return first === last ? [whole, upTo] : [whole, { ...whole, until: addMonths(last, -1) }, upTo]
}

async function comparedCells(
  { searchWorker }: AppContext,
  compared: ComparedWith,
  of: TargetQuery,
): Promise<ComparedCells> {
  const [whole = [], ...parts] = await searchWorker.cells(comparedQueries(compared, of))
  return { whole, upTo: parts.length > 0 ? parts.flat() : whole }
}

async function loadTable(
  app: AppContext,
  query: PeriodQuery,
  { targetType, filters, asked }: { targetType: TargetType; filters: BreakdownFilters; asked: AskedAt },
): Promise<FilteredTable> {
  const periods = comparedPeriods(query, asked)
  const of = { targetType, filters }
  // of the period itself everything, as what else could be chosen is counted too
  const own = wholePeriod(query.period, { targetType, filters: {} })
  const [[cells = []], before, yearBefore] = await Promise.all([
    app.searchWorker.cells([own]),
    comparedCells(app, periods.before, of),
    comparedCells(app, periods.yearBefore, of),
  ])
  return buildFilteredTable(targetType, { own: cells, before, yearBefore }, { filters, ...periods })
}

/**
 * The breakdown of a period by filters, for one type of target or for all: counted from the decisions as they are now, on a thread beside
 * the desk, as a year of them takes longer than a decision may wait.
 */
export async function getFilteredBreakdown(
  app: AppContext,
  { targetType, filters, ...query }: PeriodQuery & FilteredQuery,
): Promise<BreakdownPeriod<FilteredTable>> {
  const types = targetType ? [targetType] : TARGET_TYPES
  const asked: AskedAt = { now: app.clock.now(), recordsFrom: await recordsFrom(app.storage.db) }
  const tables = await Promise.all(types.map((type) => loadTable(app, query, { targetType: type, filters, asked })))
  return { ...periodFrame(query.period, asked), tables, earlier: [] }
}

/** The trend of 13 months by filters, for one type of target or for all. */
export async function getFilteredTrend(
  { searchWorker, storage, clock, catalogue }: AppContext,
  { until, targetType, filters }: FilteredQuery & { readonly until: string },
): Promise<BreakdownTrend<FilteredTrendTable>> {
  const { inOrder, span } = trendMonths(until)
  const types = targetType ? [targetType] : TARGET_TYPES
  const cells = await Promise.all(
    types.map((type) => searchWorker.filteredMonths({ targetType: type, ...span, filters })),
  )
  const months = inOrder.map((month) => ({
    month,
    days: daysIn(month),
    tables: types.map((type, n) => buildFilteredTrendTable(type, cells[n] ?? [], month)),
  }))
  const now = clock.now()
  const marks = findGuidelineMarks(catalogue.entries(), { ...span, today: dayOf(now) })
  const records = await recordsFrom(storage.db)
  return { months, earlier: [], runningDay: runningDayOf(until, now), recordsFrom: records, marks }
}
