import { monthOf } from '../breakdown/japan-month.ts'
import { plusSeconds } from '../instant.ts'
import {
  type AccountEligibility,
  type EligibilityContext,
  type IneligibleReason,
  ineligibleReason,
  isEligible,
} from '../people/eligibility-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { checkStepUp, type StepUpRefusal } from '../staff/step-up-rules.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Withdrawal } from './withdrawal-model.ts'

/** The state of a pinned piece of evidence at an approval. */
export type EvidenceReview = {
  /** has the person who approves opened it? */
  readonly opened: boolean
  /** do the copy and its source still have the pinned hash? */
  readonly unchanged: boolean
  /** has its text a newer version that is not pinned? Opening the piece pins it. */
  readonly newer: boolean
}

/** The state that an approval depends on. */
export type WithdrawalApproval = {
  /** the present account of who proposed it */
  readonly proposer: AccountEligibility
  /** the account of the person who approves */
  readonly account: AccountEligibility
  readonly context: EligibilityContext
  readonly evidence: readonly EvidenceReview[]
  /** the staff who had part in a pinned report, or in one of the case */
  readonly hadPart: readonly string[]
}

/** Why one of the two people no longer counts; `gone`: disabled, or without the role. */
export type SetbackReason = 'proposer_gone' | 'proposer_ineligible'

/** Why the proposer no longer counts as one of two people; `null`: they do. */
function checkProposer(proposer: AccountEligibility, context: EligibilityContext): SetbackReason | null {
  if (proposer.disabledAt !== null || !may(proposer.role, 'cases.decide')) return 'proposer_gone'
  return isEligible(proposer, 'cases.decide', context) ? null : 'proposer_ineligible'
}

export type ApproveWithdrawalRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposal_over'
  | 'had_part'
  | 'proposer_had_part'
  | SetbackReason
  | IneligibleReason
  | 'evidence_required'
  | 'evidence_unopened'
  | 'evidence_newer'
  | 'evidence_changed'

/** Why this person cannot approve it; `null`: they can. The second factor is not checked here. */
export function checkWithdrawalApproval(
  { state, proposerId }: Withdrawal,
  actor: Staff,
  { proposer, account, context, evidence, hadPart }: WithdrawalApproval,
): ApproveWithdrawalRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'proposed') return 'proposal_over'
  if (proposerId === actor.id) return 'own_proposal'
  const refusal = ineligibleReason(account, context) ?? checkProposer(proposer, context)
  if (refusal) return refusal
  if (hadPart.includes(actor.id)) return 'had_part'
  if (hadPart.includes(proposerId)) return 'proposer_had_part'
  if (evidence.length === 0) return 'evidence_required'
  if (!evidence.every(({ opened }) => opened)) return 'evidence_unopened'
  if (evidence.some(({ newer }) => newer)) return 'evidence_newer'
  return evidence.every(({ unchanged }) => unchanged) ? null : 'evidence_changed'
}

export type WithdrawalApproved = {
  readonly type: 'withdrawal.approved'
  readonly heldUntil: string
  /** month of the approval, `YYYY-MM` in Japan time, in which it counts */
  readonly month: string
}

/**
 * The rule for withdrawing a member: approves a withdrawal as the second of two people, another than who proposed it, who has
 * opened every pinned piece and given a second factor in the last five minutes. Both must be eligible and without part in a report behind it, and the pinned evidence unchanged and the newest. It is
 * then held for `holdMinutes`, in which it can be stopped.
 */
export function approveWithdrawal(
  situation: WithdrawalApproval & {
    readonly withdrawal: Withdrawal
    readonly actor: Staff
    /** when the approver last gave a second factor in this session */
    readonly factorAt: string | null
    readonly holdMinutes: number
  },
): Verdict<WithdrawalApproved, ApproveWithdrawalRefusal | StepUpRefusal> {
  const { withdrawal, actor, factorAt, holdMinutes } = situation
  const { now } = situation.context
  const refusal = checkWithdrawalApproval(withdrawal, actor, situation)
  if (refusal) return refuse(refusal)
  const confirmed = checkStepUp(factorAt, now)
  if (!confirmed.ok) return refuse(confirmed.refusal)
  return allow({ type: 'withdrawal.approved', heldUntil: plusSeconds(now, holdMinutes * 60), month: monthOf(now) })
}
