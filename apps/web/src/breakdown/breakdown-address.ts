import { BREAKDOWN_DIMENSIONS, type BreakdownDimension } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { addMonths, dayOf, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'

export const BREAKDOWN_TABS = ['month', 'trend'] as const

/** The search parameters of the address, unchecked. */
export type BreakdownAddress = { month?: unknown; tab?: unknown; targetType?: unknown; table?: unknown }

/** The state of the page as search parameters. Left out: the default month, the tab `month`, jobs, no tables. */
export type BreakdownSearch = {
  readonly month?: string
  readonly tab?: 'trend'
  readonly targetType?: Exclude<TargetType, 'job'>
  /** shows each figure as a table too */
  readonly table?: true
}

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/
/** Until this day the month before is shown: the running one has too few counts. */
const FIRST_WEEK_LAST_DAY = 7

/** Is this a month, `2026-11`, that has begun in Japan time? Later ones have nothing to show. */
const isMonth = (value: unknown, now: string): value is string =>
  typeof value === 'string' && MONTH.test(value) && value <= monthOf(now)

/** The month shown where the address has none: the running one, Japan time; in its first week the one before. */
export function defaultMonth(now: string): string {
  const day = dayOf(now)
  const month = day.slice(0, 7)
  return Number(day.slice(8)) <= FIRST_WEEK_LAST_DAY ? addMonths(month, -1) : month
}

/** Parses the search parameters; invalid ones are left out. */
export function parseBreakdownAddress(
  { month, tab, targetType, table }: BreakdownAddress,
  now: string,
): BreakdownSearch {
  const type = TARGET_TYPES.find((each) => each === targetType && each !== 'job')
  return {
    ...(isMonth(month, now) ? { month } : {}),
    ...(tab === 'trend' ? { tab } : {}),
    ...(type && type !== 'job' ? { targetType: type } : {}),
    ...(table === true ? { table } : {}),
  }
}

/** A figure of a month: how many decisions had this `key`, such as a category, in a `dimension`. */
export type FigureRef = {
  readonly month: string
  readonly targetType: TargetType
  readonly dimension: BreakdownDimension
  readonly key: string
}

export type FigureCasesAddress = { month?: unknown; targetType?: unknown; dimension?: unknown; key?: unknown }

/** The figure whose cases an address opens; `null`: a parameter is missing or invalid. */
export function parseFigureCasesAddress(
  { month, targetType, dimension, key }: FigureCasesAddress,
  now: string,
): FigureRef | null {
  const type = TARGET_TYPES.find((each) => each === targetType)
  const by = BREAKDOWN_DIMENSIONS.find((each) => each === dimension)
  const named = typeof key === 'string' || typeof key === 'number' || typeof key === 'boolean' ? String(key) : ''
  return isMonth(month, now) && type && by && named !== ''
    ? { month, targetType: type, dimension: by, key: named }
    : null
}

/** The id of a figure's element on the page. */
export const figureElementId = ({ month, dimension, key }: Pick<FigureRef, 'month' | 'dimension' | 'key'>): string =>
  `${month} ${dimension} ${key}`
