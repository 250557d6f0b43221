import { unfilledVariableNames } from '../catalogue/template-rendering.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import type { ReminderContract } from './reminder-request.ts'

/**
 * What a person decides of a contact reminder after its deadline. `payment_confirmed`: the escrowed pay goes to the freelancer. `escrow_released`: it
 * goes back to the client, and the project is cancelled. `project_cancelled`: nothing is in escrow. `dismissed`: nothing is done.
 */
export const REMINDER_OUTCOMES = ['payment_confirmed', 'escrow_released', 'project_cancelled', 'dismissed'] as const
export type ReminderOutcome = (typeof REMINDER_OUTCOMES)[number]

/** Outcomes that move what is in escrow. */
const MOVING: readonly ReminderOutcome[] = ['payment_confirmed', 'escrow_released']
/** Does this outcome move what is in escrow? */
export const movesMoney = (outcome: ReminderOutcome): boolean => MOVING.includes(outcome)

/** Longest letter to a side, and longest internal reason, in characters. */
export const MAX_REMINDER_LETTER_LENGTH = 10_000
export const MAX_REMINDER_REASON_LENGTH = 2_000

/** `amountYen`: of an outcome that moves money. `negativeRating`: for the side that was silent, of an outcome that does something. */
export type ChosenOutcome = {
  readonly outcome: ReminderOutcome
  readonly amountYen: number | null
  readonly negativeRating: boolean
  readonly letters: Readonly<Record<'asking' | 'silent', string>>
  readonly reason: string
}

/** What the desk suggests, never what it does: reported work is paid, unreported escrow goes back, and a late answer ends it without either. */
export function suggestOutcome(
  { completionReportedAt, escrowedYen }: Pick<ReminderContract, 'completionReportedAt' | 'escrowedYen'>,
  contactedLate: boolean,
): Pick<ChosenOutcome, 'outcome' | 'amountYen' | 'negativeRating'> {
  if (contactedLate) return { outcome: 'dismissed', amountYen: null, negativeRating: false }
  if (escrowedYen === 0) return { outcome: 'project_cancelled', amountYen: null, negativeRating: true }
  const outcome = completionReportedAt === null ? 'escrow_released' : 'payment_confirmed'
  return { outcome, amountYen: escrowedYen, negativeRating: true }
}

export type OutcomeRefusal =
  | 'not_permitted'
  | 'nothing_escrowed'
  | 'amount_missing'
  | 'amount_too_high'
  | 'amount_without_money'
  | 'rating_of_nothing'
  | 'text_required'
  | 'variable_unfilled'
  | 'reason_required'

function checkAmount({ outcome, amountYen }: ChosenOutcome, escrowedYen: number): OutcomeRefusal | null {
  if (!movesMoney(outcome)) return amountYen === null ? null : 'amount_without_money'
  if (escrowedYen === 0) return 'nothing_escrowed'
  if (amountYen === null || !Number.isInteger(amountYen) || amountYen < 1) return 'amount_missing'
  return amountYen > escrowedYen ? 'amount_too_high' : null
}

/** Why this outcome cannot be chosen by this person; `null`: it can. */
export function checkOutcome(
  chosen: ChosenOutcome,
  { escrowedYen }: Pick<ReminderContract, 'escrowedYen'>,
  actor: Staff,
): OutcomeRefusal | null {
  if (!may(actor.role, 'cases.decide')) return 'not_permitted'
  const amount = checkAmount(chosen, escrowedYen)
  if (amount) return amount
  if (chosen.outcome === 'dismissed' && chosen.negativeRating) return 'rating_of_nothing'
  const letters = Object.values(chosen.letters)
  if (letters.some((letter) => letter.trim() === '')) return 'text_required'
  if (letters.some((letter) => unfilledVariableNames(letter).length > 0)) return 'variable_unfilled'
  return chosen.reason.trim() === '' ? 'reason_required' : null
}
