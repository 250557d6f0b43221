import { confirms } from '../decisions/measures.ts'
import { plusSeconds } from '../instant.ts'
import { inForce, type LedgerEntry } from '../ledger/entries.ts'
import { may } from '../staff/roles.ts'
import type { Staff } from '../staff/staff.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/**
 * An appeal (異議申立て) against a decision: `open` until somebody who had no part in it decides, `held` while that can be taken
 * back, then `granted` or `upheld`. `refused`: it came too late, or beside another; kept, and nobody has to decide it.
 */
export const APPEAL_STATES = ['open', 'held', 'granted', 'upheld', 'refused'] as const
export type AppealState = (typeof APPEAL_STATES)[number]

/** Granted (認容): the decision is taken back. Upheld (棄却): it stays. */
export const OUTCOMES = ['granted', 'upheld'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Longest letter and reason, in characters. */
export const LETTER_AT_MOST = 10_000
export const WHY_AT_MOST = 2_000

const DAY_SECONDS = 24 * 60 * 60
/** Seconds what was decided waits for an undo. */
const UNDO_SECONDS = 10

/** Why an appeal is not taken, as the marketplace is told. */
export type FileRefusal = 'unknown_measure' | 'nothing_to_appeal' | 'appeal_open' | 'appeal_too_late'

export type Filing = {
  /** of the measure that is appealed against; `null`: the desk knows no such measure of this member that stands */
  readonly decision: { readonly id: string; readonly decidedAt: string } | null
  /** the member's ledger */
  readonly ledger: readonly LedgerEntry[]
  /** is another appeal against the same decision under way? */
  readonly another: boolean
  readonly appealedAt: string
  /** days after a decision in which it can be appealed against */
  readonly days: number
}

/** What of a decision still holds against the member. */
export const standingAgainst = (ledger: readonly LedgerEntry[], decisionId: string): LedgerEntry[] =>
  inForce(ledger).filter((entry) => entry.decisionId === decisionId && confirms(entry.measure))

/** Take an appeal. What is refused for coming too late, or beside another, is kept all the same. */
export function fileAppeal(filing: Filing): Verdict<{ readonly decisionId: string }, FileRefusal> {
  const { decision, ledger, another, appealedAt, days } = filing
  if (!decision) return refuse('unknown_measure')
  if (standingAgainst(ledger, decision.id).length === 0) return refuse('nothing_to_appeal')
  if (another) return refuse('appeal_open')
  if (appealedAt > plusSeconds(decision.decidedAt, days * DAY_SECONDS)) return refuse('appeal_too_late')
  return allow({ decisionId: decision.id })
}

export type DecideAppealRefusal =
  | 'not_permitted'
  | 'had_part'
  | 'appeal_over'
  | 'two_people_needed'
  | 'text_required'
  | 'reason_required'

export type Deciding = {
  readonly state: AppealState
  /** whoever proposed, approved or decided what is appealed against */
  readonly parties: readonly string[]
  /** what of it still holds */
  readonly against: readonly LedgerEntry[]
  readonly actor: Staff
  readonly now: string
}

/** Could this person decide it, the outcome left aside? `null`: yes. */
export function appealOpen({ state, parties, actor }: Omit<Deciding, 'now' | 'against'>): DecideAppealRefusal | null {
  if (!may(actor.role, 'appeals.decide')) return 'not_permitted'
  if (parties.includes(actor.id)) return 'had_part'
  return state === 'open' ? null : 'appeal_over'
}

/** A withdrawal goes back as it came, by two people; once it has, the appeal can be granted. */
export const grantOpen = (deciding: Omit<Deciding, 'now'>): DecideAppealRefusal | null =>
  appealOpen(deciding) ?? (deciding.against.some(({ measure }) => measure === 'withdraw') ? 'two_people_needed' : null)

/** Decide an appeal. Nothing of it happens before the undo window is over. */
export function decideAppeal(
  deciding: Deciding,
  choice: { readonly outcome: Outcome; readonly text: string; readonly reason: string },
): Verdict<{ readonly type: 'appeal.decided'; readonly heldUntil: string }, DecideAppealRefusal> {
  const closed = choice.outcome === 'granted' ? grantOpen(deciding) : appealOpen(deciding)
  if (closed) return refuse(closed)
  if (choice.text.trim() === '') return refuse('text_required')
  if (choice.reason.trim() === '') return refuse('reason_required')
  return allow({ type: 'appeal.decided', heldUntil: plusSeconds(deciding.now, UNDO_SECONDS) })
}

export type UndoAppealRefusal = 'not_permitted' | 'already_undone' | 'undo_window_over'

/** Take back what was decided on an appeal, while it is held: whoever decided, or a lead. */
export function undoAppeal(
  appeal: { readonly state: AppealState; readonly decidedBy: string | null; readonly heldUntil: string | null },
  actor: Staff,
  now: string,
): Verdict<{ readonly type: 'appeal.undone' }, UndoAppealRefusal> {
  const own = appeal.decidedBy === actor.id
  if (!may(actor.role, own ? 'appeals.decide' : 'decisions.undo_others')) return refuse('not_permitted')
  if (appeal.state === 'open') return refuse('already_undone')
  if (appeal.state !== 'held' || (appeal.heldUntil ?? '') <= now) return refuse('undo_window_over')
  return allow({ type: 'appeal.undone' })
}
