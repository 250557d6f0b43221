import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { cases } from '../schema/sqlite.ts'
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

/** Claims and reservations whose lease is over. */
export const casesWithExpiredLease = async (db: Db, now: string, limit: number): Promise<StoredCase[]> =>
  (await leaseEndPast(db).execute({ now, limit })).map(toCase)

/** Snoozed cases whose time is over. */
export const casesToWake = async (db: Db, now: string, limit: number): Promise<StoredCase[]> =>
  (await snoozeEndPast(db).execute({ now, limit })).map(toCase)

/** Every case a person has claimed or reserved, in the order of the queue. */
export const casesClaimedBy = async (db: Db, holder: string): Promise<StoredCase[]> =>
  (await claimedByHolder(db).execute({ holder })).map(toCase)
