import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { isReviewCase } from '@mimamori/policy/cases/case-model'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { loadEnquiryCase } from '../workflows/load-enquiry-case.ts'
import { loadReminderCase } from '../workflows/load-reminder-case.ts'
import { requireCase } from '../workflows/require-case.ts'
import { getReviewOfCase } from './get-review.ts'

/** Everything the review screen shows about a case of any kind, as this person may see it. Throws NotFound for an unknown id. */
export async function getCase(app: AppContext, actor: Staff, caseId: string): Promise<CaseReview> {
  return await presentStoredCase(app, actor, await requireCase(app.storage.db, caseId))
}

/** The same for a case that was just read. */
export async function presentStoredCase(app: AppContext, actor: Staff, storedCase: StoredCase): Promise<CaseReview> {
  if (isReviewCase(storedCase)) return await getReviewOfCase(app, actor, storedCase)
  return storedCase.kind === 'reminder'
    ? await loadReminderCase(app, actor, storedCase)
    : await loadEnquiryCase(app, actor, storedCase)
}
