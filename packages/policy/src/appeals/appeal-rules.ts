import { confirmsViolation } from '../decisions/measure-rules.ts'
import { plusSeconds } from '../instant.ts'
import { type LedgerEntry, ledgerEntriesInForce } from '../ledger/ledger-rules.ts'
import { checkSecondLead, type SecondLeadRefusal, type SecondLeadSituation } from '../people/second-lead-rules.ts'
import type { ReminderState } from '../reminders/reminder-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/**
 * An appeal (異議申立て) against a decision, or the outcome of a contact reminder: `open` until somebody who had no part in it decides, `held` while that can be
 * undone (without an end while a second person has to agree, where it takes back much money), then `granted` or `upheld`. `refused`: it came too late, or beside another; kept, and nobody has to decide it.
 */
export const APPEAL_STATES = ['open', 'held', 'granted', 'upheld', 'refused'] as const
export type AppealState = (typeof APPEAL_STATES)[number]

/** Granted (認容): what is appealed against is taken back. Upheld (棄却): it stays. */
export const APPEAL_OUTCOMES = ['granted', 'upheld'] as const
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number]

/** Longest letter and reason, in characters. */
export const MAX_APPEAL_TEXT_LENGTH = 10_000
export const MAX_APPEAL_REASON_LENGTH = 2_000

const DAY_SECONDS = 24 * 60 * 60

/** When an appeal that arrived at `receivedAt` should be decided. */
export const appealDueAt = (receivedAt: string, days: number): string => plusSeconds(receivedAt, days * DAY_SECONDS)

/** Why an appeal is refused, as sent to the marketplace. */
export type FileAppealRefusal =
  | 'unknown_measure'
  | 'unknown_reminder'
  | 'nothing_to_appeal'
  | 'appeal_open'
  | 'appeal_too_late'

type FilingTerms = {
  /** is another appeal against the same under way? */
  readonly another: boolean
  readonly appealedAt: string
  /** days after a decision in which it can be appealed against */
  readonly days: number
}

export type FileAppealSituation = FilingTerms & {
  /** the decision appealed against; `null`: no final decision of this member has the measure */
  readonly decision: { readonly id: string; readonly decidedAt: string } | null
  /** the member's ledger */
  readonly ledger: readonly LedgerEntry[]
}

export type FileOutcomeAppealSituation = FilingTerms & {
  /** the contact reminder appealed against; `null`: this member is a side of none with this id */
  readonly reminder: {
    readonly state: ReminderState
    readonly decidedAt: string | null
    /** when a second person agreed, of an outcome that took two */
    readonly agreedAt: string | null
    readonly reversedAt: string | null
  } | null
}

/** Why an appeal against what was decided then cannot be taken now; `null`: it can. */
function checkFiling(decidedAt: string, { another, appealedAt, days }: FilingTerms): FileAppealRefusal | null {
  if (another) return 'appeal_open'
  return appealedAt > plusSeconds(decidedAt, days * DAY_SECONDS) ? 'appeal_too_late' : null
}

/** The measures of a decision that are still in force. */
export const appealableEntries = (ledger: readonly LedgerEntry[], decisionId: string): LedgerEntry[] =>
  ledgerEntriesInForce(ledger).filter((entry) => entry.decisionId === decisionId && confirmsViolation(entry.measure))

/** Why an appeal against a decision is refused; `null`: it is taken. One that is too late, or beside another, is stored all the same. */
export function checkDecisionAppeal({ decision, ledger, ...terms }: FileAppealSituation): FileAppealRefusal | null {
  if (!decision) return 'unknown_measure'
  if (appealableEntries(ledger, decision.id).length === 0) return 'nothing_to_appeal'
  return checkFiling(decision.decidedAt, terms)
}

/** Why an appeal against the outcome of a contact reminder is refused; `null`: it is taken. An outcome that took two people counts from the second. */
export function checkOutcomeAppeal({ reminder, ...terms }: FileOutcomeAppealSituation): FileAppealRefusal | null {
  if (!reminder) return 'unknown_reminder'
  const { state, decidedAt, agreedAt, reversedAt } = reminder
  if (state !== 'decided' || decidedAt === null || reversedAt !== null) return 'nothing_to_appeal'
  return checkFiling(agreedAt ?? decidedAt, terms)
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
  /** whoever proposed, approved, agreed to or decided what is appealed against */
  readonly parties: readonly string[]
  /** measures of the decision that are still in force; none of an outcome */
  readonly against: readonly LedgerEntry[]
  readonly actor: Staff
  readonly now: string
  /** how long the decision can be undone */
  readonly undoSeconds: number
  /** does granting it take back money that takes two people? */
  readonly takesTwo: boolean
}

