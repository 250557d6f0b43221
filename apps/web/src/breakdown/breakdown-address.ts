import {
  BREAKDOWN_FILTERS,
  type BreakdownFilter,
  type BreakdownFilters,
  parseBreakdownFilters,
  setFilters,
} from '@mimamori/policy/breakdown/breakdown-filters'
import {
  type CaseOrder,
  caseOrderCode,
  DEFAULT_CASE_ORDER,
  LISTED_FIGURES,
  type ListedFigure,
  parseCaseOrder,
} from '@mimamori/policy/breakdown/case-list-rules'
import { addMonths, dayOf } from '@mimamori/policy/breakdown/japan-month'
import { addPeriods, canCompare, hasPeriodBegun, isPeriod } from '@mimamori/policy/breakdown/period'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'

export const BREAKDOWN_TABS = ['period', 'trend'] as const

/** The search parameters of the address, unchecked. */
export type BreakdownAddress = Partial<Record<BreakdownFilter, string>> & {
  period?: unknown
  /** the name of `period` in addresses from when there were only months */
  month?: unknown
  with?: unknown
  tab?: unknown
  targetType?: unknown
  table?: unknown
}

/**
 * The state of the page as search parameters. Left out: the default month, the comparison with the period before, the tab `period`, jobs,
 * no tables, no filters.
 */
export type BreakdownSearch = BreakdownFilters & {
  readonly period?: string
  readonly with?: string
  readonly tab?: 'trend'
  readonly targetType?: Exclude<TargetType, 'job'>
  /** shows each figure as a table too */
  readonly table?: true
}

/** What an address can say wrongly, to be named on screen. */
export type UnknownParameter = 'period' | 'with' | BreakdownFilter

/** Until this day the month before is shown: the running one has too few counts. */
const FIRST_WEEK_LAST_DAY = 7

/** Is this a period that has begun in Japan time? Later ones have nothing to show. */
const isBegunPeriod = (value: unknown, now: string): value is string => isPeriod(value) && hasPeriodBegun(value, now)

/** The month shown where the address has none: the running one, Japan time; in its first week the one before. */
export function defaultMonth(now: string): string {
  const day = dayOf(now)
  const month = day.slice(0, 7)
  return Number(day.slice(8)) <= FIRST_WEEK_LAST_DAY ? addMonths(month, -1) : month
}

/** A year reads as a number in an address. */
const named = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)

/** Parses the search parameters; invalid ones are left out, and named. */
export function parseBreakdownAddress(
  { month, tab, targetType, table, ...address }: BreakdownAddress,
  now: string,
): { readonly search: BreakdownSearch; readonly unknown: readonly UnknownParameter[] } {
  const [asked, compared] = [named(address.period ?? month), named(address.with)]
  const period = isBegunPeriod(asked, now) ? asked : undefined
  const shown = period ?? defaultMonth(now)
  const other = isPeriod(compared) && canCompare(shown, compared) ? compared : undefined
  const { filters, unknown } = parseBreakdownFilters(address)
  const type = TARGET_TYPES.find((each) => each === targetType && each !== 'job')
  const search: BreakdownSearch = {
    ...(period ? { period } : {}),
    ...(other && other !== addPeriods(shown, -1) ? { with: other } : {}),
    ...(tab === 'trend' ? { tab } : {}),
    ...(type && type !== 'job' ? { targetType: type } : {}),
    ...(table === true ? { table } : {}),
    ...filters,
  }
  return {
    search,
    unknown: [
      ...(asked !== undefined && !period ? (['period'] as const) : []),
      ...(compared !== undefined && !other ? (['with'] as const) : []),
      ...unknown,
    ],
  }
}

/** The filters among search parameters. */
export const filtersOf = (search: BreakdownFilters): BreakdownFilters => parseBreakdownFilters(search).filters

/** Search parameters without any filter. */
export const NO_FILTERS = Object.fromEntries(BREAKDOWN_FILTERS.map((name) => [name, undefined])) as {
  readonly [Name in BreakdownFilter]: undefined
}

/** A figure of a period that opens a list: how many had this `key`, such as a category, in a `dimension`. */
export type FigureRef = {
  readonly period: string
  readonly targetType: TargetType
  readonly dimension: ListedFigure
  readonly key: string
}

export type FigureCasesAddress = Partial<Record<BreakdownFilter, string>> & {
  period?: unknown
  month?: unknown
  targetType?: unknown
  dimension?: unknown
  key?: unknown
  /** the order, as `caseOrderCode` writes it; left out: the newest first */
  order?: unknown
  /** the row from which a case was opened */
  row?: unknown
}

/** A figure, and what it is filtered by. */
export type FilteredFigure = FigureRef & { readonly filters: BreakdownFilters }

/** The figure whose cases an address opens; `null`: a parameter is missing or invalid. */
export function parseFigureCasesAddress(
  { period, month, targetType, dimension, key, ...address }: FigureCasesAddress,
  now: string,
): FilteredFigure | null {
  const asked = named(period ?? month)
  const type = TARGET_TYPES.find((each) => each === targetType)
  const by = LISTED_FIGURES.find((each) => each === dimension)
  const name = typeof key === 'string' || typeof key === 'number' || typeof key === 'boolean' ? String(key) : ''
  const { filters, unknown } = parseBreakdownFilters(address)
  // without one of its filters it would be another figure
  return isBegunPeriod(asked, now) && type && by && name !== '' && unknown.length === 0
    ? { period: asked, targetType: type, dimension: by, key: name, filters }
    : null
}

/** The search parameters of a figure's cases. */
export const figureSearch = (figure: FigureRef, filters: BreakdownFilters): FigureCasesAddress => ({
  ...figure,
  ...Object.fromEntries(setFilters(filters)),
})

/** The order of the list and the row to begin at, of an address; what means nothing is left out. */
export function parseListPlace({ order, row }: FigureCasesAddress): { order: CaseOrder; row: string | undefined } {
  return { order: parseCaseOrder(order) ?? DEFAULT_CASE_ORDER, row: typeof row === 'string' ? row : undefined }
}

/** An order as a search parameter; the one that lists have by themselves needs none. */
export const orderParam = (order: CaseOrder): string | undefined =>
  caseOrderCode(order) === caseOrderCode(DEFAULT_CASE_ORDER) ? undefined : caseOrderCode(order)

/** The id of a figure's element on the page. */
export const figureElementId = ({ period, dimension, key }: Pick<FigureRef, 'period' | 'dimension' | 'key'>): string =>
  `${period} ${dimension} ${key}`
