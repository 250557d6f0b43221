import { desc, isNull } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { erasures } from '../schema/sqlite.ts'
import type { ErasedCounts } from './erasure-reads.ts'

export type Erasure = {
  readonly id: string
  readonly memberId: string
  readonly at: string
  readonly actorId: string
  readonly reason: string
  readonly counts: ErasedCounts
  /** when the files held nothing of it any more; `null`: not yet, or nobody here can tell */
  readonly purgedAt: string | null
}

const toErasure = (row: typeof erasures.$inferSelect): Erasure => ({ ...row, counts: JSON.parse(row.counts) })

/** The newest erasures. */
export async function newestErasures(db: Db, limit: number): Promise<Erasure[]> {
  return (await db.select().from(erasures).orderBy(desc(erasures.id)).limit(limit)).map(toErasure)
}

/** Ids of erasures of which files may still hold something. */
export async function unpurgedErasures(db: Db): Promise<string[]> {
  const rows = await db.select({ id: erasures.id }).from(erasures).where(isNull(erasures.purgedAt))
  return rows.map(({ id }) => id)
}
