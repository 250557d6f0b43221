import type { EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import type { StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'
import type { AppContext } from '../runtime/app-context.ts'

/** The answers to begin with, made of the templates in force; none where there is nobody to answer. */
export function loadEnquiryLetters(_app: AppContext, _enquiry: StoredEnquiry): EnquiryView['letters'] {
  return []
}
