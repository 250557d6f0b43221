import { caseById } from '@mimamori/storage/cases/case-reads'
import { enquiriesWithWindowOver, enquiryById } from '@mimamori/storage/enquiries/enquiry-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { writeEach } from '../workflows/write-each.ts'

/** enquiries a run; few, so that people who decide do not wait */
const BATCH_SIZE = 20

/** Makes answers final that can no longer be undone, for the leader. Returns how many. */
export async function finalizeEnquiries(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const rows = await enquiriesWithWindowOver(app.storage.db, now, BATCH_SIZE)
  const failing = { of: 'enquiry', fault: 'enquiries: the answer to an enquiry could not be made final' }
  return await writeEach(app, rows, failing, (tx, { id, caseId }) => finalizeEnquiry(tx, now, id, caseId))
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
