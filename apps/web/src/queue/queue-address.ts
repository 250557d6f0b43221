import { CATEGORIES, type Category, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { QUEUE_SORTS, type QueueFilters, type QueueSort } from '@mimamori/policy/queue/queue-view-rules'

/** A filter's search parameter and the filter it means; `undefined`: the desk would not take it. */
const param = <Name extends string, Value>(name: Name, read: (raw: unknown) => Value | undefined) => ({ name, read })

/** Every filter of a list, as it is written in the address. */
const FILTER_PARAMS = {
  /** codes, joined by commas */
  categories: param('category', categoriesOf),
  rule: param('rule', matching(/^[a-z0-9_.]{1,64}$/)),
  /** minutes */
  minAge: param('age', upTo(366 * 24 * 60)),
  minReports: param('reports', upTo(1000)),
  minWarnings: param('warnings', upTo(1000)),
  /** id of an account standard of the author */
  standard: param('holds', matching(/^[a-z][a-z0-9_]{0,39}$/)),
  /** `me`, `nobody`, or the id of a colleague */
  holder: param('holder', matching(/^(me|nobody|[0-9a-f-]{36})$/)),
  format: param('format', oneOf(JOB_FORMATS)),
  severity: param('severity', oneOf(SEVERITIES)),
  number: param('number', upTo(Number.MAX_SAFE_INTEGER)),
} as const satisfies {
  readonly [Name in keyof Required<QueueFilters>]: {
    readonly name: string
    readonly read: (raw: unknown) => QueueFilters[Name]
  }
}
type FilterName = keyof typeof FILTER_PARAMS
const PARAMS = Object.entries(FILTER_PARAMS) as [FilterName, (typeof FILTER_PARAMS)[FilterName]][]
const sortOf = oneOf(QUEUE_SORTS)

/** The filters and order of a list, as search parameters of its address, and of a review opened from it. */
export type ListSearch = {
  [Name in FilterName as (typeof FILTER_PARAMS)[Name]['name']]?: QueueFilters[Name] extends number | undefined
    ? number
    : string
} & { sort?: QueueSort }

/** The search parameters of a list, without empty ones. */
export type Narrowing = { readonly filters: QueueFilters; readonly sort: QueueSort | undefined }

type RawSearch = Readonly<Record<string, unknown>>

/** Only what the desk would take: an address with anything else in it shows the list without that. */
export const parseListSearch = (raw: RawSearch): ListSearch => listSearchOf(narrowingOf(raw))

/** The query for the desk. */
export function narrowingOf(search: RawSearch): Narrowing {
  const filters = PARAMS.map(([filter, { name, read }]) => [filter, read(search[name])] as const)
  return { filters: Object.fromEntries(filters.filter(([, value]) => value !== undefined)), sort: sortOf(search.sort) }
}

type Listed = { filters?: QueueFilters | undefined; sort?: QueueSort | undefined }

/** The search parameters of a saved view, or of a list that is about to be shown. */
export function listSearchOf({ filters = {}, sort }: Listed): ListSearch {
  const written = PARAMS.map(([filter, { name }]) => [name, filters[filter]] as const)
  return Object.fromEntries(
    [...written, ['sort', sort] as const].flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'object' ? value.join() : value]],
    ),
  )
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

/** Those that are named, joined by commas; `undefined`: none is. */
function categoriesOf(raw: unknown): Category[] | undefined {
  const named = typeof raw === 'string' ? raw.split(',') : []
  const categories = CATEGORIES.filter((each) => named.includes(each))
  return categories.length > 0 ? categories : undefined
}

function matching(form: RegExp) {
  return (raw: unknown) => (typeof raw === 'string' && form.test(raw) ? raw : undefined)
}

/** A whole number from 1. */
function upTo(most: number) {
  return (raw: unknown) => {
    const n = typeof raw === 'string' ? Number(raw) : raw
    return typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= most ? n : undefined
  }
}

function oneOf<Value extends string>(values: readonly Value[]) {
  return (raw: unknown) => values.find((each) => each === raw)
}
