import type { Queue } from '@mimamori/policy/cases/case-model'
import { plusSeconds } from '@mimamori/policy/instant'
import {
  type CountedView,
  holderFilterId,
  type QueueFilters,
  type QueueSort,
  type QueueView,
} from '@mimamori/policy/queue/queue-view-rules'
import { eq, gte, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { cases, standardHoldings } from '../schema/sqlite.ts'

/** A list with its filters and order, and the person who asks for it. */
export type QueueQuery = {
  readonly view: QueueView
  readonly filters: QueueFilters
  readonly sort: QueueSort
  /** staff id of the caller */
  readonly me: string
  /** the queues they work in; none: all of them */
  readonly queues?: readonly Queue[] | undefined
  readonly now: string
}

// states are literals: a partial index of one state is used only for a condition that names it
const isState = (state: 'open' | 'claimed' | 'escalated' | 'snoozed') => sql`${cases.state} = ${sql.raw(`'${state}'`)}`

const isEscalated = isNotNull(cases.escalatedBy)

/** Condition: undecided past its due time. Its first half is that of the index, word by word. */
export const overdueAt = (now: string): SQL[] => [
  sql`${cases.state} not in ('held', 'closed')`,
  sql`${cases.dueAt} < ${now}`,
]

/** Conditions for the waiting cases of a list. */
const WAITING_CONDITIONS: Readonly<Record<CountedView, readonly SQL[]>> = {
  flagged: [isState('open'), eq(cases.queue, 'flagged')],
  patrol: [isState('open'), eq(cases.queue, 'patrol')],
  reports: [isState('open'), sql`${cases.reporters} > 0`],
  reminders: [isState('open'), eq(cases.queue, 'reminders')],
  enquiries: [isState('open'), eq(cases.queue, 'enquiries')],
  escalated: [isState('escalated')],
  snoozed: [isState('snoozed')],
}

/** Conditions for claimed cases, by the list they would wait in. */
const CLAIMED_CONDITIONS: Readonly<Record<Exclude<CountedView, 'snoozed'>, readonly SQL[]>> = {
  flagged: [isNull(cases.escalatedBy), eq(cases.queue, 'flagged')],
  patrol: [isNull(cases.escalatedBy), eq(cases.queue, 'patrol')],
  reports: [isNull(cases.escalatedBy), sql`${cases.reporters} > 0`],
  reminders: [isNull(cases.escalatedBy), eq(cases.queue, 'reminders')],
  enquiries: [isNull(cases.escalatedBy), eq(cases.queue, 'enquiries')],
  escalated: [isEscalated],
}

/** Cases on patrol have neither category nor rule, so a filter by one is empty without a scan. */
const isAlwaysEmpty = (view: QueueView, { categories, rule }: QueueFilters): boolean =>
  view === 'patrol' && (Boolean(categories?.length) || rule !== undefined)

/** Conditions for the waiting cases of this list; `null`: there can be none. */
export function waitingWhere({ view, filters, now, me, queues }: QueueQuery): SQL[] | null {
  if (view === 'mine' || isAlwaysEmpty(view, filters)) return null
  if (filters.holder !== undefined && holderFilterId(filters.holder, me) !== null) return null
  const place = view === 'overdue' ? [...overdueAt(now), sql`${cases.state} <> 'claimed'`] : WAITING_CONDITIONS[view]
  return [...place, ...inQueues(queues), ...filterConditions(filters, now)]
}

/** Conditions for the claimed cases of this list; `null`: there can be none. */
export function claimedWhere({ view, filters, now, me, queues }: QueueQuery): SQL[] | null {
  if (view === 'snoozed') return null
  const holder = filters.holder === undefined ? undefined : holderFilterId(filters.holder, me)
  if (holder === null) return null
  const whose = [...(holder === undefined ? [] : [eq(cases.holder, holder)])]
  const place =
    view === 'mine' ? [eq(cases.holder, me)] : view === 'overdue' ? overdueAt(now) : CLAIMED_CONDITIONS[view]
  const allowed = view === 'mine' ? [] : inQueues(queues)
  return [isState('claimed'), ...place, ...allowed, ...whose, ...filterConditions(filters, now)]
}

const inQueues = (queues: readonly Queue[] = []): SQL[] =>
  queues.length === 0 ? [] : [inArray(cases.queue, [...queues])]

function filterConditions(filters: QueueFilters, now: string): SQL[] {
  const { categories, rule, minAge, minReports, minWarnings, standard, format, severity, number } = filters
  return [
    categories?.length ? inArray(cases.category, [...categories]) : null,
    // "contains", in SQL that both engines have
    rule === undefined ? null : sql`replace(${cases.rules}, ${` ${rule} `}, '') <> ${cases.rules}`,
    minAge === undefined ? null : lte(cases.openedAt, plusSeconds(now, -minAge * 60)),
    minReports === undefined ? null : gte(cases.reporters, minReports),
    minWarnings === undefined ? null : gte(cases.warnings, minWarnings),
    standard === undefined
      ? null
      : sql`exists (select 1 from ${standardHoldings} where ${standardHoldings.memberId} = ${cases.authorId}
          and ${standardHoldings.standard} = ${standard})`,
    format === undefined ? null : eq(cases.format, format),
    severity === undefined ? null : eq(cases.severity, severity),
    number === undefined ? null : eq(cases.number, number),
  ].filter((each) => each !== null)
}
