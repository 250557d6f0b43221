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

/** What an approval is decided by, beside who gives it. */
export type FrozenState = SecondLeadSituation & {
  /** the frozen figures still are what their hash says */
  readonly intact: boolean
  /** the desk counts the same by now */
  readonly same: boolean
}

/**
 * Can this person approve it? Another eligible lead, or on a small desk who proposed it once everybody was told for long enough, while
 * the month says what was frozen. `null`: yes.
 */
export function checkClosingApproval(
  closing: Closing | null,
  actor: Staff,
  frozen: FrozenState,
): EndClosingRefusal | null {
  const refusal = checkPendingClosing(closing, actor)
  if (refusal) return refusal
  // two leads close a month, also when one of them left meanwhile
  const second = checkSecondLead('closings.decide', frozen)
  if (second) return second === 'own' ? 'own_proposal' : second
  if (!frozen.intact) return 'snapshot_altered'
  return frozen.same ? null : 'figures_changed'
}

/** Does it wait for leads, and is this person one? `null`: yes. */
function checkPendingClosing(closing: Closing | null, actor: Staff): 'not_permitted' | 'proposal_over' | null {
  if (!may(actor.role, 'closings.decide')) return 'not_permitted'
  return closing?.state === 'proposed' ? null : 'proposal_over'
}

/** Can this person send it back? Another lead than who proposed it: who did takes it back. */
export function checkClosingSendBack(closing: Closing | null, actor: Staff): EndClosingRefusal | null {
  return checkPendingClosing(closing, actor) ?? (closing?.proposerId === actor.id ? 'own_proposal' : null)
}

/** Can this person take it back? Who proposed it, until a second lead has decided. */
export function checkClosingTakeBack(closing: Closing | null, actor: Staff): EndClosingRefusal | null {
  return checkPendingClosing(closing, actor) ?? (closing?.proposerId === actor.id ? null : 'not_permitted')
}

/** How a proposal ends. */
export type ClosingEnded = { readonly type: 'closing.ended'; readonly how: 'approved' | 'sent_back' | 'taken_back' }

/** Be the second of two, or complete it alone where a small desk allows that. `hash`: of the figures this person has seen. */
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

/** Send a proposal back, with a reason. */
export function sendClosingBack(
  closing: Closing,
  actor: Staff,
  reason: string,
): Verdict<ClosingEnded, EndClosingRefusal> {
  const refusal = checkClosingSendBack(closing, actor)
  if (refusal) return refuse(refusal)
  return reason.trim() === '' ? refuse('reason_required') : allow({ type: 'closing.ended', how: 'sent_back' })
}

/** Take one's own proposal back. */
export function takeClosingBack(closing: Closing, actor: Staff): Verdict<ClosingEnded, EndClosingRefusal> {
  const refusal = checkClosingTakeBack(closing, actor)
  return refusal ? refuse(refusal) : allow({ type: 'closing.ended', how: 'taken_back' })
}
