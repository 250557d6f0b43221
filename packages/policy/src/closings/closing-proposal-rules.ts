import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { isMonthOver } from './closing-model.ts'

/** The state of a month that a proposal depends on. */
export type MonthToClose = {
  readonly month: string
  readonly now: string
  /** does a proposal of it wait for a second lead? */
  readonly pending: boolean
  /** its newest revision, and whether a fresh count differs from its figures; `null`: it was never closed */
  readonly latest: { readonly revision: number; readonly differs: boolean } | null
}

export type ProposeClosingRefusal =
  | 'not_permitted'
  | 'month_not_over'
  | 'closing_pending'
  | 'nothing_changed'
  | 'reason_required'

/** Why this person cannot propose to close this month, or to correct its close; `null`: they can. */
export function checkClosingProposal(
  { month, now, pending, latest }: MonthToClose,
  actor: Staff,
): Exclude<ProposeClosingRefusal, 'reason_required'> | null {
  if (!may(actor.role, 'closings.decide')) return 'not_permitted'
  if (!isMonthOver(month, now)) return 'month_not_over'
  if (pending) return 'closing_pending'
  return latest && !latest.differs ? 'nothing_changed' : null
}

export type ClosingProposed = { readonly type: 'closing.proposed'; readonly revision: number; readonly reason: string }

/**
 * Proposes to close a month that is over; a later revision needs a reason. Unfinished cases and open earlier months do not
 * matter.
 */
export function proposeClosing(
  situation: MonthToClose & { readonly actor: Staff },
  reason: string,
): Verdict<ClosingProposed, ProposeClosingRefusal> {
  const refusal = checkClosingProposal(situation, situation.actor)
  if (refusal) return refuse(refusal)
  const revision = (situation.latest?.revision ?? 0) + 1
  const words = reason.trim()
  if (revision > 1 && words === '') return refuse('reason_required')
  return allow({ type: 'closing.proposed', revision, reason: revision > 1 ? words : '' })
}
