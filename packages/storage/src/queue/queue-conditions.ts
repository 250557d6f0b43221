import type { Queue } from '@mimamori/policy/cases/case-model'
import { plusSeconds } from '@mimamori/policy/instant'
import {
  holderFilterId,
  type QueueFilters,
  type QueueSort,
  type QueueView,
} from '@mimamori/policy/queue/queue-view-rules'
import { asc, eq, gte, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { cases } from '../schema/sqlite.ts'

/** A list as somebody asks for it. */
export type QueueQuery = {
  readonly view: QueueView
  readonly filters: QueueFilters
  readonly sort: QueueSort
  /** who asks, the queues they work in, and when; no queue: all of them */
  readonly me: string
  readonly queues?: readonly Queue[] | undefined
  readonly now: string
}

/** Behind which row a page begins: what the list is sorted by, then the order of every queue. */
export type QueuePosition = {
  readonly key: string | number | null
  readonly rank: number
  readonly dueAt: string
  readonly id: string
}

// states are written out, because an index of one state is only used for a condition that names it
const isState = (state: 'open' | 'claimed' | 'escalated' | 'snoozed') => sql`${cases.state} = ${sql.raw(`'${state}'`)}`
const isEscalated = isNotNull(cases.escalatedBy)

/** What waits in a list and nobody holds. */
const WAITING_CONDITIONS: Readonly<Record<Exclude<QueueView, 'mine'>, readonly SQL[]>> = {
  flagged: [isState('open'), eq(cases.queue, 'flagged')],
  patrol: [isState('open'), eq(cases.queue, 'patrol')],
  reports: [isState('open'), sql`${cases.reporters} > 0`],
  escalated: [isState('escalated')],
  snoozed: [isState('snoozed')],
}

/** What somebody holds and would else wait there. */
const CLAIMED_CONDITIONS: Readonly<Record<Exclude<QueueView, 'mine' | 'snoozed'>, readonly SQL[]>> = {
  flagged: [isNull(cases.escalatedBy), eq(cases.queue, 'flagged')],
  patrol: [isNull(cases.escalatedBy), eq(cases.queue, 'patrol')],
  reports: [isNull(cases.escalatedBy), sql`${cases.reporters} > 0`],
  escalated: [isEscalated],
}

/** What nothing was found in has neither category nor rule: not worth looking through all of the patrol. */
const isAlwaysEmpty = (view: QueueView, { categories, rule }: QueueFilters): boolean =>
  view === 'patrol' && (Boolean(categories?.length) || rule !== undefined)

/** `null`: nothing of this list can be there. */
export function waitingWhere({ view, filters, now, me, queues }: QueueQuery): SQL[] | null {
  if (view === 'mine' || isAlwaysEmpty(view, filters)) return null
  if (filters.holder !== undefined && holderFilterId(filters.holder, me) !== null) return null
  return [...WAITING_CONDITIONS[view], ...inQueues(queues), ...filterConditions(filters, now)]
}

/** Conditions for the claimed cases of this list; `null`: nothing of this list can be there. */
export function claimedWhere({ view, filters, now, me, queues }: QueueQuery): SQL[] | null {
  if (view === 'snoozed') return null
  const holder = filters.holder === undefined ? undefined : holderFilterId(filters.holder, me)
  if (holder === null) return null
  const whose = [...(holder === undefined ? [] : [eq(cases.holder, holder)])]
  const place = view === 'mine' ? [eq(cases.holder, me)] : CLAIMED_CONDITIONS[view]
  const allowed = view === 'mine' ? [] : inQueues(queues)
  return [isState('claimed'), ...place, ...allowed, ...whose, ...filterConditions(filters, now)]
}

const inQueues = (queues: readonly Queue[] = []): SQL[] =>
  queues.length === 0 ? [] : [inArray(cases.queue, [...queues])]

function filterConditions(filters: QueueFilters, now: string): SQL[] {
  const { categories, rule, minAge, minReports, minWarnings, format, severity, number } = filters
  return [
    categories?.length ? inArray(cases.category, [...categories]) : null,
    // "contains" in words both engines have
    rule === undefined ? null : sql`replace(${cases.rules}, ${` ${rule} `}, '') <> ${cases.rules}`,
    minAge === undefined ? null : lte(cases.openedAt, plusSeconds(now, -minAge * 60)),
    minReports === undefined ? null : gte(cases.reporters, minReports),
    minWarnings === undefined ? null : gte(cases.warnings, minWarnings),
    format === undefined ? null : eq(cases.format, format),
    severity === undefined ? null : eq(cases.severity, severity),
    number === undefined ? null : eq(cases.number, number),
  ].filter((each) => each !== null)
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
