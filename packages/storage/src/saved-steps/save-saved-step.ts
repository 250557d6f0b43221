import { eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { savedSteps } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import type { StoredStep } from './saved-step-reads.ts'

export type SavedStepChange =
  | { type: 'step.saved'; step: StoredStep; vault: Vault }
  | { type: 'step.removed'; step: Pick<StoredStep, 'id'> }

/** Saves a step of a person, sealed, or removes one. It is its owner's alone, as a preference is: there is no audit entry. */
export async function saveSavedStep(tx: Tx, at: string, change: SavedStepChange): Promise<AuditEvent> {
  if (change.type === 'step.removed') {
    await tx.db.delete(savedSteps).where(eq(savedSteps.id, change.step.id))
    return null
  }
  const { id, ownerId, name, step } = change.step
  const { vault } = change
  const columns = { name: vault.seal(name), step: vault.seal(JSON.stringify(step)), savedAt: at, usedAt: at }
  await tx.db
    .insert(savedSteps)
    .values({ ...columns, id, ownerId })
    .onConflictDoUpdate({ target: savedSteps.id, set: columns })
  return null
}
