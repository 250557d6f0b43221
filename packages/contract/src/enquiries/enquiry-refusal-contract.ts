import type {
  AnswerEnquiryRefusal,
  OpenFromEnquiryRefusal,
  UndoEnquiryRefusal,
} from '@mimamori/policy/enquiries/enquiry-rules'

export type DeskEnquiryRefusal = AnswerEnquiryRefusal | OpenFromEnquiryRefusal | UndoEnquiryRefusal

/** Status of each refusal of enquiries that nothing else has. */
export const ENQUIRY_STATUS = {
  enquiry_over: 409,
  links_missing: 409,
  nobody_to_answer: 422,
  nothing_linked: 409,
  already_opened: 409,
} as const
