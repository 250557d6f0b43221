import type { Enquiry } from '@mimamori/policy/enquiries/enquiry'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { memberExists } from '@mimamori/storage/members/known-member-reads'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError } from '../rpc/refusal-errors.ts'
import { receiveEnquiry } from '../workflows/receive-enquiry.ts'
import { requireCase } from '../workflows/require-case.ts'

export type EnteredEnquiry = Omit<Enquiry, 'id' | 'receivedAt' | 'enteredBy'>

/** Writes down an enquiry that came by telephone or mail, and opens its case. Throws NotFound for a member the desk does not know. */
export async function enterEnquiry(
  tx: Tx,
  at: string,
  actor: Staff,
  told: EnteredEnquiry,
): Promise<{ caseId: string; caseNumber: number }> {
  if (told.memberId !== null && !(await memberExists(tx.db, told.memberId))) throw notFoundError()
  const enquiry = { ...told, id: newId(at), receivedAt: at, enteredBy: actor.id }
  const { caseId } = await receiveEnquiry(tx, at, actor.id, enquiry, at)
  const { number: caseNumber } = await requireCase(tx.db, caseId)
  return { caseId, caseNumber }
}
