import { monthOf } from '../breakdown/month.ts'
import { plusSeconds } from '../instant.ts'
import { type ConfirmRefusal, confirmedAt } from '../staff/confirm.ts'
import { may, type Role } from '../staff/roles.ts'
import type { Staff } from '../staff/staff.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Withdrawal } from './withdrawal.ts'

/** A pinned piece, as far as an approval goes. */
export type Looked = {
  /** whoever is to approve has opened it */
  readonly opened: boolean
  /** it, and what it was copied from, still say what was pinned */
  readonly unchanged: boolean
}

/** Who proposed it, as their account is by now. */
export type Proposer = { readonly role: Role; readonly disabledAt: string | null }

/** Does whoever proposed it still stand for it? Not once they no longer decide cases here: then one person alone would. */
const standsForIt = ({ role, disabledAt }: Proposer): boolean => disabledAt === null && may(role, 'cases.decide')

/** What an approval is decided by, beside who gives it. */
export type Approvable = {
  readonly proposer: Proposer
  readonly evidence: readonly Looked[]
}

export type ApproveRefusal =
  | 'not_permitted'
  | 'own_proposal'
  | 'proposal_over'
  | 'proposer_gone'
  | 'evidence_required'
  | 'evidence_unopened'
  | 'evidence_changed'

/** Could this person approve it, the second factor left aside? Also what the button asks. `null`: yes. */
export function approveOpen(
  { state, proposerId }: Withdrawal,
  actor: Staff,
  { proposer, evidence }: Approvable,
): ApproveRefusal | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'proposed') return 'proposal_over'
  if (proposerId === actor.id) return 'own_proposal'
  if (!standsForIt(proposer)) return 'proposer_gone'
  if (evidence.length === 0) return 'evidence_required'
  if (!evidence.every(({ opened }) => opened)) return 'evidence_unopened'
  return evidence.every(({ unchanged }) => unchanged) ? null : 'evidence_changed'
}

export type Approved = {
  readonly type: 'withdrawal.approved'
  readonly heldUntil: string
  /** Japan-time month it counts in: that in which two people had decided */
  readonly month: string
}

/**
 * Be the second of two. Another person than who proposed, who has opened every pinned piece and has shown a second factor in
 * the last five minutes. Who proposed must still decide cases here, and what was pinned still be so. The effect is held so long
 * that somebody can stop it.
 */
export function approve(
  situation: Approvable & {
    readonly withdrawal: Withdrawal
    readonly actor: Staff
    readonly now: string
    /** when the approver last showed a second factor in this session */
    readonly factorAt: string | null
    readonly holdMinutes: number
  },
): Verdict<Approved, ApproveRefusal | ConfirmRefusal> {
  const { withdrawal, actor, now, factorAt, holdMinutes } = situation
  const refusal = approveOpen(withdrawal, actor, situation)
  if (refusal) return refuse(refusal)
  const confirmed = confirmedAt(factorAt, now)
  if (!confirmed.ok) return refuse(confirmed.refusal)
  return allow({ type: 'withdrawal.approved', heldUntil: plusSeconds(now, holdMinutes * 60), month: monthOf(now) })
}
