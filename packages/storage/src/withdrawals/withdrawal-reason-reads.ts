import { inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { withdrawals } from '../schema/sqlite.ts'

/** Why these withdrawals were sent back or stopped, by id; one without a reason is left out. */
export async function withdrawalReasonsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: withdrawals.id, reason: withdrawals.reason })
    .from(withdrawals)
    .where(inArray(withdrawals.id, [...ids]))
  return new Map(rows.filter(({ reason }) => reason !== '').map(({ id, reason }) => [id, reason]))
}
