/**
 * An enquiry about a direct deal (直接取引被害の相談): a member who dealt outside the site and was harmed tells the desk whom with and about which
 * job. They are a victim, and they broke the rule against direct deals.
 */
export type Enquiry = {
  readonly id: string
  /** the member who asks; `null`: nobody knows, as staff wrote it down from a call or a mail */
  readonly memberId: string | null
  /** user name of the other side and address of the job, as given */
  readonly statedName: string
  readonly statedJobUrl: string
  readonly text: string
  /** texts, and descriptions of pictures and files, that they have as evidence */
  readonly evidence: readonly string[]
  readonly receivedAt: string
  /** the staff member who wrote it down; `null`: it came by intake */
  readonly enteredBy: string | null
}

/** What a stated name or address was found to be. `null`: nobody has looked yet. */
export type EnquiryLink = { readonly found: string } | { readonly found: null; readonly why: 'not_found' } | null

export type EnquiryLinks = { readonly member: EnquiryLink; readonly job: EnquiryLink }

/** What is asked of every enquiry, in this order. */
export const ENQUIRY_QUESTIONS = ['paid', 'how', 'when', 'police', 'bank'] as const
export type EnquiryQuestion = (typeof ENQUIRY_QUESTIONS)[number]

export const PAYMENT_WAYS = ['bank_transfer', 'cash', 'e_money', 'gift_card', 'crypto', 'other'] as const
export type PaymentWay = (typeof PAYMENT_WAYS)[number]

/** Answers to the checklist; `null`: not asked yet, `unknown`: asked, and they do not know. Amounts are whole yen. */
export type EnquiryChecklist = {
  readonly paid: { readonly yen: number } | 'nothing' | 'unknown' | null
  readonly how: PaymentWay | 'unknown' | null
  /** a day, Japan time */
  readonly when: string | 'unknown' | null
  readonly police: boolean | 'unknown' | null
  readonly bank: boolean | 'unknown' | null
}

export const EMPTY_CHECKLIST: EnquiryChecklist = { paid: null, how: null, when: null, police: null, bank: null }

/** What has not been asked yet. How and when nothing was paid is not asked. */
export function openQuestions(checklist: EnquiryChecklist): readonly EnquiryQuestion[] {
  const asked = ({ paid }: EnquiryChecklist, question: EnquiryQuestion) =>
    paid !== 'nothing' || (question !== 'how' && question !== 'when' && question !== 'bank')
  return ENQUIRY_QUESTIONS.filter((question) => asked(checklist, question) && checklist[question] === null)
}

/** A stated name as names are compared: without regard to width, case and spaces. */
export const statedKeyOf = (statedName: string): string => statedName.normalize('NFKC').toLowerCase().replace(/\s/g, '')

const PATH_OF_ADDRESS = /^https?:\/\/[^/?#]+([^?#]*)/i
const JOB_ID = /^[A-Za-z0-9_-]{1,64}$/

/** The id of a job in its address: the last part of the path. `null`: there is none in it. */
export function jobIdIn(statedUrl: string): string | null {
  const [, path = ''] = PATH_OF_ADDRESS.exec(statedUrl.trim().normalize('NFKC')) ?? []
  const last = path.split('/').filter(Boolean).at(-1) ?? ''
  return JOB_ID.test(last) ? last : null
}
