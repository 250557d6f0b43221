import type { QueueSort } from '@mimamori/policy/queue/queue-view-rules'
import { asc, type SQL, sql } from 'drizzle-orm'
import { cases } from '../schema/sqlite.ts'

/** Behind which row a page begins: what the list is sorted by, then the order of every queue. */
export type QueuePosition = {
  readonly key: string | number | null
  readonly rank: number
  readonly dueAt: string
  readonly id: string
}

const SEVEREST_FIRST = sql`case ${cases.severity} when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end`

/** What a list is sorted by before everything else. */
const SORT_KEYS: Readonly<Record<QueueSort, SQL | null>> = {
  rank: null,
  due: sql`${cases.dueAt}`,
  age: sql`${cases.openedAt}`,
  reports: sql`-${cases.reporters}`,
  severity: SEVEREST_FIRST,
  until: sql`coalesce(${cases.snoozedUntil}, '')`,
}

/** The key of a row, as it is shown to whoever asks for the next page. */
export const keyColumn = (sort: QueueSort): SQL<string | number> => (SORT_KEYS[sort] ?? sql`''`) as SQL<string | number>

/** The order of a list: its sort key, then rank, due time and id. */
export function orderOf(sort: QueueSort): SQL[] {
  const key = SORT_KEYS[sort]
  return [...(key ? [asc(key)] : []), asc(cases.rank), asc(cases.dueAt), asc(cases.id)]
}

const NUMERIC_SORTS: ReadonlySet<QueueSort> = new Set(['reports', 'severity'])

/** Behind this place; rows are compared as (key, rank, due, id). A key of another order is none. */
export function isAfter(sort: QueueSort, place: QueuePosition | undefined): SQL | undefined {
  if (!place) return undefined
  const { rank, dueAt, id } = place
  const key = SORT_KEYS[sort]
  if (!key) return sql`(${cases.rank}, ${cases.dueAt}, ${cases.id}) > (${rank}, ${dueAt}, ${id})`
  const of = NUMERIC_SORTS.has(sort) ? Number(place.key) || 0 : String(place.key ?? '')
  return sql`(${key}, ${cases.rank}, ${cases.dueAt}, ${cases.id}) > (${of}, ${rank}, ${dueAt}, ${id})`
}
