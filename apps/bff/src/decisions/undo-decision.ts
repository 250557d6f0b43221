import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import { undoDecision as rule } from '@mimamori/policy/decisions/undo-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById, isMadeByTwo } from '@mimamori/storage/decisions/decision-reads'
import { record } from '@mimamori/storage/record-change'
import { notFoundError, presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { absorbLateArrivals } from '../workflows/reopen-case.ts'

/**
 * Undoes a decision within its undo window, before anything was sent. The case returns to the person who decided it,
 * under a new fence, with what arrived meanwhile. Throws NotFound, and the refusal of the rule with the case as it is.
 * `fence`: `null` when another person undid it.
 */
export async function undoDecision(
  app: AppContext,
  actor: Staff,
  decisionId: string,
): Promise<{ caseId: string; fence: number | null }> {
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const decision = await decisionById(tx.db, decisionId)
    const storedCase = decision ? await caseById(tx.db, decision.caseId) : null
    if (!decision || !storedCase) throw notFoundError()
    const verdict = rule({ ...decision, byTwo: isMadeByTwo(decision) }, actor, at)
    if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
    const mine = verdict.event.returnsTo === 'actor'
    const endsAt = plusSeconds(at, LEASE_SECONDS.claim)
    const lease = mine ? ({ kind: 'claim', holder: actor.id, endsAt } as const) : null
    await record(tx, at, actor.id, { type: 'decision.undone', decision, case: storedCase, lease })
    if (storedCase.joinedWhileHeld) await absorbLateArrivals(tx, at, actor.id, storedCase.id)
    return { caseId: storedCase.id, fence: mine ? storedCase.fence + 1 : null }
  })
}
