import { MAX_DRIFT_MS } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { and, gt, inArray, lte, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { tries } from '../schema/sqlite.ts'

export type RateLimitChange =
  /** one attempt; `until`: the end of the window that begins with it, unless one is running */
  | { type: 'tries.taken'; key: string; until: string }
  /** that attempt succeeded, and does not count */
  | { type: 'tries.given_back'; keys: readonly string[] }
  | { type: 'tries.forgotten'; keys: readonly string[] }
  | { type: 'tries.expired' }

/** Counts attempts against rate limits, for all instances together. */
export async function saveRateLimit(tx: Tx, at: string, change: RateLimitChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'tries.taken': {
      const { key, until } = change
      // a window from before a clock was set back must not last longer than any other
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
