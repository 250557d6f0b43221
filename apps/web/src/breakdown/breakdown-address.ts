import { BREAKDOWN_DIMENSIONS, type BreakdownDimension } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { addMonths, dayOf, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'

export const BREAKDOWN_TABS = ['month', 'trend'] as const

/** The address, before anything is made of it. */
export type BreakdownAddress = { month?: unknown; tab?: unknown; targetType?: unknown; table?: unknown }

/** What is shown, as the address has it. What is usual is not in it. */
export type BreakdownSearch = {
  readonly month?: string
  readonly tab?: 'trend'
  readonly targetType?: Exclude<TargetType, 'job'>
  /** every figure as a table, too */
  readonly table?: true
}

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/
/** Until this day a month is too young to say much. */
const FIRST_WEEK_LAST_DAY = 7

/** A month that has begun, Japan time: of a later one nothing can be shown. */
const isMonth = (value: unknown, now: string): value is string =>
  typeof value === 'string' && MONTH.test(value) && value <= monthOf(now)

/** The running month, Japan time; in its first week the one before. */
export function defaultMonth(now: string): string {
  const day = dayOf(now)
  const month = day.slice(0, 7)
  return Number(day.slice(8)) <= FIRST_WEEK_LAST_DAY ? addMonths(month, -1) : month
}

/** Read an address; what makes no sense is left out. */
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

/** One figure of a month. */
export type FigureRef = {
  readonly month: string
  readonly targetType: TargetType
  readonly dimension: BreakdownDimension
  readonly key: string
}

export type FigureCasesAddress = { month?: unknown; targetType?: unknown; dimension?: unknown; key?: unknown }

/** Which figure an address opens the cases of; `null`: none that is known. */
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

/** What a figure is found by on the page. */
export const figureElementId = ({ month, dimension, key }: Pick<FigureRef, 'month' | 'dimension' | 'key'>): string =>
  `${month} ${dimension} ${key}`
