import { answerEnquiry as rule } from '@mimamori/policy/enquiries/enquiry-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import { presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { ReturnedCase } from '../workflows/decision-undo.ts'
import { tryUndoAnswer } from '../workflows/enquiry-undo.ts'
import { recordAct } from '../workflows/record-act.ts'
import { requireCase } from '../workflows/require-case.ts'
import { type ClaimedEnquiry, workOnEnquiry } from './work-on-enquiry.ts'

/**
 * Answers an enquiry; nothing leaves the desk before the undo window is over. Throws NotFound, and the refusal of the rule with the case as it is
 * now.
 */
export async function answerEnquiry(
  app: AppContext,
  actor: Staff,
  { letter, note, ...claimed }: ClaimedEnquiry & { readonly letter: string; readonly note: string },
): Promise<{ heldUntil: string }> {
  return await workOnEnquiry(app, actor, claimed, async ({ tx, at, enquiry, storedCase }) => {
    const { undoSeconds } = await measureSettings(tx.db)
    const verdict = rule(enquiry, { letter, note }, actor, { now: at, undoSeconds })
    if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
    const { heldUntil } = verdict.event
    const said = { letter: letter.trim(), note: note.trim() }
    await record(tx, at, actor.id, {
      type: 'enquiry.answered',
      ...{ enquiry, case: storedCase, ...said, by: actor.id, heldUntil },
    })
    await recordAct(tx, at, actor, { kind: 'answer', before: storedCase })
    return { heldUntil }
  })
}

/** Takes an answer back; see `tryUndoAnswer`. Throws NotFound, and the refusal of the rule with the case as it is now. */
export async function undoEnquiryAnswer(app: AppContext, actor: Staff, caseId: string): Promise<ReturnedCase> {
  return await app.storage.write(async (tx) => {
    const verdict = await tryUndoAnswer(tx, app.clock.now(), actor, caseId)
    if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, await requireCase(tx.db, caseId)))
    return verdict.event
  })
}
