import type { EnquiryView, LinkedJob } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { enquiryLetters } from '@mimamori/copy/letters/enquiry-letters'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import type { AppContext } from '../runtime/app-context.ts'

/** The answers to begin with, by today's templates; none where there is nobody to answer. */
export function loadEnquiryLetters(
  { catalogue, clock }: AppContext,
  { memberId, job }: { readonly memberId: string | null; readonly job: LinkedJob | null },
): EnquiryView['letters'] {
  if (memberId === null) return []
  const entries = entriesInForce(catalogue.entries(), dayOf(clock.now()))
  return enquiryLetters(entries, { jobTitle: job?.title ?? null }, 'ja')
}
