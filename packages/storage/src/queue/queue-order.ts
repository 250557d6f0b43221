import type { QueueSort } from '@mimamori/policy/queue/queue-view-rules'
import { asc, type SQL, sql } from 'drizzle-orm'
import { cases } from '../schema/sqlite.ts'

/** The row after which a page begins: the sort key of the list, then rank, due time and id. */
export type QueuePosition = {
  readonly key: string | number | null
  readonly rank: number
  readonly dueAt: string
  readonly id: string
}

const SEVEREST_FIRST = sql`case ${cases.severity} when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end`

/** The first sort key of each order, all ascending; `null`: rank itself. */
const SORT_KEYS: Readonly<Record<QueueSort, SQL | null>> = {
  rank: null,
  due: sql`${cases.dueAt}`,
  age: sql`${cases.openedAt}`,
  reports: sql`-${cases.reporters}`,
  severity: SEVEREST_FIRST,
  until: sql`coalesce(${cases.snoozedUntil}, '')`,
}

/** The sort key as a column, from which the cursor of the next page is made. */
export const keyColumn = (sort: QueueSort): SQL<string | number> => (SORT_KEYS[sort] ?? sql`''`) as SQL<string | number>

/** The order of a list: its sort key, then rank, due time and id. */
export function orderOf(sort: QueueSort): SQL[] {
  const key = SORT_KEYS[sort]
  return [...(key ? [asc(key)] : []), asc(cases.rank), asc(cases.dueAt), asc(cases.id)]
}

const NUMERIC_SORTS: ReadonlySet<QueueSort> = new Set(['reports', 'severity'])

/** Condition: after this position, comparing (key, rank, due time, id). A key of another order counts as 0 or ''. */
export function isAfter(sort: QueueSort, place: QueuePosition | undefined): SQL | undefined {
  if (!place) return undefined
  const { rank, dueAt, id } = place
  const key = SORT_KEYS[sort]
  if (!key) return sql`(${cases.rank}, ${cases.dueAt}, ${cases.id}) > (${rank}, ${dueAt}, ${id})`
  const keyValue = NUMERIC_SORTS.has(sort) ? Number(place.key) || 0 : String(place.key ?? '')
  return sql`(${key}, ${cases.rank}, ${cases.dueAt}, ${cases.id}) > (${keyValue}, ${rank}, ${dueAt}, ${id})`
}
