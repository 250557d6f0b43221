import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { audit, cases } from '../schema/sqlite.ts'
import { type StoredCase, toCase } from './case-reads.ts'

const leaseEndPast = prepared(
  (db) =>
    db
      .select()
      .from(cases)
      .where(and(sql`${cases.state} = 'claimed'`, sql`${cases.leaseEndsAt} <= ${sql.placeholder('now')}`))
      .limit(sql.placeholder('limit')),
  'skip locked',
)

const snoozeEndPast = prepared(
  (db) =>
    db
      .select()
      .from(cases)
      .where(and(sql`${cases.state} = 'snoozed'`, sql`${cases.snoozedUntil} <= ${sql.placeholder('now')}`))
      .orderBy(asc(cases.snoozedUntil))
      .limit(sql.placeholder('limit')),
  'skip locked',
)

const claimedByHolder = prepared(
  (db) =>
    db
      .select()
      .from(cases)
      .where(and(sql`${cases.state} = 'claimed'`, eq(cases.holder, sql.placeholder('holder'))))
      .orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id)),
  'for update',
)

const assignedToHolder = prepared(
  (db) =>
    db
      .select()
      .from(cases)
      .where(
        and(
          sql`${cases.state} = 'claimed'`,
          eq(cases.holder, sql.placeholder('holder')),
          sql`${cases.leaseKind} = 'assigned'`,
        ),
      )
      .orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id)),
  'for update',
)

/** Every case that is kept for a person because a colleague assigned it to them, in the order of the queue. */
export const casesAssignedTo = async (db: Db, holder: string): Promise<StoredCase[]> =>
  (await assignedToHolder(db).execute({ holder })).map(toCase)

const entriesOfClaims = prepared((db) =>
  db
    .select({ at: audit.at, detail: audit.detail })
    .from(audit)
    .where(
      and(
        eq(audit.subjectId, sql.placeholder('caseId')),
        eq(audit.actorId, sql.placeholder('staffId')),
        sql`${audit.action} in ('case.claimed', 'case.reserved')`,
      ),
    )
    .orderBy(desc(audit.seq)),
)

/**
 * Since when a person has had a case: when they claimed or reserved it under this fence. A claim that an undo gave back has a fence of its
 * own, and counts from the claim before. `null`: they never claimed it.
 */
export async function claimedSince(
  db: Db,
  { caseId, staffId, fence }: { readonly caseId: string; readonly staffId: string; readonly fence: number },
): Promise<string | null> {
  const entries = await entriesOfClaims(db).execute({ caseId, staffId })
  const underFence = entries.filter(({ detail }) => JSON.parse(detail).fence === fence)
  return (underFence.at(-1) ?? entries[0])?.at ?? null
}

/** Claims, reservations and assignments whose lease is over. */
export const casesWithExpiredLease = async (db: Db, now: string, limit: number): Promise<StoredCase[]> =>
  (await leaseEndPast(db).execute({ now, limit })).map(toCase)

/** Snoozed cases whose time is over. */
export const casesToWake = async (db: Db, now: string, limit: number): Promise<StoredCase[]> =>
  (await snoozeEndPast(db).execute({ now, limit })).map(toCase)

/** Every case a person has claimed or reserved, in the order of the queue. */
export const casesClaimedBy = async (db: Db, holder: string): Promise<StoredCase[]> =>
  (await claimedByHolder(db).execute({ holder })).map(toCase)
