import { inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { tries } from '../schema/sqlite.ts'

export type RateLimitRow = { readonly key: string; readonly n: number; readonly until: string }

/** The stored attempts of these keys; keys without attempts are left out. */
export async function rateLimitsOf(db: Db, keys: readonly string[]): Promise<RateLimitRow[]> {
  return await db
    .select()
    .from(tries)
    .where(inArray(tries.key, [...keys]))
}
