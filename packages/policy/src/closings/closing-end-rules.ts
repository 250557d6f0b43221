import { checkSecondLead, type SecondLeadRefusal, type SecondLeadSituation } from '../people/second-lead-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Closing } from './closing-model.ts'

export type EndClosingRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposal_over'
  | SecondLeadRefusal
  | 'snapshot_altered'
  | 'figures_changed'
  | 'reason_required'

/** The state of the frozen figures at an approval. */
export type FrozenState = SecondLeadSituation & {
  /** do the frozen figures still have their hash? */
  readonly intact: boolean
  /** does a fresh count give the same figures? */
  readonly same: boolean
}

/**
 * Why this person cannot approve it; `null`: they can. It takes another eligible lead, or on a small desk the proposer after 72 hours,
 * and figures that are still the frozen ones.
 */
export function checkClosingApproval(
  closing: Closing | null,
  actor: Staff,
  frozen: FrozenState,
): EndClosingRefusal | null {
  const refusal = checkPendingClosing(closing, actor)
  if (refusal) return refusal
  // two leads are needed, also when one of them has left
  const second = checkSecondLead('closings.decide', frozen)
  if (second) return second === 'own' ? 'own_proposal' : second
  if (!frozen.intact) return 'snapshot_altered'
  return frozen.same ? null : 'figures_changed'
}

/** Why this person cannot end the proposal; `null`: it is pending, and they are a lead. */
function checkPendingClosing(closing: Closing | null, actor: Staff): 'not_permitted' | 'proposal_over' | null {
  if (!may(actor.role, 'closings.decide')) return 'not_permitted'
  return closing?.state === 'proposed' ? null : 'proposal_over'
}

/** Why this person cannot send it back; `null`: they are another lead than who proposed it. */
export function checkClosingSendBack(closing: Closing | null, actor: Staff): EndClosingRefusal | null {
  return checkPendingClosing(closing, actor) ?? (closing?.proposerId === actor.id ? 'own_proposal' : null)
}

/** Why this person cannot take it back; `null`: they proposed it, and it is pending. */
export function checkClosingTakeBack(closing: Closing | null, actor: Staff): EndClosingRefusal | null {
  return checkPendingClosing(closing, actor) ?? (closing?.proposerId === actor.id ? null : 'not_permitted')
}

/** How a proposal ends. */
export type ClosingEnded = { readonly type: 'closing.ended'; readonly how: 'approved' | 'sent_back' | 'taken_back' }

/** Approves a closing as its second lead, or alone where a small desk allows that. `hash`: of the figures this person saw. */
export function approveClosing(
  closing: Closing,
  actor: Staff,
  frozen: FrozenState,
  hash: string,
): Verdict<ClosingEnded, EndClosingRefusal> {
  const refusal = checkClosingApproval(closing, actor, frozen)
  if (refusal) return refuse(refusal)
  return hash === closing.hash ? allow({ type: 'closing.ended', how: 'approved' }) : refuse('proposal_over')
}

/** Sends a proposal back, with a reason. */
export function sendClosingBack(
  closing: Closing,
  actor: Staff,
  reason: string,
): Verdict<ClosingEnded, EndClosingRefusal> {
  const refusal = checkClosingSendBack(closing, actor)
  if (refusal) return refuse(refusal)
  return reason.trim() === '' ? refuse('reason_required') : allow({ type: 'closing.ended', how: 'sent_back' })
}

/** Takes one's own proposal back. */
export function takeClosingBack(closing: Closing, actor: Staff): Verdict<ClosingEnded, EndClosingRefusal> {
  const refusal = checkClosingTakeBack(closing, actor)
  return refusal ? refuse(refusal) : allow({ type: 'closing.ended', how: 'taken_back' })
}
