import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { type Dealings, TARGET_TYPES, type Target } from '@mimamori/policy/intake/intake-arrivals'
import type { Masked } from '@mimamori/policy/members/masking-rules'
import type { MemberStanding } from '@mimamori/policy/members/standing-rules'
import type { AllowedWithdrawalActions } from '@mimamori/policy/withdrawals/allowed-withdrawal-actions'
import {
  type EvidenceRef,
  MAX_EVIDENCE_PIECES,
  MAX_WITHDRAWAL_REASON_LENGTH,
  type Setback,
  type WithdrawalKind,
  type WithdrawalState,
} from '@mimamori/policy/withdrawals/withdrawal-model'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId, ClaimedCase } from '../cases/case-contract.ts'
import { EntryId } from '../catalogue/catalogue-entry-contract.ts'
import type { DeliveryState } from '../decisions/decision-contract.ts'
import { Id, list, serial, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { type Refusal, refusals } from '../refusal-contract.ts'
import type { ReportSourceView } from '../reports/report-source-contract.ts'

const Evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), type: z.enum(TARGET_TYPES), id: Id, version: serial(1) }),
  z.strictObject({ kind: z.literal('report'), id: Id }),
  z.strictObject({ kind: z.literal('decision'), id: CaseId }),
])

/** The choices of either kind; at least one piece of evidence. `lastFour`: the end of the member's id, typed by hand. */
const ProposalFields = {
  template: z.strictObject({ id: EntryId, version: serial(1) }).nullable(),
  text: text(MAX_TEXT_LENGTH),
  note: text(2000).default(''),
  evidence: list(Evidence, MAX_EVIDENCE_PIECES),
  lastFour: text(4),
}

const WithdrawalId = z.strictObject({ withdrawalId: CaseId })

export type StaffRef = { id: string; alias: string }

/**
 * Something that can be pinned. `suggested`: it is what the case is about. `title`: of a text its own, of a report the id of its
 * reason, of a decision its measures with `+` between them.
 */
export type EvidenceCandidate = {
  ref: EvidenceRef
  at: string
  title: string
  excerpt: string
  suggested: boolean
  /** of a report that was made from an enquiry */
  source: ReportSourceView | null
}

/** The draft that a proposal starts from. */
export type WithdrawalDraft = {
  memberId: string
  member: { displayName: Masked } | null
  standing: MemberStanding
  /** as the marketplace sent them last; `null`: it sent nothing of this member */
  effects: (Dealings & { toldAt: string }) | null
  candidates: EvidenceCandidate[]
  /** why no proposal can be made now, whatever is chosen */
  refusal: Refusal | null
  /** why the proposal cannot hide the post at once; `null`: it can */
  hideRefusal: Refusal | null
}

/** A pinned piece of evidence. Its text is returned only by `open`, which stores who opened it. */
export type EvidenceLine = {
  n: number
  ref: EvidenceRef
  title: string
  at: string
  /** of a report that was made from an enquiry */
  source: ReportSourceView | null
  /** SHA-256 of what was pinned */
  hash: string
  openedByMe: boolean
  openedBy: (StaffRef & { at: string })[]
  /** its text has a newer version that is not pinned yet; opening the piece pins it and counts for both */
  newer: boolean
}

/**
 * A pinned piece of evidence as it was copied. `unchanged`: its source is still the same. `changed`: the newest pinned
 * version of the same text; `null`: this is it.
 */
export type OpenedEvidence = EvidenceLine & {
  text: string
  unchanged: boolean
  changed: { n: number; at: string; title: string; text: string } | null
}

export type WithdrawalLine = {
  id: string
  kind: WithdrawalKind
  state: WithdrawalState
  /** its hold is over, and it is not executed before a lead resumes */
  paused: boolean
  decisionId: string
  case: { id: string; number: number }
  target: Target
  memberId: string
  member: { displayName: Masked } | null
  categories: Category[]
  clause: string | null
  proposer: StaffRef
  proposedAt: string
  approver: StaffRef | null
  approvedAt: string | null
  heldUntil: string | null
  /** nobody answered it in time, and the desk sent it back */
  unanswered: boolean
  /** who sent it back, took it back or stopped it */
  endedBy: StaffRef | null
  endedAt: string | null
  releasedAt: string | null
  /** why it was not executed since it was approved, and since when; `null`: no setback */
  setback: Setback | null
  setbackAt: string | null
  delivery: DeliveryState
}

export type WithdrawalView = WithdrawalLine & {
  /** the letter as the member will read it */
  text: string
  note: string
  /** why it was sent back or stopped */
  reason: string
  /** the hide that was made with the proposal, or with that of the withdrawal it takes back: its letter, and whether it stands; `null`: none was, or it was undone */
  hide: { text: string; stands: boolean } | null
  /** as shown to the proposer */
  effects: Dealings | null
  standing: MemberStanding
  evidence: EvidenceLine[]
  /** of a reversal: the withdrawal it takes back */
  reverses: string | null
  /** of a withdrawal: its newest reversal */
  reversal: { id: string; state: WithdrawalState } | null
  /** for every action: `null` when the caller may do it, else the refusal */
  moves: AllowedWithdrawalActions
}

