import type { Queue } from '@mimamori/policy/cases/case-model'
import { plusSeconds } from '@mimamori/policy/instant'
import {
  holderFilterId,
  type QueueFilters,
  type QueueSort,
  type QueueView,
} from '@mimamori/policy/queue/queue-view-rules'
import { eq, gte, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
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
