import { type BreakerState, UNTRIPPED } from '@mimamori/policy/withdrawals/withdrawal-execution-rules'
import { and, count, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { deskSettings, withdrawals } from '../schema/sqlite.ts'

/** Name of the breaker's state in `desk_settings`. */
export const BREAKER_MARK_NAME = 'withdrawal_breaker'

/** How many withdrawals were executed after this instant, reversals left out. */
export async function countExecutedSince(db: Db, since: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(withdrawals)
    .where(
      and(
        sql`${withdrawals.state} = 'released'`,
        eq(withdrawals.kind, 'withdrawal'),
        gt(withdrawals.releasedAt, since),
      ),
    )
  return row?.n ?? 0
}

/** The breaker: when it tripped, and when a lead resumed. */
export async function breakerState(db: Db): Promise<BreakerState> {
  const [set] = await db.select().from(deskSettings).where(eq(deskSettings.name, BREAKER_MARK_NAME))
  return set ? { ...UNTRIPPED, ...JSON.parse(set.value) } : UNTRIPPED
}
