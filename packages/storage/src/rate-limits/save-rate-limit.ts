import { MAX_DRIFT_MS } from '@mimamori/policy/clock/trusted-time-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { and, gt, inArray, lte, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { tries } from '../schema/sqlite.ts'

export type RateLimitChange =
  /** one try; `until`: when what is counted now is forgotten, unless it was being counted already */
  | { type: 'tries.taken'; key: string; until: string }
  /** that try was a good one, and costs nothing */
  | { type: 'tries.given_back'; keys: readonly string[] }
  | { type: 'tries.forgotten'; keys: readonly string[] }
  | { type: 'tries.expired' }

/** How often what is tried only so often was tried: one count for all instances. */
export async function saveRateLimit(tx: Tx, at: string, change: RateLimitChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'tries.taken': {
      const { key, until } = change
      // what was counted before a clock was set back counts no longer than any other
      const counts = and(gt(tries.until, at), lte(tries.until, plusSeconds(until, MAX_DRIFT_MS / 1000)))
      await tx.db
        .insert(tries)
        .values({ key, n: 1, until })
        .onConflictDoUpdate({
          target: tries.key,
          set: {
            n: sql`CASE WHEN ${counts} THEN ${tries.n} + 1 ELSE 1 END`,
            until: sql`CASE WHEN ${counts} THEN ${tries.until} ELSE ${until} END`,
          },
        })
      return null
    }
    case 'tries.given_back':
      await tx.db
        .update(tries)
        .set({ n: sql`${tries.n} - 1` })
        .where(inArray(tries.key, [...change.keys]))
      return null
    case 'tries.forgotten':
      await tx.db.delete(tries).where(inArray(tries.key, [...change.keys]))
      return null
    case 'tries.expired':
      await tx.db.delete(tries).where(lte(tries.until, at))
      return null
  }
}
