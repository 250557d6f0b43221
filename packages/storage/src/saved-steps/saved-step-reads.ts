import type { SavedStep } from '@mimamori/policy/saved-steps/saved-step-rules'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { savedSteps } from '../schema/sqlite.ts'

export type StoredStep = {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly step: SavedStep
}

const toStoredStep = ({ id, ownerId, name, step }: typeof savedSteps.$inferSelect): StoredStep => ({
  id,
  ownerId,
  name,
  step: JSON.parse(step),
})

/** A person's saved steps, oldest first. */
export async function stepsOf(db: Db, ownerId: string): Promise<StoredStep[]> {
  const rows = await db.select().from(savedSteps).where(eq(savedSteps.ownerId, ownerId)).orderBy(asc(savedSteps.id))
  return rows.map(toStoredStep)
}

/** A saved step of this person; `null`: they have none with this id. */
export async function ownStep(db: Db, ownerId: string, id: string): Promise<StoredStep | null> {
  const isOwn = and(eq(savedSteps.id, id), eq(savedSteps.ownerId, ownerId))
  const [row] = await db.select().from(savedSteps).where(isOwn)
  return row ? toStoredStep(row) : null
}
