import type { ReminderLetters, ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { type SecondPersonReason, secondPersonReason } from '@mimamori/policy/reminders/reminder-money-rules'
import {
  type ChosenOutcome,
  checkOutcome,
  movesMoney,
  type OutcomeRefusal,
  type ReminderOutcome,
} from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'

export type LetterSide = keyof ReminderLetters
export const LETTER_SIDES: readonly LetterSide[] = ['asking', 'silent']

type EditedLetters = { readonly [outcome in ReminderOutcome]?: { readonly [side in LetterSide]?: string } }

/** An outcome that is being chosen. What was edited in the letters of an outcome is kept while another one is looked at. */
export type OutcomeDraft = {
  readonly outcome: ReminderOutcome
  /** as it is typed */
  readonly amount: string
  /** `null`: as it is usual for the outcome */
  readonly negativeRating: boolean | null
  readonly letters: EditedLetters
  readonly reason: string
}

export type AboutReminder = Pick<ReminderView, 'suggested' | 'letters' | 'contract' | 'money'>

/** The suggestion, to begin with. */
export const openOutcomeDraft = ({ suggested, contract }: AboutReminder): OutcomeDraft => ({
  outcome: suggested.outcome,
  amount: contract.escrowedYen > 0 ? contract.escrowedYen.toLocaleString('en') : '',
  negativeRating: null,
  letters: {},
  reason: '',
})

/** The whole yen that were typed; `null`: it is no amount. */
export function typedYen(typed: string): number | null {
  const digits = typed.normalize('NFKC').replace(/[,\s円¥]/g, '')
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null
}

/** The amount that the outcome moves; `null`: none, or none was typed. */
export const amountOf = ({ outcome, amount }: OutcomeDraft): number | null =>
  movesMoney(outcome) ? typedYen(amount) : null

/** Is the silent side rated? Not where nothing is done, unless somebody says so. */
export const isRated = ({ outcome, negativeRating }: OutcomeDraft, { suggested }: AboutReminder): boolean =>
  negativeRating ?? (outcome !== 'dismissed' && suggested.negativeRating)

/** in letters, which are Japanese whatever the page is in */
export const yenInLetter = (yen: number): string => `${yen.toLocaleString('en')}円`

const AMOUNT = '{{amount}}'

/** The letter to a side, as it was edited or else as its template says it, with the amount. */
export function letterOf(draft: OutcomeDraft, { letters }: AboutReminder, side: LetterSide): string {
  const edited = draft.letters[draft.outcome]?.[side]
  if (edited !== undefined) return edited
  const yen = amountOf(draft)
  const text = letters[draft.outcome][side]
  return yen === null ? text : text.replaceAll(AMOUNT, yenInLetter(yen))
}

/** Was the letter to this side edited for the outcome? */
export const isEdited = ({ letters, outcome }: OutcomeDraft, side: LetterSide): boolean =>
  letters[outcome]?.[side] !== undefined

/** Edits the letter to a side; `null`: it is as its template says it again. */
export function editLetter(draft: OutcomeDraft, side: LetterSide, text: string | null): OutcomeDraft {
  const { [side]: _, ...others } = draft.letters[draft.outcome] ?? {}
  const edited = text === null ? others : { ...others, [side]: text }
  return { ...draft, letters: { ...draft.letters, [draft.outcome]: edited } }
}

/** Does an edited letter lack the amount that its template names? */
export function lacksAmount(draft: OutcomeDraft, about: AboutReminder, side: LetterSide): boolean {
  const yen = amountOf(draft)
  if (yen === null || !isEdited(draft, side) || !about.letters[draft.outcome][side].includes(AMOUNT)) return false
  return !letterOf(draft, about, side).includes(yenInLetter(yen))
}

/** What is sent. */
export const chosenOf = (draft: OutcomeDraft, about: AboutReminder): ChosenOutcome => ({
  outcome: draft.outcome,
  amountYen: amountOf(draft),
  negativeRating: isRated(draft, about),
  letters: { asking: letterOf(draft, about, 'asking'), silent: letterOf(draft, about, 'silent') },
  reason: draft.reason.trim(),
})

/** Why it would wait for a second person; `null`: it would not. */
export const whyTwoPeople = (draft: OutcomeDraft, about: AboutReminder): SecondPersonReason | null =>
  secondPersonReason(chosenOf(draft, about), about.money)

/** The part of the form that a refusal is about. */
export type OutcomeField = 'outcome' | 'amount' | LetterSide | 'reason'

/** The field a refusal belongs to; `null`: none of them. */
export function fieldOf(refusal: string, { letters }: Pick<ChosenOutcome, 'letters'>): OutcomeField | null {
  switch (refusal) {
    case 'nothing_escrowed':
      return 'outcome'
    case 'amount_missing':
    case 'amount_too_high':
    case 'amount_without_money':
      return 'amount'
    case 'text_required':
      return letters.asking.trim() === '' ? 'asking' : 'silent'
    case 'variable_unfilled':
      return unfilledVariableNames(letters.asking).length > 0 ? 'asking' : 'silent'
    case 'reason_required':
      return 'reason'
    default:
      return null
  }
}

export type OutcomeProblem = { readonly field: OutcomeField | null; readonly refusal: OutcomeRefusal }

/** What keeps the draft from being sent, as the desk would refuse it; `null`: nothing. */
export function outcomeProblem(
  chosen: ChosenOutcome,
  { contract }: AboutReminder,
  actor: Pick<Staff, 'id' | 'role'>,
): OutcomeProblem | null {
  const refusal = checkOutcome(chosen, contract, actor as Staff)
  return refusal && { field: fieldOf(refusal, chosen), refusal }
}
