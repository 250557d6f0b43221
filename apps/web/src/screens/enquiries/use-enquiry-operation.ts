import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { queries } from '../../api/api-queries.ts'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import { type Operations, useOperation } from '../../parts/use-operation.ts'

const CHANGES = [queries.queue.key(), queries.decisions.recent.queryKey()]

/** What changes an enquiry; the case is read again before the next one. */
export const useEnquiryOperation = ({ id: caseId }: Pick<EnquiryCase, 'id'>): Operations =>
  useOperation({
    refusals: useEnquiryCopy().refusals,
    first: queries.cases.get.queryKey({ input: { caseId } }),
    changes: CHANGES,
  })
