import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

export async function loadEnquiryCase(_app: AppContext, _actor: Staff, _storedCase: StoredCase): Promise<EnquiryCase> {
  throw notFoundError()
}
