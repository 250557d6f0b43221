import { unfilledVariableNames } from '../catalogue/template-rendering.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { type ContractSide, type ReminderContract, silentSide } from './reminder-request.ts'

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

/** What becomes of what an outcome leaves in escrow: the freelancer gets it, the client does, or it stays until the end of a day in Japan. */
export type RestOfEscrow =
  | { readonly goes: 'paid' }
  | { readonly goes: 'returned' }
  | { readonly goes: 'stays'; readonly until: string }

/**
 * What can become of the rest. It stays where the contract goes on, after a part was paid; a refund ends the project, so its rest is paid.
 */
export const RESTS: Readonly<Record<ReminderOutcome, readonly RestOfEscrow['goes'][]>> = {
  payment_confirmed: ['returned', 'stays'],
  escrow_released: ['paid'],
  project_cancelled: [],
  dismissed: [],
}

/** Whole yen that this outcome leaves in escrow for its rest; `null`: it moves nothing, all of it, or no amount that can be. */
export function restYenOf(
  { outcome, amountYen }: Pick<ChosenOutcome, 'outcome' | 'amountYen'>,
  escrowedYen: number,
): number | null {
  if (!movesMoney(outcome) || amountYen === null || amountYen < 1 || amountYen >= escrowedYen) return null
  return escrowedYen - amountYen
}

/** Yen that leave escrow by this outcome, with a rest that is paid or returned. */
export function movedYenOf(chosen: Pick<ChosenOutcome, 'outcome' | 'amountYen' | 'rest'>, escrowedYen: number): number {
  const rest = chosen.rest && chosen.rest.goes !== 'stays' ? (restYenOf(chosen, escrowedYen) ?? 0) : 0
  return movesMoney(chosen.outcome) ? (chosen.amountYen ?? 0) + rest : 0
}

/** Can the silent side be rated by this outcome? Not where nothing is done, and not where the money goes to that side. */
export function mayRate(outcome: ReminderOutcome, { requestedBy }: { readonly requestedBy: ContractSide }): boolean {
  if (outcome === 'dismissed') return false
  const gets = { payment_confirmed: 'freelancer', escrow_released: 'client', project_cancelled: null } as const
  return gets[outcome] !== silentSide({ requestedBy })
}

/** `amountYen`: of an outcome that moves money, `rest`: of one that moves a part. `negativeRating`: for the side that was silent, of an outcome that does something. */
export type ChosenOutcome = {
  readonly outcome: ReminderOutcome
  readonly amountYen: number | null
  readonly rest: RestOfEscrow | null
  readonly negativeRating: boolean
  readonly letters: Readonly<Record<'asking' | 'silent', string>>
  readonly reason: string
}

/**
 * What the desk suggests, never what it does: reported work is paid, unreported escrow goes back, and a late answer ends it without either. It
 * never suggests a rating.
 */
export function suggestOutcome(
  { completionReportedAt, escrowedYen }: Pick<ReminderContract, 'completionReportedAt' | 'escrowedYen'>,
  contactedLate: boolean,
): Pick<ChosenOutcome, 'outcome' | 'amountYen' | 'negativeRating'> {
  if (contactedLate) return { outcome: 'dismissed', amountYen: null, negativeRating: false }
  if (escrowedYen === 0) return { outcome: 'project_cancelled', amountYen: null, negativeRating: false }
  const outcome = completionReportedAt === null ? 'escrow_released' : 'payment_confirmed'
  return { outcome, amountYen: escrowedYen, negativeRating: false }
}

export type OutcomeRefusal =
  | 'not_permitted'
  | 'nothing_escrowed'
  | 'amount_missing'
  | 'amount_too_high'
  | 'amount_without_money'
  | 'escrow_left'
  | 'rest_missing'
  | 'rest_not_possible'
  | 'rating_of_nothing'
  | 'rating_of_paid_side'
  | 'text_required'
  | 'variable_unfilled'
  | 'reason_required'

function checkAmount({ outcome, amountYen }: ChosenOutcome, escrowedYen: number): OutcomeRefusal | null {
  if (!movesMoney(outcome) && amountYen !== null) return 'amount_without_money'
  // a contract never ends with money in it
  if (outcome === 'project_cancelled') return escrowedYen > 0 ? 'escrow_left' : null
  if (outcome === 'dismissed') return null
  if (escrowedYen === 0) return 'nothing_escrowed'
  if (amountYen === null || !Number.isInteger(amountYen) || amountYen < 1) return 'amount_missing'
  return amountYen > escrowedYen ? 'amount_too_high' : null
}

/** Why nothing of the kind can become of what the outcome leaves in escrow; `null`: it can. `today`: in Japan. */
function checkRest(chosen: ChosenOutcome, escrowedYen: number, today: string): OutcomeRefusal | null {
  const { outcome, rest } = chosen
  if (restYenOf(chosen, escrowedYen) === null) return rest === null ? null : 'rest_not_possible'
  if (rest === null || (rest.goes === 'stays' && rest.until === '')) return 'rest_missing'
  if (!RESTS[outcome].includes(rest.goes)) return 'rest_not_possible'
  return rest.goes === 'stays' && rest.until <= today ? 'rest_not_possible' : null
}

/** What an outcome is about: the contract, who asked, and the day of today in Japan. */
export type OutcomeSituation = {
  readonly contract: Pick<ReminderContract, 'escrowedYen'>
  readonly requestedBy: ContractSide
  readonly today: string
}

/** Why this outcome cannot be chosen by this person; `null`: it can. */
export function checkOutcome(
  chosen: ChosenOutcome,
  { contract: { escrowedYen }, requestedBy, today }: OutcomeSituation,
  actor: Staff,
): OutcomeRefusal | null {
  if (!may(actor.role, 'cases.decide')) return 'not_permitted'
  const amount = checkAmount(chosen, escrowedYen) ?? checkRest(chosen, escrowedYen, today)
  if (amount) return amount
  if (chosen.negativeRating && chosen.outcome === 'dismissed') return 'rating_of_nothing'
  if (chosen.negativeRating && !mayRate(chosen.outcome, { requestedBy })) return 'rating_of_paid_side'
  const letters = Object.values(chosen.letters)
  if (letters.some((letter) => letter.trim() === '')) return 'text_required'
  if (letters.some((letter) => unfilledVariableNames(letter).length > 0)) return 'variable_unfilled'
  return chosen.reason.trim() === '' ? 'reason_required' : null
}
