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

/** How a withdrawal ends before it is delivered. */
export type WithdrawalEnded = {
  readonly type: 'withdrawal.ended'
  readonly how: 'sent_back' | 'taken_back' | 'stopped'
}

/** Can this person send it back? Whoever could approve it, and never who proposed it: who did takes it back. */
export function checkWithdrawalSendBack({ state, proposerId }: Withdrawal, actor: Staff): EndWithdrawalRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'proposed') return 'proposal_over'
  return proposerId === actor.id ? 'own_proposal' : null
}

/** Can this person take it back? Who proposed it, until a second person has decided. */
export function checkWithdrawalTakeBack({ state, proposerId }: Withdrawal, actor: Staff): EndWithdrawalRefusal | null {
  if (proposerId !== actor.id || !may(actor.role, 'cases.decide')) return 'not_permitted'
  return state === 'proposed' ? null : 'proposal_over'
}

/** Can this person stop it? Either of the two, or a lead, until it goes out; also while the breaker keeps it from going. */
export function checkWithdrawalStop(
  { state, proposerId, approverId }: Withdrawal,
  actor: Staff,
): EndWithdrawalRefusal | null {
  const one = [proposerId, approverId].includes(actor.id) && may(actor.role, 'cases.decide')
  if (!one && !may(actor.role, 'cases.lead')) return 'not_permitted'
  if (state === 'released') return 'hold_over'
  return state === 'held' ? null : 'not_held'
}

/**
 * Can this person let it wait for another approval? Whoever may approve, while it is held because one of the two is no longer eligible:
 * then another eligible person approves anew.
 */
export function checkReturnToWaiting({ state, setback }: Withdrawal, actor: Staff): EndWithdrawalRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'held') return 'not_held'
  return setback === null ? 'not_blocked' : null
}

/** Let a blocked one wait for another approval. */
export function returnToWaiting(
  withdrawal: Withdrawal,
  actor: Staff,
): Verdict<{ readonly type: 'withdrawal.returned'; readonly setback: 'person' }, EndWithdrawalRefusal> {
  const refusal = checkReturnToWaiting(withdrawal, actor)
  return refusal ? refuse(refusal) : allow({ type: 'withdrawal.returned', setback: 'person' })
}

function endUnlessRefused(
  open: EndWithdrawalRefusal | null,
  how: WithdrawalEnded['how'],
  reason: string | null,
): Verdict<WithdrawalEnded, EndWithdrawalRefusal> {
  if (open) return refuse(open)
  return reason?.trim() === '' ? refuse('reason_required') : allow({ type: 'withdrawal.ended', how })
}

/** Send a proposal back to where it came from, with a reason. */
export const sendWithdrawalBack = (
  withdrawal: Withdrawal,
  actor: Staff,
  reason: string,
): Verdict<WithdrawalEnded, EndWithdrawalRefusal> =>
  endUnlessRefused(checkWithdrawalSendBack(withdrawal, actor), 'sent_back', reason)

/** Take one's own proposal back. */
export const takeWithdrawalBack = (
  withdrawal: Withdrawal,
  actor: Staff,
): Verdict<WithdrawalEnded, EndWithdrawalRefusal> =>
  endUnlessRefused(checkWithdrawalTakeBack(withdrawal, actor), 'taken_back', null)

/** Stop what was approved while it is held, with a reason. */
export const stopWithdrawal = (
  withdrawal: Withdrawal,
  actor: Staff,
  reason: string,
): Verdict<WithdrawalEnded, EndWithdrawalRefusal> =>
  endUnlessRefused(checkWithdrawalStop(withdrawal, actor), 'stopped', reason)
