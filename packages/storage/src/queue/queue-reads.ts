export type { QueuePosition, QueueQuery } from './queue-conditions.ts'

import type { Queue } from '@mimamori/policy/cases/case-model'
import type { QueueSort, WorkView } from '@mimamori/policy/queue/queue-view-rules'
import { and, asc, count, eq, gte, inArray, isNull, lt, ne, type SQL, sql, sum } from 'drizzle-orm'
import { type StoredCase, toCase } from '../cases/case-reads.ts'
import type { Db } from '../engine/engine.ts'
import { prepared, skipLocked } from '../engine/prepared-queries.ts'
import { firstIdAt } from '../ids.ts'
import { cases, contentVersions, decisions, queueCounts, staff } from '../schema/sqlite.ts'
import { firstOpenCases } from './first-open-cases.ts'
import {
  claimedWhere,
  isAfter,
  keyColumn,
  orderOf,
  type QueuePosition,
  type QueueQuery,
  waitingWhere,
} from './queue-conditions.ts'

const queueColumns = {
  id: cases.id,
  number: cases.number,
  targetType: cases.targetType,
  title: contentVersions.title,
  body: sql<string>`substr(${contentVersions.body}, 1, 80)`,
  category: cases.category,
  severity: cases.severity,
  score: cases.score,
  reporters: cases.reporters,
  contentVersion: cases.contentVersion,
  openedAt: cases.openedAt,
  dueAt: cases.dueAt,
  rank: cases.rank,
  state: cases.state,
  holder: cases.holder,
  holderAlias: staff.alias,
  leaseKind: cases.leaseKind,
  leaseEndsAt: cases.leaseEndsAt,
  snoozedUntil: cases.snoozedUntil,
  pinnedAt: cases.pinnedAt,
  raisedAt: cases.raisedAt,
  escalatedBy: cases.escalatedBy,
  format: cases.format,
  warnings: cases.warnings,
}

/** The rows of a page are found within an index, and only then looked at. */
function selectPage(db: Db, where: (SQL | undefined)[], sort: QueueSort, limit: number) {
  const top = db
    .select({ number: cases.number })
    .from(cases)
    .where(and(...where))
    .orderBy(...orderOf(sort))
    .limit(limit)
    .as('top')
  return db
    .select({ ...queueColumns, key: keyColumn(sort) })
    .from(top)
    .innerJoin(cases, eq(cases.number, top.number))
    .innerJoin(
      contentVersions,
      and(
        eq(contentVersions.type, cases.targetType),
        eq(contentVersions.id, cases.targetId),
        eq(contentVersions.version, cases.contentVersion),
      ),
    )
    .leftJoin(staff, eq(staff.id, cases.holder))
    .orderBy(...orderOf(sort))
}

export type QueueRow = Awaited<ReturnType<typeof selectPage>>[number]

/** What waits in a list and nobody holds, in its order. */
export async function waitingPage(
  db: Db,
  query: QueueQuery,
  after: QueuePosition | undefined,
  limit: number,
): Promise<QueueRow[]> {
  const where = waitingWhere(query)
  return where ? await selectPage(db, [...where, isAfter(query.sort, after)], query.sort, limit) : []
}

/** What somebody of the desk holds right now, so that a list can show it in its place. */
export async function claimedPage(
  db: Db,
  query: QueueQuery,
  after: QueuePosition | undefined,
  limit: number,
): Promise<QueueRow[]> {
  const where = claimedWhere(query)
  return where ? await selectPage(db, [...where, isAfter(query.sort, after)], query.sort, limit) : []
}

const isQueue = (view: WorkView): view is Queue => view === 'flagged' || view === 'patrol'

/** What is first to be taken from a list: cases nobody holds, nor is about to. `lead`: may it be one that waits for a lead? */
export async function nextWaiting(
  db: Db,
  query: QueueQuery & { readonly view: WorkView; readonly lead: boolean },
  limit: number,
): Promise<StoredCase[]> {
  const { view, filters, sort, lead, queues } = query
  // nearly always asked like this, by everybody
  if (isQueue(view) && sort === 'rank' && (queues?.length ?? 0) === 0 && Object.keys(filters).length === 0) {
    return await firstOpenCases(db, view, limit)
  }
  const where = waitingWhere(query)
  if (!where) return []
  // found within an index, like a page; only what is taken is looked at
  const top = db
    .select({ number: cases.number })
    .from(cases)
    .where(and(...where, lead || view !== 'snoozed' ? undefined : isNull(cases.escalatedBy)))
    .orderBy(...orderOf(sort))
    .limit(limit)
  const numbers = (await skipLocked(db, top)).map(({ number }) => number)
  if (numbers.length === 0) return []
  const rows = await db
    .select()
    .from(cases)
    .where(inArray(cases.number, numbers))
    .orderBy(...orderOf(sort))
  return rows.map(toCase)
}

const waitingCounts = prepared((db) =>
  db
    .select({
      queue: queueCounts.queue,
      state: queueCounts.state,
      category: queueCounts.category,
      n: sum(queueCounts.n).mapWith(Number),
    })
    .from(queueCounts)
    .groupBy(queueCounts.queue, queueCounts.state, queueCounts.category),
)

/** `state`: `open`, `escalated`, `snoozed`, or `reported`: those of the open ones that members reported. */
export type WaitingCount = {
  readonly queue: string
  readonly state: string
  readonly category: string
  readonly n: number
}

/** How many cases wait, by queue, state and category. */
export const countsWaiting = async (db: Db): Promise<WaitingCount[]> => await waitingCounts(db).execute()

/** How many cases are open, by queue. */
export async function countsOpen(db: Db): Promise<Record<Queue, number>> {
  const rows = (await countsWaiting(db)).filter(({ state }) => state === 'open')
  const of = (queue: Queue) => rows.filter((row) => row.queue === queue).reduce((total, { n }) => total + n, 0)
  return { flagged: of('flagged'), patrol: of('patrol') }
}

/** Cases a person has claimed; reservations are not work yet. */
export async function countClaimedBy(db: Db, holder: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(cases)
    .where(and(sql`${cases.state} = 'claimed'`, eq(cases.holder, holder), eq(cases.leaseKind, 'claim')))
  return row?.n ?? 0
}

const openAndFlagged = sql`${cases.state} = 'open' and ${cases.queue} = 'flagged'`

/** When the oldest open flagged case arrived. */
export async function oldestFlagged(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ at: cases.openedAt })
    .from(cases)
    .where(openAndFlagged)
    .orderBy(asc(cases.openedAt))
    .limit(1)
  return row?.at ?? null
}

/** Open flagged cases past their due time. */
export async function countOverdue(db: Db, now: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(cases)
    .where(and(openAndFlagged, lt(cases.dueAt, now)))
  return row?.n ?? 0
}

/** Decisions of a person since an instant, undone ones left out. */
export async function countDecided(db: Db, actorId: string, since: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(decisions)
    .where(and(eq(decisions.actorId, actorId), gte(decisions.id, firstIdAt(since)), ne(decisions.state, 'undone')))
  return row?.n ?? 0
}
