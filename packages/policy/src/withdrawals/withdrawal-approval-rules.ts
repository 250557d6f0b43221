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

/** A pinned piece, as far as an approval goes. */
export type EvidenceReview = {
  /** whoever is to approve has opened it */
  readonly opened: boolean
  /** it, and what it was copied from, still say what was pinned */
  readonly unchanged: boolean
  /** its text has a newer version that is not pinned yet: opening the piece pins it */
  readonly newer: boolean
}

/** What an approval is decided by, beside who gives it. */
export type WithdrawalApproval = {
  /** who proposed it, as their account is by now */
  readonly proposer: AccountEligibility
  /** the account of whoever asks */
  readonly account: AccountEligibility
  readonly at: EligibilityContext
  readonly evidence: readonly EvidenceReview[]
}

/** Why one of the two no longer counts: `gone` is disabled or without the role for it. */
export type SetbackReason = 'proposer_gone' | 'proposer_ineligible'

/** Does whoever proposed it still stand for it? Else one person alone would decide. */
function checkProposer(proposer: AccountEligibility, context: EligibilityContext): SetbackReason | null {
  if (proposer.disabledAt !== null || !may(proposer.role, 'cases.decide')) return 'proposer_gone'
  return isEligible(proposer, 'cases.decide', context) ? null : 'proposer_ineligible'
}

export type ApproveWithdrawalRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposal_over'
  | SetbackReason
  | IneligibleReason
  | 'evidence_required'
  | 'evidence_unopened'
  | 'evidence_newer'
  | 'evidence_changed'

/** Could this person approve it, the second factor left aside? Also what the button asks. `null`: yes. */
export function checkWithdrawalApproval(
  { state, proposerId }: Withdrawal,
  actor: Staff,
  { proposer, account, at: context, evidence }: WithdrawalApproval,
): ApproveWithdrawalRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'proposed') return 'proposal_over'
  if (proposerId === actor.id) return 'own_proposal'
  const refusal = ineligibleReason(account, context) ?? checkProposer(proposer, context)
  if (refusal) return refusal
  if (evidence.length === 0) return 'evidence_required'
  if (!evidence.every(({ opened }) => opened)) return 'evidence_unopened'
  if (evidence.some(({ newer }) => newer)) return 'evidence_newer'
  return evidence.every(({ unchanged }) => unchanged) ? null : 'evidence_changed'
}

export type WithdrawalApproved = {
  readonly type: 'withdrawal.approved'
  readonly heldUntil: string
  /** Japan-time month it counts in: that in which two people had decided */
  readonly month: string
}

/**
 * Be the second of two. Another person than who proposed, who has opened every pinned piece and has shown a second factor in
 * the last five minutes. Both are eligible, and what was pinned is still so and the newest there is. The effect is held so long that
 * somebody can stop it.
 */
export function approveWithdrawal(
  situation: WithdrawalApproval & {
    readonly withdrawal: Withdrawal
    readonly actor: Staff
    /** when the approver last showed a second factor in this session */
    readonly factorAt: string | null
    readonly holdMinutes: number
  },
): Verdict<WithdrawalApproved, ApproveWithdrawalRefusal | StepUpRefusal> {
  const { withdrawal, actor, factorAt, holdMinutes } = situation
  const { now } = situation.at
  const refusal = checkWithdrawalApproval(withdrawal, actor, situation)
  if (refusal) return refuse(refusal)
  const confirmed = checkStepUp(factorAt, now)
  if (!confirmed.ok) return refuse(confirmed.refusal)
  return allow({ type: 'withdrawal.approved', heldUntil: plusSeconds(now, holdMinutes * 60), month: monthOf(now) })
}
