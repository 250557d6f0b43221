export type { QueuePosition } from './queue-order.ts'

import { QUEUES, type Queue } from '@mimamori/policy/cases/case-model'
import type { QueueSort, WorkView } from '@mimamori/policy/queue/queue-view-rules'
import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { type StoredCase, toCase } from '../cases/case-reads.ts'
import type { Db } from '../engine/engine.ts'
import { skipLocked } from '../engine/prepared-queries.ts'
import { isCaseText } from '../intake/text-joins.ts'
import { cases, contentVersions, staff } from '../schema/sqlite.ts'
import { firstOpenCases } from './first-open-cases.ts'
import { claimedWhere, type QueueQuery, waitingWhere } from './queue-conditions.ts'
import { isAfter, keyColumn, orderOf, type QueuePosition } from './queue-order.ts'

const queueColumns = {
  id: cases.id,
  number: cases.number,
  targetType: cases.targetType,
  title: contentVersions.title,
  body: contentVersions.body,
  flags: contentVersions.flags,
  authorId: cases.authorId,
  category: cases.category,
  severity: cases.severity,
  reporters: cases.reporters,
  contentVersion: cases.contentVersion,
  openedAt: cases.openedAt,
  dueAt: cases.dueAt,
  rank: cases.rank,
  state: cases.state,
  fence: cases.fence,
  holder: cases.holder,
  holderAlias: staff.alias,
  leaseKind: cases.leaseKind,
  leaseEndsAt: cases.leaseEndsAt,
  snoozedUntil: cases.snoozedUntil,
  pinnedAt: cases.pinnedAt,
  raisedAt: cases.raisedAt,
  missedAt: cases.missedAt,
  escalatedBy: cases.escalatedBy,
}

/** The numbers of a page are found within an index, and only then are the rows read. */
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
    .innerJoin(contentVersions, isCaseText)
    .leftJoin(staff, eq(staff.id, cases.holder))
    .orderBy(...orderOf(sort))
}

export type QueueRow = Awaited<ReturnType<typeof selectPage>>[number]

/** A page of the waiting cases of a list, in its order. */
export async function waitingPage(
  db: Db,
  query: QueueQuery,
  after: QueuePosition | undefined,
  limit: number,
): Promise<QueueRow[]> {
  const where = waitingWhere(query)
  return where ? await selectPage(db, [...where, isAfter(query.sort, after)], query.sort, limit) : []
}

/** A page of the claimed cases of a list, in its order, so that they can be shown among the waiting ones. */
export async function claimedPage(
  db: Db,
  query: QueueQuery,
  after: QueuePosition | undefined,
  limit: number,
): Promise<QueueRow[]> {
  const where = claimedWhere(query)
  return where ? await selectPage(db, [...where, isAfter(query.sort, after)], query.sort, limit) : []
}

const isQueue = (view: WorkView): view is Queue => QUEUES.some((queue) => queue === view)

/**
 * The first cases of a list to claim, locked for this transaction; when two instances claim at once, each gets cases that the
 * other has not locked. `lead`: may it be a case that waits for a lead?
 */
export async function nextWaiting(
  db: Db,
  query: QueueQuery & { readonly view: WorkView; readonly lead: boolean },
  limit: number,
): Promise<StoredCase[]> {
  const { view, filters, sort, lead, queues } = query
  // by far the most frequent query, and prepared
  if (isQueue(view) && sort === 'rank' && (queues?.length ?? 0) === 0 && Object.keys(filters).length === 0) {
    return await firstOpenCases(db, view, limit)
  }
  const where = waitingWhere(query)
  if (!where) return []
  // found within an index, like a page; only the rows to take are read
  const top = db
    .select({ number: cases.number })
    .from(cases)
    .where(and(...where, lead || (view !== 'snoozed' && view !== 'overdue') ? undefined : isNull(cases.escalatedBy)))
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
