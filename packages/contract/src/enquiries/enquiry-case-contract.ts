import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { EnquiryChecklist, EnquiryQuestion } from '@mimamori/policy/enquiries/enquiry'
import type { AnswerEnquiryRefusal, EnquiryState, UndoEnquiryRefusal } from '@mimamori/policy/enquiries/enquiry-rules'
import type { CaseHead } from '../cases/case-head-contract.ts'
import type { MaskedMember } from '../members/masked-member-contract.ts'

/** A case in which the other side, or its job, is reviewed because of an enquiry. */
export type OpenedFromEnquiry = {
  caseId: string
  caseNumber: number
  target: 'member' | 'job'
  state: CaseState
  /** of its decision; none before */
  measures: Measure[]
}

/** What a stated name or address was found to be. `looked`: has anybody looked? `found` null then means not found. */
export type EnquiryLinkView<Found> = { looked: false } | { looked: true; found: Found | null }

export type LinkedJob = { id: string; title: string; visible: boolean; clientId: string }

/** Another enquiry about the same side: the same linked member, or the same stated name. */
export type RelatedEnquiry = {
  enquiryId: string
  caseId: string
  caseNumber: number
  receivedAt: string
  state: EnquiryState
  /** by the linked member, or only by the name as stated */
  by: 'member' | 'name'
  paidYen: number | null
}

/** An enquiry about a direct deal (直接取引被害の相談). */
export type EnquiryView = {
  id: string
  state: EnquiryState
  receivedAt: string
  /** alias of the staff member who wrote it down; `null`: it came by intake */
  enteredBy: string | null
  /** the member who asks; `null`: nobody knows */
  memberId: string | null
  statedName: string
  statedJobUrl: string
  text: string
  evidence: { text: string; at: string; by: string | null }[]
  links: { member: EnquiryLinkView<MaskedMember>; job: EnquiryLinkView<LinkedJob> }
  /** the job whose id the stated address has, where the desk knows it */
  suggestedJob: LinkedJob | null
  checklist: EnquiryChecklist
  openQuestions: EnquiryQuestion[]
  related: RelatedEnquiry[]
  /** what the ladder suggests next for the other side; `null`: nothing, or nobody is linked */
  next: Rung | null
  opened: OpenedFromEnquiry[]
  /** answers to begin with, made of the templates in force */
  letters: { id: string; label: { ja: string; en: string }; text: string }[]
  answered: { letter: string; note: string; by: string; at: string; heldUntil: string | null } | null
}

export type EnquiryCase = CaseHead & {
  kind: 'enquiry'
  title: string
  enquiry: EnquiryView
  /** who asks; `null`: nobody knows, or the marketplace has not sent them */
  asking: MaskedMember | null
  /** for every action: `null` when this person may do it, else the refusal */
  may: {
    work: 'not_permitted' | 'lease_lost' | 'already_decided' | null
    answer: AnswerEnquiryRefusal | 'lease_lost' | 'already_decided' | null
    undo: UndoEnquiryRefusal | null
  }
}
