import type { ReminderLetters, ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import { restSentence } from '@mimamori/copy/letters/rest-sentence'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { type SecondPersonReason, secondPersonReason } from '@mimamori/policy/reminders/reminder-money-rules'
import {
  type ChosenOutcome,
  checkOutcome,
  movesMoney,
  type OutcomeRefusal,
  type ReminderOutcome,
  type RestOfEscrow,
  restYenOf,
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
  /** what becomes of the rest, of an outcome that moves a part */
  readonly rest: RestOfEscrow | null
  readonly negativeRating: boolean
  readonly letters: EditedLetters
  readonly reason: string
}

export type AboutReminder = Pick<ReminderView, 'suggested' | 'letters' | 'contract' | 'requestedBy' | 'money'>

/** The suggestion, to begin with. */
export const openOutcomeDraft = ({ suggested, contract }: AboutReminder): OutcomeDraft => ({
  outcome: suggested.outcome,
  amount: contract.escrowedYen > 0 ? contract.escrowedYen.toLocaleString('en') : '',
  rest: null,
  negativeRating: false,
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

/** Takes another outcome: rating and rest belong to the one before, and are chosen anew. */
export const takeOutcome = (draft: OutcomeDraft, outcome: ReminderOutcome): OutcomeDraft =>
  outcome === draft.outcome ? draft : { ...draft, outcome, rest: null, negativeRating: false }

/** What becomes of the rest by this draft; `null`: none is left, or nothing was chosen. */
export const restOf = (draft: OutcomeDraft, { contract }: Pick<AboutReminder, 'contract'>): RestOfEscrow | null =>
  restYenOf({ outcome: draft.outcome, amountYen: amountOf(draft) }, contract.escrowedYen) === null ? null : draft.rest

/** in letters, which are Japanese whatever the page is in */
export const yenInLetter = (yen: number): string => `${yen.toLocaleString('en')}円`

const AMOUNT = '{{amount}}'

/** The letter to a side, as it was edited or else as its template says it, with the amount. */
export function letterOf(draft: OutcomeDraft, about: AboutReminder, side: LetterSide): string {
  const edited = draft.letters[draft.outcome]?.[side]
  if (edited !== undefined) return edited
  const yen = amountOf(draft)
  const text = about.letters[draft.outcome][side]
  return yen === null ? text : withRest(text, draft, about).replaceAll(AMOUNT, yenInLetter(yen))
}

/** The template with a sentence about the rest behind the paragraph that names the amount, or at its end. */
function withRest(text: string, draft: OutcomeDraft, about: AboutReminder): string {
  const [rest, left] = [restOf(draft, about), restYenOf(chosenMoney(draft), about.contract.escrowedYen)]
  if (rest === null || left === null || (rest.goes === 'stays' && rest.until === '')) return text
  const parts = text.split('\n\n')
  const at = parts.findIndex((part) => part.includes(AMOUNT))
  const where = at === -1 ? parts.length - 1 : at
  return parts.map((part, n) => (n === where ? `${part}\n${restSentence(rest, yenInLetter(left))}` : part)).join('\n\n')
}

const chosenMoney = (draft: OutcomeDraft) => ({ outcome: draft.outcome, amountYen: amountOf(draft) })

/** Was the letter to this side edited for the outcome? */
export const isEdited = ({ letters, outcome }: OutcomeDraft, side: LetterSide): boolean =>
  letters[outcome]?.[side] !== undefined

/** Edits the letter to a side; `null`: it is as its template says it again. */
export function editLetter(draft: OutcomeDraft, side: LetterSide, text: string | null): OutcomeDraft {
  const { [side]: _, ...others } = draft.letters[draft.outcome] ?? {}
  const edited = text === null ? others : { ...others, [side]: text }
  return { ...draft, letters: { ...draft.letters, [draft.outcome]: edited } }
}

/** Does an edited letter lack the amount that its template names, or that of the rest? */
export function lacksAmount(draft: OutcomeDraft, about: AboutReminder, side: LetterSide): boolean {
  const yen = amountOf(draft)
  if (yen === null || !isEdited(draft, side) || !about.letters[draft.outcome][side].includes(AMOUNT)) return false
  const letter = letterOf(draft, about, side)
  const left = restOf(draft, about) && restYenOf(chosenMoney(draft), about.contract.escrowedYen)
  return !letter.includes(yenInLetter(yen)) || (left !== null && !letter.includes(yenInLetter(left)))
}

/** What is sent. */
export const chosenOf = (draft: OutcomeDraft, about: AboutReminder): ChosenOutcome => ({
  outcome: draft.outcome,
  amountYen: amountOf(draft),
  rest: restOf(draft, about),
  negativeRating: draft.negativeRating,
  letters: { asking: letterOf(draft, about, 'asking'), silent: letterOf(draft, about, 'silent') },
  reason: draft.reason.trim(),
})

/** Why it would wait for a second person; `null`: it would not. */
export const whyTwoPeople = (draft: OutcomeDraft, about: AboutReminder): SecondPersonReason | null =>
  secondPersonReason(chosenOf(draft, about), about.money)

/** The part of the form that a refusal is about. */
export type OutcomeField = 'outcome' | 'amount' | 'rest' | LetterSide | 'reason'

/** The field a refusal belongs to; `null`: none of them. */
export function fieldOf(refusal: string, { letters }: Pick<ChosenOutcome, 'letters'>): OutcomeField | null {
  switch (refusal) {
    case 'nothing_escrowed':
    case 'escrow_left':
      return 'outcome'
    case 'rest_missing':
    case 'rest_not_possible':
      return 'rest'
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
  { contract, requestedBy }: AboutReminder,
  actor: Pick<Staff, 'id' | 'role'>,
  now: string,
): OutcomeProblem | null {
  const refusal = checkOutcome(chosen, { contract, requestedBy, today: dayOf(now) }, actor as Staff)
  return refusal && { field: fieldOf(refusal, chosen), refusal }
}