/** Why this person cannot decide the appeal, whatever the outcome; `null`: they can. */
export function checkAppealDecision({
  state,
  parties,
  actor,
}: Pick<DecideAppealSituation, 'state' | 'parties' | 'actor'>): DecideAppealRefusal | null {
  if (!may(actor.role, 'appeals.decide')) return 'not_permitted'
  if (parties.includes(actor.id)) return 'had_part'
  return state === 'open' ? null : 'appeal_over'
}

/** Why the appeal cannot be granted: a withdrawal must first be reversed by two people. `null`: it can. */
export const checkAppealGrant = (
  deciding: Pick<DecideAppealSituation, 'state' | 'parties' | 'actor' | 'against'>,
): DecideAppealRefusal | null =>
  checkAppealDecision(deciding) ??
  (deciding.against.some(({ measure }) => measure === 'withdraw') ? 'two_people_needed' : null)

/** Decides an appeal; the effects wait while that can be undone. `heldUntil` is `null` where a second person has to agree first. */
export function decideAppeal(
  deciding: DecideAppealSituation,
  choice: { readonly outcome: AppealOutcome; readonly text: string; readonly reason: string },
): Verdict<{ readonly type: 'appeal.decided'; readonly heldUntil: string | null }, DecideAppealRefusal> {
  const closed = choice.outcome === 'granted' ? checkAppealGrant(deciding) : checkAppealDecision(deciding)
  if (closed) return refuse(closed)
  if (choice.text.trim() === '') return refuse('text_required')
  if (choice.reason.trim() === '') return refuse('reason_required')
  if (choice.outcome === 'granted' && deciding.takesTwo) return allow({ type: 'appeal.decided', heldUntil: null })
  return allow({ type: 'appeal.decided', heldUntil: plusSeconds(deciding.now, deciding.undoSeconds) })
}

/** An appeal that may wait for a second person. */
type WaitingAppeal = {
  readonly state: AppealState
  readonly decidedBy: string | null
  readonly heldUntil: string | null
}

export type AgreeAppealRefusal = 'not_permitted' | 'had_part' | 'not_proposed' | 'own_proposal' | SecondLeadRefusal

/** Why this person cannot agree to a granted appeal that takes two; `null`: they can. Nobody who had part in the outcome agrees, either. */
export function checkAppealAgreement(
  { state, decidedBy, heldUntil }: WaitingAppeal,
  actor: Staff,
  { parties, situation }: { readonly parties: readonly string[]; readonly situation: SecondLeadSituation },
): AgreeAppealRefusal | null {
  if (state !== 'held' || heldUntil !== null) return 'not_proposed'
  if (decidedBy === actor.id) return 'own_proposal'
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (parties.includes(actor.id)) return 'had_part'
  const second = checkSecondLead('appeals.decide', situation)
  return second === 'own' ? 'own_proposal' : second
}

/** Agrees to a granted appeal; it can be undone from now on as any other. */
export function agreeToAppeal(
  appeal: WaitingAppeal,
  actor: Staff,
  agreeing: Parameters<typeof checkAppealAgreement>[2],
  { now, undoSeconds }: { readonly now: string; readonly undoSeconds: number },
): Verdict<{ readonly type: 'appeal.agreed'; readonly heldUntil: string }, AgreeAppealRefusal> {
  const refusal = checkAppealAgreement(appeal, actor, agreeing)
  return refusal ? refuse(refusal) : allow({ type: 'appeal.agreed', heldUntil: plusSeconds(now, undoSeconds) })
}

export type UndoAppealRefusal = 'not_permitted' | 'already_undone' | 'undo_window_over'

/** Undoes the decision on an appeal while it is held: by who decided it, or a lead. */
export function undoAppeal(
  appeal: WaitingAppeal,
  actor: Staff,
  now: string,
): Verdict<{ readonly type: 'appeal.undone' }, UndoAppealRefusal> {
  const own = appeal.decidedBy === actor.id
  if (!may(actor.role, own ? 'appeals.decide' : 'decisions.undo_others')) return refuse('not_permitted')
  if (appeal.state === 'open') return refuse('already_undone')
  if (appeal.state !== 'held' || (appeal.heldUntil !== null && appeal.heldUntil <= now))
    return refuse('undo_window_over')
  return allow({ type: 'appeal.undone' })
}
