import { confirmsViolation } from '../decisions/measure-rules.ts'
import { plusSeconds } from '../instant.ts'
import { type LedgerEntry, ledgerEntriesInForce } from '../ledger/ledger-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/**
 * An appeal (異議申立て) against a decision: `open` until somebody who had no part in it decides, `held` while that can be
 * undone, then `granted` or `upheld`. `refused`: it came too late, or beside another; kept, and nobody has to decide it.
 */
export const APPEAL_STATES = ['open', 'held', 'granted', 'upheld', 'refused'] as const
export type AppealState = (typeof APPEAL_STATES)[number]

/** Granted (認容): the decision is taken back. Upheld (棄却): it stays. */
export const APPEAL_OUTCOMES = ['granted', 'upheld'] as const
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number]

/** Longest letter and reason, in characters. */
export const MAX_APPEAL_TEXT_LENGTH = 10_000
export const MAX_APPEAL_REASON_LENGTH = 2_000

const DAY_SECONDS = 24 * 60 * 60

/** When an appeal that arrived at `receivedAt` should be decided. */
export const appealDueAt = (receivedAt: string, days: number): string => plusSeconds(receivedAt, days * DAY_SECONDS)

/** Why an appeal is refused, as sent to the marketplace. */
export type FileAppealRefusal = 'unknown_measure' | 'nothing_to_appeal' | 'appeal_open' | 'appeal_too_late'

export type FileAppealSituation = {
  /** the decision appealed against; `null`: no final decision of this member has the measure */
  readonly decision: { readonly id: string; readonly decidedAt: string } | null
  /** the member's ledger */
  readonly ledger: readonly LedgerEntry[]
  /** is another appeal against the same decision under way? */
  readonly another: boolean
  readonly appealedAt: string
  /** days after a decision in which it can be appealed against */
  readonly days: number
}

/** The measures of a decision that are still in force. */
export const appealableEntries = (ledger: readonly LedgerEntry[], decisionId: string): LedgerEntry[] =>
  ledgerEntriesInForce(ledger).filter((entry) => entry.decisionId === decisionId && confirmsViolation(entry.measure))

/** Files an appeal. One refused as too late, or beside another, is stored all the same. */
export function fileAppeal(filing: FileAppealSituation): Verdict<{ readonly decisionId: string }, FileAppealRefusal> {
  const { decision, ledger, another, appealedAt, days } = filing
  if (!decision) return refuse('unknown_measure')
  if (appealableEntries(ledger, decision.id).length === 0) return refuse('nothing_to_appeal')
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

export type DecideAppealSituation = {
  readonly state: AppealState
  /** whoever proposed, approved or decided what is appealed against */
  readonly parties: readonly string[]
  /** measures of the decision that are still in force */
  readonly against: readonly LedgerEntry[]
  readonly actor: Staff
  readonly now: string
  /** how long the decision can be undone */
  readonly undoSeconds: number
}

/** Why this person cannot decide the appeal, whatever the outcome; `null`: they can. */
export function checkAppealDecision({
  state,
  parties,
  actor,
}: Omit<DecideAppealSituation, 'now' | 'undoSeconds' | 'against'>): DecideAppealRefusal | null {
  if (!may(actor.role, 'appeals.decide')) return 'not_permitted'
  if (parties.includes(actor.id)) return 'had_part'
  return state === 'open' ? null : 'appeal_over'
}

/** Why the appeal cannot be granted: a withdrawal must first be reversed by two people. `null`: it can. */
export const checkAppealGrant = (
  deciding: Omit<DecideAppealSituation, 'now' | 'undoSeconds'>,
): DecideAppealRefusal | null =>
  checkAppealDecision(deciding) ??
  (deciding.against.some(({ measure }) => measure === 'withdraw') ? 'two_people_needed' : null)

/** Decides an appeal; the effects wait while that can be undone. */
export function decideAppeal(
  deciding: DecideAppealSituation,
  choice: { readonly outcome: AppealOutcome; readonly text: string; readonly reason: string },
): Verdict<{ readonly type: 'appeal.decided'; readonly heldUntil: string }, DecideAppealRefusal> {
  const closed = choice.outcome === 'granted' ? checkAppealGrant(deciding) : checkAppealDecision(deciding)
  if (closed) return refuse(closed)
  if (choice.text.trim() === '') return refuse('text_required')
  if (choice.reason.trim() === '') return refuse('reason_required')
  return allow({ type: 'appeal.decided', heldUntil: plusSeconds(deciding.now, deciding.undoSeconds) })
}

export type UndoAppealRefusal = 'not_permitted' | 'already_undone' | 'undo_window_over'

/** Undoes the decision on an appeal while it is held: by who decided it, or a lead. */
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
