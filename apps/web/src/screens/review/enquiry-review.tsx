import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import type { ReactNode } from 'react'
import type { CasePaneProps } from './case-pane-props.ts'

export default function EnquiryReview({ review }: CasePaneProps & { review: EnquiryCase }): ReactNode {
  return <h1>{review.title}</h1>
}
