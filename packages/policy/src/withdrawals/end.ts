import { may } from '../staff/roles.ts'
import type { Staff } from '../staff/staff.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Withdrawal } from './withdrawal.ts'

export type EndRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposal_over'
  | 'not_held'
  | 'not_blocked'
  | 'hold_over'
  | 'reason_required'

/** How a withdrawal ends before it is delivered. */
export type Ended = { readonly type: 'withdrawal.ended'; readonly how: 'sent_back' | 'taken_back' | 'stopped' }

/** Can this person send it back? Whoever could approve it, and never who proposed it: who did takes it back. */
export function sendBackOpen({ state, proposerId }: Withdrawal, actor: Staff): EndRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'proposed') return 'proposal_over'
  return proposerId === actor.id ? 'own_proposal' : null
}

/** Can this person take it back? Who proposed it, until a second person has decided. */
export function takeBackOpen({ state, proposerId }: Withdrawal, actor: Staff): EndRefusal | null {
  if (proposerId !== actor.id || !may(actor.role, 'cases.decide')) return 'not_permitted'
  return state === 'proposed' ? null : 'proposal_over'
}

/** Can this person stop it? Either of the two, or a lead, until it goes out; also while the breaker keeps it from going. */
export function stopOpen({ state, proposerId, approverId }: Withdrawal, actor: Staff): EndRefusal | null {
  const one = [proposerId, approverId].includes(actor.id) && may(actor.role, 'cases.decide')
  if (!one && !may(actor.role, 'cases.lead')) return 'not_permitted'
  if (state === 'released') return 'hold_over'
  return state === 'held' ? null : 'not_held'
}

/**
 * Can this person let it wait for another approval? Whoever may approve, while it is held because one of the two is no longer eligible:
 * then another eligible person approves anew.
 */
export function returnOpen({ state, setback }: Withdrawal, actor: Staff): EndRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'held') return 'not_held'
  return setback === null ? 'not_blocked' : null
}

/** Let a blocked one wait for another approval. */
export function returnToWaiting(
  it: Withdrawal,
  actor: Staff,
): Verdict<{ readonly type: 'withdrawal.returned'; readonly setback: 'person' }, EndRefusal> {
  const refusal = returnOpen(it, actor)
  return refusal ? refuse(refusal) : allow({ type: 'withdrawal.returned', setback: 'person' })
}

function ended(open: EndRefusal | null, how: Ended['how'], reason: string | null): Verdict<Ended, EndRefusal> {
  if (open) return refuse(open)
  return reason?.trim() === '' ? refuse('reason_required') : allow({ type: 'withdrawal.ended', how })
}

/** Send a proposal back to where it came from, with a reason. */
export const sendBack = (it: Withdrawal, actor: Staff, reason: string): Verdict<Ended, EndRefusal> =>
  ended(sendBackOpen(it, actor), 'sent_back', reason)

/** Take one's own proposal back. */
export const takeBack = (it: Withdrawal, actor: Staff): Verdict<Ended, EndRefusal> =>
  ended(takeBackOpen(it, actor), 'taken_back', null)

/** Stop what was approved while it is held, with a reason. */
export const stop = (it: Withdrawal, actor: Staff, reason: string): Verdict<Ended, EndRefusal> =>
  ended(stopOpen(it, actor), 'stopped', reason)
