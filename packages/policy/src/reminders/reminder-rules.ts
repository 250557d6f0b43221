import { dayOf } from '../breakdown/japan-month.ts'
import { plusSeconds } from '../instant.ts'
import { checkSecondLead, type SecondLeadRefusal, type SecondLeadSituation } from '../people/second-lead-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { isInTime } from './reminder-deadline-rules.ts'
import { type MoneyTerms, secondPersonReason } from './reminder-money-rules.ts'
import { type ChosenOutcome, checkOutcome, type OutcomeRefusal } from './reminder-outcome-rules.ts'
import { type ContractSide, type ReminderContract, silentSide } from './reminder-request.ts'

/**
 * A contact reminder: `waiting` for the silent side, then `answered` by its contact, or `due` for a person to decide. What they decide is
 * `proposed` to a second person, where it moves much, then `held` while it can be undone, then `decided`.
 */
export const REMINDER_STATES = ['waiting', 'answered', 'due', 'proposed', 'held', 'decided'] as const
export type ReminderState = (typeof REMINDER_STATES)[number]

/** A contact reminder as the rules see it. */
export type Reminder = {
  readonly state: ReminderState
  readonly deadline: string
  readonly contract: ReminderContract
  readonly requestedBy: ContractSide
  /** when the silent side was reminded */
  readonly remindedAt: readonly string[]
  /** contact of the silent side after the deadline; `null`: none */
  readonly contactedLateAt: string | null
  /** who chose the outcome that is proposed or held, and until when that can be undone */
  readonly decidedBy: string | null
  readonly heldUntil: string | null
}

const OVER: readonly ReminderState[] = ['answered', 'decided']

/**
 * What contact from the silent side changes. In time it ends the request, whatever has been chosen meanwhile, unless the outcome has left the desk.
 * Later contact is shown to who decides, and takes back an outcome that was chosen without knowing of it.
 */
export type ContactTold =
  | { readonly type: 'reminder.answered'; readonly at: string }
  | { readonly type: 'reminder.contacted_late'; readonly at: string; readonly takesBack: boolean }

/** Takes contact from the silent side. `reminder_over`: it was answered before, or the outcome has left the desk. `contact_known`: the request knew of it. */
export function tellContact(
  { state, deadline, contract, requestedBy }: Pick<Reminder, 'state' | 'deadline' | 'contract' | 'requestedBy'>,
  contactAt: string,
): Verdict<ContactTold, 'reminder_over' | 'contact_known'> {
  if (OVER.includes(state)) return refuse('reminder_over')
  // the last message that the request named, or one before it, is no answer to it
  if (contactAt <= (contract.lastContactAt[silentSide({ requestedBy })] ?? '')) return refuse('contact_known')
  if (isInTime(contactAt, deadline)) return allow({ type: 'reminder.answered', at: contactAt })
  return allow({
    type: 'reminder.contacted_late',
    at: contactAt,
    takesBack: state === 'proposed' || state === 'held',
  })
}

/** Is it for a person to decide from now on? */
export const isDue = ({ state, deadline }: Pick<Reminder, 'state' | 'deadline'>, now: string): boolean =>
  state === 'waiting' && deadline <= now

/** Was the silent side never reminded, so that nothing can be held against it? Its days are counted anew. */
export const isNeverReminded = ({ state, remindedAt }: Pick<Reminder, 'state' | 'remindedAt'>): boolean =>
  (state === 'waiting' || state === 'due') && remindedAt.length === 0

export type DecideReminderRefusal =
  | OutcomeRefusal
  | 'reminder_not_due'
  | 'reminder_over'
  | 'contacted_meanwhile'
  | 'never_reminded'

/** `seenContactAt`: the contact after the deadline that whoever chooses has seen; `null`: none. */
type ChoosingTerms = {
  readonly now: string
  readonly undoSeconds: number
  readonly money: MoneyTerms
  readonly seenContactAt: string | null
}

