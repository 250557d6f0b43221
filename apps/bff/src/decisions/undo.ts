import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import { undoDecision as rule } from '@mimamori/policy/decisions/undo-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById, isMadeByTwo } from '@mimamori/storage/decisions/decision-reads'
import { record } from '@mimamori/storage/record-change'
import { takeInWhatCame } from '../following.ts'
import { notFound, presentOf, refused } from '../http/refused.ts'
import type { AppContext } from '../office.ts'

/**
 * Take a decision back while it is held: nothing of it was sent and nothing will be. The case returns to the person
 * who decided, under a new fence, and what arrived in the meantime is in it.
 */
export async function undo(app: AppContext, actor: Staff, decisionId: string) {
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const decision = await decisionById(tx.db, decisionId)
    const it = decision ? await caseById(tx.db, decision.caseId) : null
    if (!decision || !it) throw notFound()
    const verdict = rule({ ...decision, byTwo: isMadeByTwo(decision) }, actor, at)
    if (!verdict.ok) throw refused(verdict.refusal, await presentOf(tx.db, it))
    const mine = verdict.event.returnsTo === 'actor'
    const endsAt = plusSeconds(at, LEASE_SECONDS.claim)
    const lease = mine ? ({ kind: 'claim', holder: actor.id, endsAt } as const) : null
    await record(tx, at, actor.id, { type: 'decision.undone', decision, case: it, lease })
    if (it.joinedWhileHeld) await takeInWhatCame(tx, at, actor.id, it.id)
    return { caseId: it.id, fence: mine ? it.fence + 1 : null }
  })
}
