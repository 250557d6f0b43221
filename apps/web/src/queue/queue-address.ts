import { CATEGORIES, type Category, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { QUEUE_SORTS, type QueueFilters, type QueueSort } from '@mimamori/policy/queue/queue-view-rules'

/** The filters and order of a list, as search parameters of its address, and of a review opened from it. */
export type ListSearch = {
  /** codes, joined by commas */
  category?: string
  rule?: string
  /** minutes */
  age?: number
  reports?: number
  warnings?: number
  /** id of an account standard of the author */
  holds?: string
  /** `me`, `nobody`, or the id of a colleague */
  holder?: string
  format?: string
  severity?: string
  number?: number
  sort?: QueueSort
}

/** The search parameters of a list, without empty ones. */
export type Narrowing = { readonly filters: QueueFilters; readonly sort: QueueSort | undefined }

const RULE = /^[a-z0-9_.]{1,64}$/
const STANDARD = /^[a-z][a-z0-9_]{0,39}$/
const HOLDER = /^(me|nobody|[0-9a-f-]{36})$/
const MAX_VALUE = { age: 366 * 24 * 60, reports: 1000, warnings: 1000, number: Number.MAX_SAFE_INTEGER } as const

type RawSearch = Readonly<Record<string, unknown>>

/** Only what the desk would take: an address with anything else in it shows the list without that. */
export function parseListSearch(raw: RawSearch): ListSearch {
  const categories = commaList(raw.category).filter((each) => CATEGORIES.some((category) => category === each))
  const known = {
    category: categories.length > 0 ? [...new Set(categories)].join(',') : undefined,
    rule: matching(raw.rule, RULE),
    age: positiveInteger(raw.age, MAX_VALUE.age),
    reports: positiveInteger(raw.reports, MAX_VALUE.reports),
    warnings: positiveInteger(raw.warnings, MAX_VALUE.warnings),
    holds: matching(raw.holds, STANDARD),
    holder: matching(raw.holder, HOLDER),
    format: oneOf(raw.format, JOB_FORMATS),
    severity: oneOf(raw.severity, SEVERITIES),
    number: positiveInteger(raw.number, MAX_VALUE.number),
    sort: oneOf(raw.sort, QUEUE_SORTS),
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

/** The query for the desk. */
export function narrowingOf(search: ListSearch): Narrowing {
  const { category, rule, age, reports, warnings, holds, holder, format, severity, number, sort } =
    parseListSearch(search)
  const filters = {
    categories: category === undefined ? undefined : CATEGORIES.filter((each) => commaList(category).includes(each)),
    rule,
    minAge: age,
    minReports: reports,
    minWarnings: warnings,
    standard: holds,
    holder,
    format: oneOf(format, JOB_FORMATS),
    severity: oneOf(severity, SEVERITIES),
    number,
  }
  const named = Object.entries(filters).filter(([, value]) => value !== undefined)
  return { filters: Object.fromEntries(named), sort }
}

/** The search parameters of a saved view, or of a list that is about to be shown. */
export function listSearchOf({
  filters,
  sort,
}: {
  filters?: QueueFilters | undefined
  sort?: QueueSort | undefined
}): ListSearch {
  return parseListSearch({
    category: filters?.categories?.join(','),
    rule: filters?.rule,
    age: filters?.minAge,
    reports: filters?.minReports,
    warnings: filters?.minWarnings,
    holds: filters?.standard,
    holder: filters?.holder,
    format: filters?.format,
    severity: filters?.severity,
    number: filters?.number,
    sort,
  })
}

/** Is the list narrowed down at all? An order leaves nothing out. */
export const hasFilters = ({ filters }: Pick<Narrowing, 'filters'>): boolean => Object.keys(filters).length > 0

type QueueQuery = {
  filters?: Omit<QueueFilters, 'categories'> & { categories?: Category[] | undefined }
  sort?: QueueSort
}

/** The input of a call, without empty fields. */
export function queueQueryOf({ filters: { categories, ...others }, sort }: Narrowing): QueueQuery {
  const filters = { ...others, ...(categories ? { categories: [...categories] } : {}) }
  return { ...(hasFilters({ filters }) ? { filters } : {}), ...(sort === undefined ? {} : { sort }) }
}

function commaList(value: unknown): string[] {
  return typeof value === 'string' ? value.split(',') : []
}

function matching(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined
}

function positiveInteger(value: unknown, most: number): number | undefined {
  const n = typeof value === 'string' ? Number(value) : value
  return typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= most ? n : undefined
}

function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((each) => each === value)
}
