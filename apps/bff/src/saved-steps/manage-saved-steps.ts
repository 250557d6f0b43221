import type { OwnStep } from '@mimamori/contract/saved-steps/saved-step-contract'
import { checkStepSave } from '@mimamori/policy/saved-steps/saved-step-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { ownStep, type StoredStep, stepsOf } from '@mimamori/storage/saved-steps/saved-step-reads'
import type { Tx } from '@mimamori/storage/storage'
import { refusalError, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { noteUnreadable } from '../workflows/note-unreadable.ts'

const toOwnStep = ({ id, name, step }: StoredStep): OwnStep => ({ id, name, step })

/** This person's saved steps. */
export async function listSavedSteps(app: AppContext, actor: Staff): Promise<OwnStep[]> {
  return (await stepsOf(app.storage.db, app.storage.vault, actor.id, noteUnreadable(app, 'step'))).map(toOwnStep)
}

/** Saves a step under a name. Throws the refusal of a name that is taken, or of too many. */
export async function addSavedStep(app: AppContext, actor: Staff, input: Omit<OwnStep, 'id'>): Promise<OwnStep> {
  return await app.storage.write(async (tx) => {
    tx.lock('key', `steps/${actor.id}`)
    const at = app.clock.now()
    const stored = { id: newId(at), ownerId: actor.id, name: input.name.trim(), step: input.step }
    return await storeStep(app, tx, at, stored, null)
  })
}

/** Renames a step of one's own. Throws NotFound, and the refusal of a name that is taken. */
export async function renameSavedStep(
  app: AppContext,
  actor: Staff,
  { id, name }: Pick<OwnStep, 'id' | 'name'>,
): Promise<OwnStep> {
  return await app.storage.write(async (tx) => {
    tx.lock('key', `steps/${actor.id}`)
    const own = requireFound(await ownStep(tx.db, app.storage.vault, actor.id, id))
    return await storeStep(app, tx, app.clock.now(), { ...own, name: name.trim() }, id)
  })
}

async function storeStep(app: AppContext, tx: Tx, at: string, step: StoredStep, id: string | null): Promise<OwnStep> {
  const { vault } = app.storage
  const refusal = checkStepSave(await stepsOf(tx.db, vault, step.ownerId, noteUnreadable(app, 'step')), {
    id,
    name: step.name,
  })
  if (refusal) throw refusalError(refusal)
  await record(tx, at, step.ownerId, { type: 'step.saved', step, vault })
  return toOwnStep(step)
}

/** Deletes a step of one's own. Throws NotFound. */
export async function removeSavedStep(app: AppContext, actor: Staff, id: string): Promise<{ removed: true }> {
  return await app.storage.write(async (tx) => {
    const step = requireFound(await ownStep(tx.db, app.storage.vault, actor.id, id))
    await record(tx, app.clock.now(), actor.id, { type: 'step.removed', step })
    return { removed: true }
  })
}
