import { may, type Role } from '../staff/roles.ts'
import type { Staff } from '../staff/staff.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Closing } from './closing.ts'

export type EndClosingRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposal_over'
  | 'proposer_gone'
  | 'snapshot_altered'
  | 'figures_changed'
  | 'reason_required'

/** What an approval is decided by, beside who gives it. */
export type FrozenState = {
  /** who proposed it, as their account is by now */
  readonly proposer: { readonly role: Role; readonly disabledAt: string | null }
  /** the frozen figures still are what their hash says */
  readonly intact: boolean
  /** the desk counts the same by now */
  readonly same: boolean
}

/** Can this person approve it? Another lead than who proposed it and still is one, while the month says what was frozen. `null`: yes. */
export function approveOpen(it: Closing | null, actor: Staff, frozen: FrozenState): EndClosingRefusal | null {
  const refusal = sendBackOpen(it, actor)
  if (refusal) return refusal
  // two leads close a month, also when one of them left meanwhile
  const { role, disabledAt } = frozen.proposer
  if (disabledAt !== null || !may(role, 'closings.decide')) return 'proposer_gone'
  if (!frozen.intact) return 'snapshot_altered'
  return frozen.same ? null : 'figures_changed'
}

/** Can this person send it back? Another lead than who proposed it: who did takes it back. */
export function sendBackOpen(it: Closing | null, actor: Staff): EndClosingRefusal | null {
  if (!may(actor.role, 'closings.decide')) return 'not_permitted'
  if (it?.state !== 'proposed') return 'proposal_over'
  return it.proposerId === actor.id ? 'own_proposal' : null
}

/** Can this person take it back? Who proposed it, until a second lead has decided. */
export function takeBackOpen(it: Closing | null, actor: Staff): EndClosingRefusal | null {
  if (!may(actor.role, 'closings.decide')) return 'not_permitted'
  if (it?.state !== 'proposed') return 'proposal_over'
  return it.proposerId === actor.id ? null : 'not_permitted'
}

/** How a proposal ends. */
export type ClosingEnded = { readonly type: 'closing.ended'; readonly how: 'approved' | 'sent_back' | 'taken_back' }

/** Be the second of two. `hash`: of the figures this person has seen. */
export function approve(
  it: Closing,
  actor: Staff,
  frozen: FrozenState,
  hash: string,
): Verdict<ClosingEnded, EndClosingRefusal> {
  const refusal = approveOpen(it, actor, frozen)
  if (refusal) return refuse(refusal)
  return hash === it.hash ? allow({ type: 'closing.ended', how: 'approved' }) : refuse('proposal_over')
}

/** Send a proposal back, with a reason. */
export function sendBack(it: Closing, actor: Staff, reason: string): Verdict<ClosingEnded, EndClosingRefusal> {
  const refusal = sendBackOpen(it, actor)
  if (refusal) return refuse(refusal)
  return reason.trim() === '' ? refuse('reason_required') : allow({ type: 'closing.ended', how: 'sent_back' })
}

/** Take one's own proposal back. */
export function takeBack(it: Closing, actor: Staff): Verdict<ClosingEnded, EndClosingRefusal> {
  const refusal = takeBackOpen(it, actor)
  return refusal ? refuse(refusal) : allow({ type: 'closing.ended', how: 'taken_back' })
}
