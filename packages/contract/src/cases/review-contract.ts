import type { ReviewCase } from '@mimamori/policy/cases/case-model'
import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import type { Flag, Span } from '@mimamori/policy/catalogue/detection-flag'
import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { AllowedCaseActions } from '@mimamori/policy/decisions/allowed-case-actions'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { PassObjection } from '@mimamori/policy/decisions/passing-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { UnusualPay } from '@mimamori/policy/detection/pay-label-rules'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { RevealRefusal } from '@mimamori/policy/members/reveal-rules'
import type { InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import type { ReportState } from '@mimamori/policy/reports/report-state-rules'
import type { ReporterReliability } from '@mimamori/policy/reports/reporter-reliability-rules'
import type { WithdrawalState } from '@mimamori/policy/withdrawals/withdrawal-model'
import type { MeasureResponseLine } from '../ledger/measure-response-contract.ts'
import type { MaskedMember } from '../members/masked-member-contract.ts'
import type { ReportSourceView } from '../reports/report-source-contract.ts'
import type { CaseHead } from './case-head-contract.ts'

export type Content = {
  version: number
  title: string
  body: string
  receivedAt: string
  visible: boolean
  facts: TargetFacts
}

/**
 * A violation report. `reason`: id of a reason in the catalogue. `reporter`: who reported, and how many of their reports were
 * confirmed.
 */
export type ReportLine = {
  id: string
  reason: string
  text: string
  reportedAt: string
  state: ReportState
  invalid: { at: string; by: string; reason: InvalidReason } | null
  /** `null`: a member sent it. `hadPart`: this person entered or linked the enquiry, or made a case of it */
  source: (ReportSourceView & { hadPart: boolean }) | null
  reporter: {
    /** A, B, …: tells the reporters of a case apart without their names */
    letter: string
    /** the masked id */
    masked: string
    /** how many of their reports are open */
    open: number
  } & ReporterReliability
}

/** Earlier decisions on this target or this member, newest first. */
export type HistoryLine = {
  decidedAt: string
  caseId: string
  caseNumber: number
  sameTarget: boolean
  title: string
  state: DecisionState
  measures: Measure[]
  categories: Category[]
  by: string
  note: string
  /** made in less time than reading the text takes; left out: it was not, or this person does not see it */
  quick?: true
  /** to the warning and the requested correction among its measures; none for decisions from before the desk was told */
  responses: MeasureResponseLine[]
}

/** The correction that was asked for and not made in time, for which a case came back. */
export type MissedCorrection = {
  askedAt: string
  dueAt: string
  /** made after all, but late */
  respondedAt: string | null
  /** the version it was asked of, and the passages in it */
  version: number
  passages: { text: string; suggestion: string }[]
  caseId: string
  caseNumber: number
}

/** The case that hid what a text copies. */
export type CopiedCase = { id: string; number: number; type: Exclude<TargetType, 'member'> }

/** Everything the review screen shows about a text or member to review, in one answer. */
export type Review = CaseHead &
  ReviewCase & {
    content: Content
    /** the reward is far from what such jobs usually pay; left out: it is not, or too few are known */
    pay?: UnusualPay
    /** the category that flags and reports suspect most */
    suspected: Category
    /** the day, Japan time, whose guideline applies to the text: the day it was posted */
    judgedOn: string
    /** earlier versions of the text, newest first */
    versions: { version: number; receivedAt: string; title: string; body: string }[]
    flags: Flag[]
    /** what a letter quotes of them: whole words, brackets and addresses */
    passages: Span[]
    /** of the flag that names what the text `copies`; left out: nothing, or that is not hidden any more or was erased */
    copied?: CopiedCase
    /** left out: it did not come back for one */
    missed?: MissedCorrection
    reports: ReportLine[]
    /** how many members have a valid report in the case */
    reporters: number
    /** may this person invalidate the reports above as made in bad faith? */
    mayInvalidate: boolean
    history: HistoryLine[]
    /** `null` until the marketplace has sent the author */
    member: MaskedMember | null
    /** a withdrawal of the member, or its reversal, that is proposed or held */
    withdrawal: { id: string; state: WithdrawalState; heldUntil: string | null } | null
    /** the case waits for that withdrawal: further measures are decisions of their own beside it */
    beside: boolean
    /** what the ladder suggests next for the author; `null`: nothing */
    next: Rung | null
    /** what speaks against passing the case, which then asks why */
    objections: readonly PassObjection[]
    /** days a member has to correct a text, for the letter */
    correctionDays: number
    moves: AllowedCaseActions
    /** why no field of the member can be revealed now; `null`: one can */
    revealing: RevealRefusal | null
  }
