import type {
  AnswerEnquiryRefusal,
  LinkEnquiryRefusal,
  OpenFromEnquiryRefusal,
  UndoEnquiryRefusal,
} from '@mimamori/policy/enquiries/enquiry-rules'

export type DeskEnquiryRefusal = AnswerEnquiryRefusal | LinkEnquiryRefusal | OpenFromEnquiryRefusal | UndoEnquiryRefusal

/** Status of each refusal of enquiries that nothing else has. */
export const ENQUIRY_STATUS = {
  enquiry_over: 409,
  links_missing: 409,
  nobody_to_answer: 422,
  nothing_linked: 409,
  own_other_side: 422,
  already_opened: 409,
} as const
