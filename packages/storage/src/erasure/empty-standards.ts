import { and, count, eq, inArray, ne } from 'drizzle-orm'
import type { Db, Tx } from '../engine/engine.ts'
import {
  memberMetrics,
  standardChanges,
  standardForecasts,
  standardHoldings,
  standardNearMisses,
} from '../schema/sqlite.ts'

/** What is known of a member for account standards alone, and goes with them. */
const TABLES = [memberMetrics, standardHoldings, standardNearMisses, standardForecasts] as const

/** How many rows about account standards of a member an erasure would delete or empty. */
export async function countStandards(db: Db, memberId: string): Promise<number> {
  const n = { n: count() }
  let sum = 0
  for (const table of TABLES) {
    const [row] = await db.select(n).from(table).where(eq(table.memberId, memberId))
    sum += Number(row?.n ?? 0)
  }
  const reasons = and(eq(standardChanges.memberId, memberId), ne(standardChanges.missed, '[]'))
  const [row] = await db.select(n).from(standardChanges).where(reasons)
  return sum + Number(row?.n ?? 0)
}

/** Deletes what account standards know of these members. What was granted and lost stays, without its reasons. */
export async function emptyStandards(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const ids = [...memberIds]
  for (const table of TABLES) await tx.db.delete(table).where(inArray(table.memberId, ids))
  await tx.db.update(standardChanges).set({ missed: '[]' }).where(inArray(standardChanges.memberId, ids))
}
