import { plusSeconds } from '@mimamori/policy/instant'
import { asc, desc, gte } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit } from '../schema/sqlite.ts'

/** clocks of several instances differ, and entries are numbered before they are written */
const MAX_DISORDER_SECONDS = 600

/**
 * A sequence number before every entry from this instant on, found by binary search. Entries of the ten minutes before may
 * have a greater number: the caller compares instants, too.
 */
export async function seqBefore(db: Db, instant: string): Promise<number> {
  const wanted = plusSeconds(instant, -MAX_DISORDER_SECONDS)
  const [newest] = await db.select({ seq: audit.seq }).from(audit).orderBy(desc(audit.seq)).limit(1)
  let [low, high] = [0, newest?.seq ?? 0]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const from = db
      .select({ seq: audit.seq, at: audit.at })
      .from(audit)
      .where(gte(audit.seq, middle + 1))
    const [row] = await from.orderBy(asc(audit.seq)).limit(1)
    // numbers may have gaps: the row found stands for all of them down to the middle
    if (row && row.at < wanted) low = row.seq
    else high = middle
  }
  return low
}

/** A sequence number after every entry from before this instant. */
export const seqAfter = (db: Db, instant: string): Promise<number> =>
  seqBefore(db, plusSeconds(instant, 2 * MAX_DISORDER_SECONDS))
