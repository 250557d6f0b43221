import { JOB_FORMATS, type JobFormat } from '../intake/intake-arrivals.ts'
import { TEXT_LANGUAGES, type TextLanguage } from '../text/text-language.ts'
import { SOURCES, type Source } from './case-source-rules.ts'

/** What a breakdown can be filtered by; filters are combined with AND. */
export const BREAKDOWN_FILTERS = ['jobCategory', 'format', 'source', 'language'] as const
export type BreakdownFilter = (typeof BREAKDOWN_FILTERS)[number]

/** The value of what is not known of a decision: no category or format, an erased text. */
export const NOT_KNOWN = ''
export const MAX_FILTER_LENGTH = 100

/** Values of filters; one that is left out does not filter. */
export type BreakdownFilters = {
  readonly jobCategory?: string | undefined
  readonly format?: JobFormat | typeof NOT_KNOWN | undefined
  readonly source?: Source | undefined
  readonly language?: TextLanguage | typeof NOT_KNOWN | undefined
}

export const FORMAT_VALUES = [...JOB_FORMATS, NOT_KNOWN] as const
export const LANGUAGE_VALUES = [...TEXT_LANGUAGES, NOT_KNOWN] as const

/** The filters that are set, each with its value, in one order. */
export const setFilters = (filters: BreakdownFilters): (readonly [BreakdownFilter, string])[] =>
  BREAKDOWN_FILTERS.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [[name, value] as const]
  })

/** Is anything filtered? */
export const hasBreakdownFilters = (filters: BreakdownFilters): boolean => setFilters(filters).length > 0

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((each) => each === value)

/** What a category may have been made of in an address: the marketplace may call one `1` or `true`. */
function categoryFrom(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
  const name = String(value)
  return name.length <= MAX_FILTER_LENGTH ? name : undefined
}

/** The filters of an address, and the names of those whose value means nothing; these do not filter. */
export function parseBreakdownFilters(address: Readonly<Partial<Record<BreakdownFilter, unknown>>>): {
  readonly filters: BreakdownFilters
  readonly unknown: readonly BreakdownFilter[]
} {
  const values: BreakdownFilters = {
    jobCategory: categoryFrom(address.jobCategory),
    format: oneOf(FORMAT_VALUES, address.format),
    source: oneOf(SOURCES, address.source),
    language: oneOf(LANGUAGE_VALUES, address.language),
  }
  return {
    filters: Object.fromEntries(setFilters(values)),
    unknown: BREAKDOWN_FILTERS.filter((name) => address[name] !== undefined && values[name] === undefined),
  }
}
