import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import { type UndoEnquiryRefusal, undoAnswer } from '@mimamori/policy/enquiries/enquiry-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { Verdict } from '@mimamori/policy/verdict'
import { enquiryOfCase } from '@mimamori/storage/enquiries/enquiry-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { ReturnedCase } from './decision-undo.ts'
import { requireCase } from './require-case.ts'

/**
 * Takes an answer back before it has left the desk. The case returns to who gave it, under a new fence; to its queue when a lead takes it back.
 * Throws NotFound for a case of another kind.
 */
export async function tryUndoAnswer(
  tx: Tx,
  at: string,
  actor: Staff,
  caseId: string,
): Promise<Verdict<ReturnedCase, UndoEnquiryRefusal>> {
  const storedCase = await requireCase(tx.db, caseId)
  const enquiry = requireFound(await enquiryOfCase(tx.db, caseId))
  const verdict = undoAnswer(enquiry, actor, at)
  if (!verdict.ok) return verdict
  const mine = enquiry.answeredBy === actor.id
  const endsAt = plusSeconds(at, LEASE_SECONDS.claim)
  const lease = mine ? ({ kind: 'claim', holder: actor.id, endsAt } as const) : null
  await record(tx, at, actor.id, { ...verdict.event, enquiry, case: storedCase, lease })
  return { ok: true, event: { caseId, fence: mine ? storedCase.fence + 1 : null } }
}