/**
 * `trippedAt`: too many withdrawals were executed within an hour, and none is until a lead resumes; `null`: not tripped.
 * `restored`: a backup was restored, and reversals wait too.
 */
export type BreakerView = {
  trippedAt: string | null
  restored: boolean
  anHour: number
  atMost: number
  resume: Refusal | null
}

export const WITHDRAWAL_VIEWS = ['waiting', 'held', 'paused', 'past'] as const
export type WithdrawalViewName = (typeof WITHDRAWAL_VIEWS)[number]

export const withdrawals = {
  /**
   * The draft of a proposal: the evidence that can be pinned, the effects, and whether a proposal would be refused. For
   * the person who holds the case.
   */
  prepare: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(ClaimedCase)
    .output(type<WithdrawalDraft>())
    .errors(refusals),
  /**
   * Proposes to end a membership. The case is held until a second person has decided, at most 72 hours; its post can be hidden meanwhile. Send an `Idempotency-Key` header.
   */
  propose: oc
    .meta({ permission: 'cases.decide', idempotent: true })
    .input(
      z.strictObject({
        ...ClaimedCase.shape,
        ...ProposalFields,
        contentVersion: serial(),
        categories: list(z.enum(CATEGORIES), CATEGORIES.length),
        clause: EntryId.nullable(),
        /** hides the post at once, by this letter; left out or `null`: it stays as it is */
        hide: z.strictObject({ template: ProposalFields.template, text: ProposalFields.text }).nullable().default(null),
      }),
    )
    .output(type<{ withdrawalId: string }>())
    .errors(refusals),
  /** The same as `prepare`, for taking back one that was delivered. */
  prepareReversal: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(WithdrawalId)
    .output(type<WithdrawalDraft>())
    .errors(refusals),
  /** Proposes to reverse an executed withdrawal, in the same way. */
  proposeReversal: oc
    .meta({ permission: 'cases.decide', idempotent: true })
    .input(z.strictObject({ ...WithdrawalId.shape, ...ProposalFields }))
    .output(type<{ withdrawalId: string }>())
    .errors(refusals),
  /** Up to 100, those that wait longest first; `past`: the newest first. */
  list: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ view: z.enum(WITHDRAWAL_VIEWS) }))
    .output(
      type<{
        items: WithdrawalLine[]
        counts: { waiting: number; held: number; paused: number }
        breaker: BreakerView
      }>(),
    ),
  get: oc
    .meta({ permission: 'cases.read', background: true })
    .input(WithdrawalId)
    .output(type<WithdrawalView>())
    .errors(refusals),
  /** Reads a pinned piece of evidence; that this person opened it is stored. */
  open: oc
    .meta({ permission: 'cases.read' })
    .input(z.strictObject({ ...WithdrawalId.shape, n: serial() }))
    .output(type<OpenedEvidence>())
    .errors(refusals),
  /**
   * Approves, by another person who has opened every piece, with a second factor of the last five minutes (else
   * `step_up_required`). Like the operations that end a proposal, it may be repeated under an `Idempotency-Key`.
   */
  approve: oc
    .meta({ permission: 'withdrawals.approve', stepUp: 'withdrawals', idempotent: true })
    .input(WithdrawalId)
    .output(type<{ heldUntil: string }>())
    .errors(refusals),
  /** Sends a proposal back, by another person; the case returns to its queue. */
  sendBack: oc
    .meta({ permission: 'withdrawals.approve', idempotent: true })
    .input(z.strictObject({ ...WithdrawalId.shape, reason: text(MAX_WITHDRAWAL_REASON_LENGTH) }))
    .output(type<{ caseId: string }>())
    .errors(refusals),
  /** By the proposer, while it waits for a second person. */
  takeBack: oc
    .meta({ permission: 'cases.decide', idempotent: true })
    .input(WithdrawalId)
    .output(type<{ caseId: string }>())
    .errors(refusals),
  /** By either of the two, or a lead, while it is held. */
  stop: oc
    .meta({ permission: 'cases.decide', idempotent: true })
    .input(z.strictObject({ ...WithdrawalId.shape, reason: text(MAX_WITHDRAWAL_REASON_LENGTH) }))
    .output(type<{ caseId: string }>())
    .errors(refusals),
  /**
   * Returns a withdrawal to wait for another approval, while it is held because one of the two people is no longer
   * eligible. For people who may approve.
   */
  returnToWaiting: oc
    .meta({ permission: 'withdrawals.approve', idempotent: true })
    .input(WithdrawalId)
    .output(type<{ withdrawalId: string }>())
    .errors(refusals),
  /** Resumes withdrawals after the breaker tripped; by an eligible lead, with a second factor. */
  resume: oc
    .meta({ permission: 'cases.lead', stepUp: 'withdrawals' })
    .output(type<{ resumed: true }>())
    .errors(refusals),
}
