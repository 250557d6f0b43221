import type { TargetType } from '../intake/intake-arrivals.ts'

/** A forced withdrawal (強制退会), or its reversal: proposed by one person, approved by another, held, executed once. */
export const WITHDRAWAL_KINDS = ['withdrawal', 'reversal'] as const
export type WithdrawalKind = (typeof WITHDRAWAL_KINDS)[number]

/** `proposed` waits for an approver; `held` waits for its hold to end; the other states are final. */
export const WITHDRAWAL_STATES = ['proposed', 'held', 'released', 'sent_back', 'taken_back', 'stopped'] as const
export type WithdrawalState = (typeof WITHDRAWAL_STATES)[number]

/**
 * Why an approved withdrawal was not executed: the `proposer` or `approver` is no longer eligible, and it stays held; or the
 * `evidence` changed, or a `person` asked for another approval, and it waits for an approver again.
 */
export const SETBACKS = ['proposer', 'approver', 'evidence', 'person'] as const
export type Setback = (typeof SETBACKS)[number]

/** A reference to a piece of evidence. */
export type EvidenceRef =
  | { readonly kind: 'text'; readonly type: TargetType; readonly id: string; readonly version: number }
  | { readonly kind: 'report'; readonly id: string }
  | { readonly kind: 'decision'; readonly id: string }

export const MAX_EVIDENCE_PIECES = 20
/** longest reason of a sending back or a stop, in characters */
export const MAX_WITHDRAWAL_REASON_LENGTH = 500

/** Does a case wait for this withdrawal, which was proposed from it? `pending`: the one of its member that is proposed or held. */
export const isWaitedFor = (
  pending: { readonly kind: WithdrawalKind; readonly caseId: string } | null,
  caseId: string,
): boolean => pending?.kind === 'withdrawal' && pending.caseId === caseId

/** A withdrawal as the rules see it. */
export type Withdrawal = {
  readonly id: string
  readonly kind: WithdrawalKind
  readonly state: WithdrawalState
  readonly proposerId: string
  readonly approverId: string | null
  /** `null` until it is approved */
  readonly heldUntil: string | null
  /** why it was not executed when its hold ended, until it is approved again; `null`: no setback */
  readonly setback: Setback | null
}
