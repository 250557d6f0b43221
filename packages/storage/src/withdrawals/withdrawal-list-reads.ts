import type { WithdrawalState } from '@mimamori/policy/withdrawals/withdrawal-model'
import { and, asc, desc, eq, inArray, lte, notInArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { withdrawals } from '../schema/sqlite.ts'
import { type StoredWithdrawal, toWithdrawal } from './withdrawal-reads.ts'

const p = sql.placeholder

const holdPast = prepared((db) =>
  db
    .select()
    .from(withdrawals)
    .where(and(sql`${withdrawals.state} = 'held'`, sql`${withdrawals.heldUntil} <= ${p('now')}`))
    .orderBy(asc(withdrawals.heldUntil), asc(withdrawals.id))
    .limit(p('limit')),
)

/** Withdrawals whose hold is over, in the order it ended. */
export const withdrawalsPastHold = async (db: Db, now: string, limit: number): Promise<StoredWithdrawal[]> =>
  (await holdPast(db).execute({ now, limit })).map(toWithdrawal)

const heldRows = prepared((db) =>
  db
    .select()
    .from(withdrawals)
    .where(sql`${withdrawals.state} = 'held'`)
    .orderBy(asc(withdrawals.heldUntil))
    .limit(p('limit')),
)

/** Held withdrawals, in the order their hold ends, those past it included. */
export const heldWithdrawals = async (db: Db, limit: number): Promise<StoredWithdrawal[]> =>
  (await heldRows(db).execute({ limit })).map(toWithdrawal)

/** Withdrawals, not reversals, that have waited for a second person since this instant or longer, those that have waited longest at the front. */
export async function waitingSince(db: Db, before: string, limit: number): Promise<StoredWithdrawal[]> {
  const rows = await db
    .select()
    .from(withdrawals)
    .where(
      and(
        sql`${withdrawals.state} = 'proposed'`,
        eq(withdrawals.kind, 'withdrawal'),
        lte(withdrawals.waitingSince, before),
      ),
    )
    .orderBy(asc(withdrawals.waitingSince), asc(withdrawals.id))
    .limit(limit)
  return rows.map(toWithdrawal)
}

const UNFINISHED: WithdrawalState[] = ['proposed', 'held']

/** Proposed and held withdrawals: held ones by the end of their hold, then proposed ones, oldest first. */
export async function unfinishedWithdrawals(db: Db, limit: number): Promise<StoredWithdrawal[]> {
  const rows = await db
    .select()
    .from(withdrawals)
    .where(inArray(withdrawals.state, UNFINISHED))
    .orderBy(asc(withdrawals.heldUntil), asc(withdrawals.proposedAt), asc(withdrawals.id))
    .limit(limit)
  return rows.map(toWithdrawal)
}

/** Ended withdrawals, newest first. */
export async function pastWithdrawals(db: Db, limit: number): Promise<StoredWithdrawal[]> {
  const rows = await db
    .select()
    .from(withdrawals)
    .where(notInArray(withdrawals.state, UNFINISHED))
    .orderBy(desc(withdrawals.id))
    .limit(limit)
  return rows.map(toWithdrawal)
}
