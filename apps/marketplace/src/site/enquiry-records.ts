import type { EnquiryBody } from '@mimamori/contract/intake/intake-enquiry-contract'

/** An enquiry about a direct deal as it is sent to the desk. */
export type EnquiryRequest = EnquiryBody

/** An enquiry of a member (直接取引被害の相談), and the desk's answer. */
export type EnquiryRecord = {
  readonly id: string
  /** who asks; `null`: nobody knows, as the desk wrote it down from a call or a mail */
  readonly memberId: string | null
  /** as sent; `null`: this site knows the enquiry only from the desk */
  readonly request: EnquiryRequest | null
  /** of the desk's words when it refuses */
  readonly language: string
  /** `sending`: the desk has not answered yet */
  state: 'sending' | 'refused' | 'open' | 'answered'
  /** the desk's words when it refuses */
  refusal: string | null
  answeredAt: string | null
  /** `null`: not answered, or answered without one */
  letter: string | null
}
