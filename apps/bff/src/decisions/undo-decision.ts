import type { Staff } from '@mimamori/policy/staff/staff-member'
import { presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { type ReturnedCase, tryUndoDecision } from '../workflows/decision-undo.ts'

/** Undoes one decision; see `tryUndoDecision`. Throws NotFound, and the refusal of the rule with the case as it is. */
export async function undoDecision(app: AppContext, actor: Staff, decisionId: string): Promise<ReturnedCase> {
  return await app.storage.write(async (tx) => {
    const { verdict, storedCase } = await tryUndoDecision(tx, app.clock.now(), actor, decisionId)
    if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
    return verdict.event
  })
}
