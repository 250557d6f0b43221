import type { SavedStep } from '@mimamori/policy/saved-steps/saved-step-rules'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { type OnUnreadable, openOwnText, readOwnTexts } from '../own-texts/open-own-text.ts'
import { savedSteps } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'

export type StoredStep = {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly step: SavedStep
}

type Row = typeof savedSteps.$inferSelect

const open = (vault: Vault, { id, ownerId, name, step }: Row): StoredStep => ({
  id,
  ownerId,
  name: openOwnText(vault, name),
  step: JSON.parse(openOwnText(vault, step)),
})

/** A person's saved steps, oldest first; without those that cannot be read. */
export async function stepsOf(db: Db, vault: Vault, ownerId: string, unreadable: OnUnreadable): Promise<StoredStep[]> {
  const rows = await db.select().from(savedSteps).where(eq(savedSteps.ownerId, ownerId)).orderBy(asc(savedSteps.id))
  return readOwnTexts(
    rows,
    (row) => open(vault, row),
    ({ id }) => unreadable(id),
  )
}

/** A saved step of this person; `null`: they have none with this id. */
export async function ownStep(db: Db, vault: Vault, ownerId: string, id: string): Promise<StoredStep | null> {
  const isOwn = and(eq(savedSteps.id, id), eq(savedSteps.ownerId, ownerId))
  const [row] = await db.select().from(savedSteps).where(isOwn)
  return row ? open(vault, row) : null
}
