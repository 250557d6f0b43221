import type { EraseReason } from '@mimamori/policy/erasure/erasure-rules'
import { asc, desc, isNull } from 'drizzle-orm'
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
  /** when the data was removed from the database files, too; `null`: not yet, or unknown on PostgreSQL */
  readonly purgedAt: string | null
}

const toErasure = (row: typeof erasures.$inferSelect): Erasure => ({
  ...row,
  // erasures from before these were counted
  counts: { reminders: 0, enquiries: 0, ...JSON.parse(row.counts) },
})

/** The newest erasures, newest first. */
export async function newestErasures(db: Db, limit: number): Promise<Erasure[]> {
  return (await db.select().from(erasures).orderBy(desc(erasures.id)).limit(limit)).map(toErasure)
}

/** Who was erased, when and why, in the order of time. */
export async function allErasures(
  db: Db,
): Promise<{ readonly memberId: string; readonly at: string; readonly reason: EraseReason }[]> {
  const { memberId, at, reason, id } = erasures
  const rows = await db.select({ memberId, at, reason }).from(erasures).orderBy(asc(id))
  return rows.map((row) => ({ ...row, reason: row.reason as EraseReason }))
}

/** Ids of erasures whose data may still be in the database files. */
export async function unpurgedErasures(db: Db): Promise<string[]> {
  const rows = await db.select({ id: erasures.id }).from(erasures).where(isNull(erasures.purgedAt))
  return rows.map(({ id }) => id)
}
