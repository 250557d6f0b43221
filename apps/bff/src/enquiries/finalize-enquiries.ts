import { caseById } from '@mimamori/storage/cases/case-reads'
import { enquiriesWithWindowOver, enquiryById } from '@mimamori/storage/enquiries/enquiry-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

/** enquiries a run; few, so that people who decide do not wait */
const BATCH_SIZE = 20

/** Makes answers final that can no longer be undone, for the leader. Returns how many. */
export async function finalizeEnquiries(app: AppContext): Promise<number> {
  const now = app.clock.now()
  let finalized = 0
  for (const { id, caseId } of await enquiriesWithWindowOver(app.storage.db, now, BATCH_SIZE)) {
    try {
      finalized += await app.storage.write((tx) => finalizeEnquiry(tx, now, id, caseId))
    } catch (fault) {
      // a failure of one must not stop the rest
      app.log.error(
        { err: fault, enquiry: id },
        'enquiries: the answer to an enquiry could not be made final; it is tried again at the next run',
      )
    }
  }
  return finalized
}

/** The case closes, the marketplace is told, and the letter goes out. Returns how many: 0 where the answer was undone meanwhile. */
async function finalizeEnquiry(tx: Tx, at: string, id: string, caseId: string): Promise<number> {
  // the case is locked first, as by whoever works on it
  const storedCase = await caseById(tx.db, caseId)
  const enquiry = await enquiryById(tx.db, id)
  if (!storedCase || enquiry?.state !== 'held' || (enquiry.heldUntil ?? '') > at) return 0
  await record(tx, at, SYSTEM, { type: 'enquiry.stands', enquiry, escalatedBy: storedCase.escalatedBy })
  return 1
}
