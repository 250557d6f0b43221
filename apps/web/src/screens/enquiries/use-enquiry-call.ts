import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { queries } from '../../api/api-queries.ts'
import { useEnquiryErrorCopy } from '../../enquiries/enquiry-copy.ts'
import { type AnnouncedCall, useAnnouncedCall } from '../../parts/use-announced-call.ts'

/** Makes calls about an enquiry one at a time; what is done is announced, and the case is read again before the next one. */
export function useEnquiryCall({ id: caseId }: Pick<EnquiryCase, 'id'>): AnnouncedCall {
  return useAnnouncedCall(useEnquiryErrorCopy(), {
    first: queries.cases.get.queryKey({ input: { caseId } }),
    others: [queries.queue.key(), queries.decisions.recent.queryKey()],
  })
}
