import type { EnquiryLinks } from '@mimamori/policy/enquiries/enquiry'
import { checkOpening } from '@mimamori/policy/enquiries/enquiry-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { record } from '@mimamori/storage/record-change'
import { reportById } from '@mimamori/storage/reports/filed-report-reads'
import { presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { enquiryReportId, reportOfEnquiry } from '../workflows/enquiry-report.ts'
import { fileReport } from '../workflows/file-report.ts'
import { requireCase } from '../workflows/require-case.ts'
import { type ClaimedEnquiry, workOnEnquiry } from './work-on-enquiry.ts'

/**
 * Puts the linked member or job before the desk as a usual case, or joins its case: what was told is a violation report of who asks. Once for
 * whatever a side is linked to. Throws NotFound, and the refusal of the rule with the case of the enquiry as it is now.
 */
export async function openEnquiryCase(
  app: AppContext,
  actor: Staff,
  { side, ...claimed }: ClaimedEnquiry & { readonly side: keyof EnquiryLinks },
): Promise<{ caseId: string; caseNumber: number }> {
  return await workOnEnquiry(app, actor, claimed, async ({ tx, at, enquiry, storedCase }) => {
    const found = enquiry.links[side]?.found ?? null
    const filed = found === null ? null : await reportById(tx.db, enquiryReportId(enquiry.id, side, found))
    const refusal = checkOpening(enquiry, side, filed !== null, actor)
    if (refusal || found === null) throw refusalError(refusal ?? 'nothing_linked', await presentCase(tx.db, storedCase))
    const { caseId } = await fileReport(tx, at, actor.id, reportOfEnquiry(enquiry, side, found, actor.id))
    await record(tx, at, actor.id, { type: 'enquiry.case_opened', enquiry, side, caseId, by: actor.id })
    const { number: caseNumber } = await requireCase(tx.db, caseId)
    return { caseId, caseNumber }
  })
}
