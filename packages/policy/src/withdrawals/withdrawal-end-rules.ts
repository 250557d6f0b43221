import { plusSeconds } from '../instant.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Withdrawal } from './withdrawal-model.ts'

export type EndWithdrawalRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposal_over'
  | 'not_held'
  | 'not_blocked'
  | 'hold_over'
  | 'reason_required'

/** How a withdrawal ends before it is executed. */
export type WithdrawalEnded = {
  readonly type: 'withdrawal.ended'
  readonly how: 'sent_back' | 'taken_back' | 'stopped'
}

/** Why this person cannot send it back; `null`: they may approve, and are not who proposed it. */
export function checkWithdrawalSendBack({ state, proposerId }: Withdrawal, actor: Staff): EndWithdrawalRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'proposed') return 'proposal_over'
  return proposerId === actor.id ? 'own_proposal' : null
}

/** Why this person cannot take it back; `null`: they proposed it, and nobody has decided yet. */
export function checkWithdrawalTakeBack({ state, proposerId }: Withdrawal, actor: Staff): EndWithdrawalRefusal | null {
  if (proposerId !== actor.id || !may(actor.role, 'cases.decide')) return 'not_permitted'
  return state === 'proposed' ? null : 'proposal_over'
}

/** Why this person cannot stop it; `null`: it is held, also by the breaker, and they are one of the two people or a lead. */
export function checkWithdrawalStop(
  { state, proposerId, approverId }: Withdrawal,
  actor: Staff,
): EndWithdrawalRefusal | null {
  const isOneOfTwo = [proposerId, approverId].includes(actor.id) && may(actor.role, 'cases.decide')
  if (!isOneOfTwo && !may(actor.role, 'cases.lead')) return 'not_permitted'
  if (state === 'released') return 'hold_over'
  return state === 'held' ? null : 'not_held'
}

/**
 * Why this person cannot return it to wait for another approval; `null`: they may approve, and it is held because one of the
 * two people is no longer eligible.
 */
export function checkReturnToWaiting({ state, setback }: Withdrawal, actor: Staff): EndWithdrawalRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'held') return 'not_held'
  return setback === null ? 'not_blocked' : null
}

/** Returns a blocked withdrawal to wait for another approval. */
export function returnToWaiting(
  withdrawal: Withdrawal,
  actor: Staff,
): Verdict<{ readonly type: 'withdrawal.returned'; readonly setback: 'person' }, EndWithdrawalRefusal> {
  const refusal = checkReturnToWaiting(withdrawal, actor)
  return refusal ? refuse(refusal) : allow({ type: 'withdrawal.returned', setback: 'person' })
}

const UNANSWERED_SECONDS = 72 * 3600

/** The instant since which a proposal has waited that ends now. */
export const unansweredSince = (now: string): string => plusSeconds(now, -UNANSWERED_SECONDS)

/**
 * Ends a proposal that nobody answered in 72 hours from when it was made or began to wait again, as if it was sent back; `null`: it is answered,
 * is a reversal, or has time left.
 */
export function endUnanswered(
  { kind, state, waitingSince }: Withdrawal & { readonly waitingSince: string | null },
  now: string,
): WithdrawalEnded | null {
  if (kind !== 'withdrawal' || state !== 'proposed') return null
  return waitingSince === null || waitingSince > unansweredSince(now)
    ? null
    : { type: 'withdrawal.ended', how: 'sent_back' }
}

function endUnlessRefused(
  refusal: EndWithdrawalRefusal | null,
  how: WithdrawalEnded['how'],
  reason: string | null,
): Verdict<WithdrawalEnded, EndWithdrawalRefusal> {
  if (refusal) return refuse(refusal)
  return reason?.trim() === '' ? refuse('reason_required') : allow({ type: 'withdrawal.ended', how })
}

/** Sends a proposal back, with a reason. */
export const sendWithdrawalBack = (
  withdrawal: Withdrawal,
  actor: Staff,
  reason: string,
): Verdict<WithdrawalEnded, EndWithdrawalRefusal> =>
  endUnlessRefused(checkWithdrawalSendBack(withdrawal, actor), 'sent_back', reason)

/** Takes one's own proposal back. */
export const takeWithdrawalBack = (
  withdrawal: Withdrawal,
  actor: Staff,
): Verdict<WithdrawalEnded, EndWithdrawalRefusal> =>
  endUnlessRefused(checkWithdrawalTakeBack(withdrawal, actor), 'taken_back', null)

/** Stops an approved withdrawal while it is held, with a reason. */
export const stopWithdrawal = (
  withdrawal: Withdrawal,
  actor: Staff,
  reason: string,
): Verdict<WithdrawalEnded, EndWithdrawalRefusal> =>
  endUnlessRefused(checkWithdrawalStop(withdrawal, actor), 'stopped', reason)