/** Chooses the outcome of a reminder that is due, by somebody who knows of all contact there was. */
export function decideReminder(
  { state, contract, requestedBy, contactedLateAt, remindedAt }: Reminder,
  chosen: ChosenOutcome,
  actor: Staff,
  { now, undoSeconds, money, seenContactAt }: ChoosingTerms,
): Verdict<
  | { readonly type: 'reminder.proposed'; readonly chosen: ChosenOutcome }
  | { readonly type: 'reminder.held'; readonly chosen: ChosenOutcome; readonly heldUntil: string },
  DecideReminderRefusal
> {
  if (OVER.includes(state)) return refuse('reminder_over')
  if (state !== 'due') return refuse('reminder_not_due')
  if (remindedAt.length === 0) return refuse('never_reminded')
  if (contactedLateAt !== seenContactAt) return refuse('contacted_meanwhile')
  const refusal = checkOutcome(chosen, { contract, requestedBy, today: dayOf(now) }, actor)
  if (refusal) return refuse(refusal)
  if (secondPersonReason(chosen, money)) return allow({ type: 'reminder.proposed', chosen })
  return allow({ type: 'reminder.held', chosen, heldUntil: plusSeconds(now, undoSeconds) })
}

export type AgreeReminderRefusal =
  | 'not_permitted'
  | 'not_proposed'
  | 'own_proposal'
  | 'never_reminded'
  | SecondLeadRefusal

/** Why this person cannot agree to a proposed outcome; `null`: they can. */
export function checkAgreement(
  { state, decidedBy, remindedAt }: Pick<Reminder, 'state' | 'decidedBy' | 'remindedAt'>,
  actor: Staff,
  situation: SecondLeadSituation,
): AgreeReminderRefusal | null {
  // whoever proposed it reads that it waits for another, not what they may not do
  if (state === 'proposed' && decidedBy === actor.id) return 'own_proposal'
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'proposed') return 'not_proposed'
  if (remindedAt.length === 0) return 'never_reminded'
  // money takes two people also on a small desk
  if (situation.account?.id === situation.proposer.id) return 'own_proposal'
  const second = checkSecondLead('cases.decide', situation)
  return second === 'own' ? 'own_proposal' : second
}

/** Why this person cannot send a proposed outcome back, the reason left aside; `null`: they can, also when who proposed it is gone. */
export function checkSendingBack(
  { state, decidedBy }: Pick<Reminder, 'state' | 'decidedBy'>,
  actor: Staff,
): 'not_permitted' | 'not_proposed' | 'own_proposal' | null {
  if (!may(actor.role, 'withdrawals.approve')) return 'not_permitted'
  if (state !== 'proposed') return 'not_proposed'
  return decidedBy === actor.id ? 'own_proposal' : null
}

/** Agrees to a proposed outcome; it is held from now on. */
export function agreeToOutcome(
  reminder: Pick<Reminder, 'state' | 'decidedBy' | 'remindedAt'>,
  actor: Staff,
  situation: SecondLeadSituation,
  { now, undoSeconds }: { now: string; undoSeconds: number },
): Verdict<{ readonly type: 'reminder.agreed'; readonly heldUntil: string }, AgreeReminderRefusal> {
  const refusal = checkAgreement(reminder, actor, situation)
  return refusal ? refuse(refusal) : allow({ type: 'reminder.agreed', heldUntil: plusSeconds(now, undoSeconds) })
}

export type UndoReminderRefusal = 'not_permitted' | 'already_undone' | 'undo_window_over'

/** Takes back a proposed or held outcome: whoever chose it, or a lead. */
export function undoOutcome(
  { state, decidedBy, heldUntil }: Pick<Reminder, 'state' | 'decidedBy' | 'heldUntil'>,
  actor: Staff,
  now: string,
): Verdict<{ readonly type: 'reminder.undone' }, UndoReminderRefusal> {
  if (state === 'due') return refuse('already_undone')
  if (!may(actor.role, decidedBy === actor.id ? 'cases.decide' : 'decisions.undo_others'))
    return refuse('not_permitted')
  const open = state === 'proposed' || (state === 'held' && (heldUntil ?? '') > now)
  return open ? allow({ type: 'reminder.undone' }) : refuse('undo_window_over')
}
