import type { EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import type { ReactNode } from 'react'

/** What is linked: the other member, or the job. */
export type LinkSide = keyof EnquiryView['links']

/** What can be taken without a search; `keycap`: the key that takes it. */
export type LinkSuggestion = {
  readonly why: string
  readonly id: string
  readonly label: ReactNode
  readonly keycap?: string
}
