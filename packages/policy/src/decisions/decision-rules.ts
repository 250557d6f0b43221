import { monthOf } from '../breakdown/japan-month.ts'
import { isReviewCase } from '../cases/case-model.ts'
import { isSofter, type Rung, type RungMeasure } from '../catalogue/measure-ladder.ts'
import { unfilledVariableNames } from '../catalogue/template-rendering.ts'
import { type Category, publishedCategory } from '../catalogue/violation-categories.ts'
import { plusSeconds } from '../instant.ts'
import { correctionDueAt } from '../ledger/correction-rules.ts'
import { checkReversal, type ReverseRefusal } from '../ledger/reversal-rules.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { checkInHand, type InHandRefusal, isDecidedBeside, waitsForWithdrawal } from './beside-rules.ts'
import type { Choice } from './decision-choice.ts'
import { checkMeasure, type MeasureRefusal, type MeasureSituation } from './measure-availability-rules.ts'
import { confirmsViolation, type Measure } from './measure-rules.ts'
import { explainsPassing, type PassObjection, type PassReason } from './passing-rules.ts'

export type DecideSituation = MeasureSituation & {
  readonly actor: Staff
  readonly now: string
  /** how long the decision can be undone */
  readonly undoSeconds: number
  /** lengths of the fields passages may point into */
  readonly lengths: { readonly title: number; readonly body: number }
  /** the internal note that is stored with the decision */
  readonly note: string
  /** what the ladder suggests for the member; `null`: nothing */
  readonly next: Rung | null
  /** what speaks against passing the case; read only where it is passed without a reason */
  readonly objections: readonly PassObjection[]
  /** days a member has to correct a text */
  readonly correctionDays: number
  /** had the person part in a report of the case? Then they do not end it alone */
  readonly hadPart: boolean
  /** is a withdrawal, proposed from this case, proposed or held? */
  readonly withdrawing: boolean
  /** what was on screen when the person decided */
  readonly seen: { readonly fence: number; readonly contentVersion: number }
}

export type ChoiceRefusal =
  | MeasureRefusal
  | ReverseRefusal
  | 'category_required'
  | 'clause_required'
  | 'text_required'
  | 'variable_unfilled'
  | 'passages_required'
  | 'passage_outside_text'
  | 'softer_reason_required'
  | 'pass_reason_required'

export type DecideRefusal = InHandRefusal | 'had_part' | 'content_changed' | ChoiceRefusal

export type CaseDecided = {
  readonly type: 'case.decided'
  readonly choice: Choice
  readonly categories: readonly Category[]
  /** what the breakdown counts it under; `null` when it confirms nothing */
  readonly published: Category | null
  /** Japan-time month it counts in */
  readonly month: string
  readonly heldUntil: string
  /** the rung of the ladder it stays below; `null`: it does not */
  readonly softerThan: RungMeasure | null
  /** until when a correction it asks for is to be made; `null`: it asks for none */
  readonly correctionDueAt: string | null
}

/** Decides a case. The case is held, and the effects wait, while the decision can be undone. */
export function decideCase(situation: DecideSituation, choice: Choice): Verdict<CaseDecided, DecideRefusal> {
  const { case: reviewCase, actor, now, seen, withdrawing } = situation
  const refusal = checkInHand(reviewCase, actor, seen.fence, now, withdrawing)
  if (refusal) return refuse(refusal)
  if (waitsForWithdrawal(reviewCase, withdrawing) && !isDecidedBeside(choice)) return refuse('already_decided')
  if (reviewCase.contentVersion !== seen.contentVersion) return refuse('content_changed')
  if (situation.hadPart && !isProvisional(choice)) return refuse('had_part')
  const flaw = checkChoice(situation, choice)
  if (flaw) return refuse(flaw)
  const corrects = choice.kind === 'measures' && choice.measures.includes('request_correction')
  const softer = choice.kind === 'measures' && isSofter(choice.measures, situation.next)
  if (softer && situation.note.trim() === '') return refuse('softer_reason_required')
  const categories = choice.kind === 'measures' ? [...new Set(choice.categories)] : []
  return allow({
    type: 'case.decided',
    choice,
    categories,
    published: publishedCategory(categories),
    month: monthOf(now),
    heldUntil: plusSeconds(now, situation.undoSeconds),
    correctionDueAt: corrects ? correctionDueAt(now, situation.correctionDays) : null,
    softerThan: softer ? (situation.next?.measure ?? null) : null,
  })
}

/** The measures that who had part in a report may still take: they protect members at once, and the next look is another person's. */
export const PROVISIONAL_MEASURES: readonly Measure[] = ['hide', 'request_correction']

const isProvisional = (choice: Choice): boolean =>
  choice.kind === 'measures' && choice.measures.every((measure) => PROVISIONAL_MEASURES.includes(measure))

function checkChoice(situation: DecideSituation, choice: Choice): ChoiceRefusal | null {
  // reminders and enquiries have outcomes of their own
  if (!isReviewCase(situation.case)) return 'measure_not_allowed'
  if (choice.kind === 'no_violation') return checkPass(situation, choice.reason ?? null)
  const flaw =
    choice.kind === 'reverse' ? checkReversal(situation.ledger, choice.reverses) : checkMeasures(situation, choice)
  if (flaw) return flaw
  if (choice.text.trim() === '') return 'text_required'
  if (unfilledVariableNames(choice.text).length > 0) return 'variable_unfilled'
  return choice.kind === 'measures' ? checkPassages(situation, choice) : null
}

/** Passing asks for a reason where something speaks against it; one that is given is a complete one. */
function checkPass({ objections, note }: DecideSituation, reason: PassReason | null): ChoiceRefusal | null {
  if (reason === null && objections.length === 0) return null
  return explainsPassing(reason, note) ? null : 'pass_reason_required'
}

type MeasuresChoice = Extract<Choice, { kind: 'measures' }>

/** Measures that are never combined with another in one decision. */
const STANDALONE_MEASURES: readonly Measure[] = ['show', 'lift']

function checkMeasures(situation: DecideSituation, choice: MeasuresChoice): ChoiceRefusal | null {
  const { measures } = choice
  if (measures.length === 0 || new Set(measures).size !== measures.length) return 'measure_not_allowed'
  for (const measure of measures) {
    const flaw = checkMeasure(measure, situation)
    if (flaw) return flaw
  }
  if (measures.length > 1 && measures.some((measure) => STANDALONE_MEASURES.includes(measure)))
    return 'measure_not_allowed'
  if (measures.some(confirmsViolation)) {
    if (choice.categories.length === 0) return 'category_required'
    if (!choice.clause) return 'clause_required'
  } else if (choice.categories.length > 0) return 'measure_not_allowed'
  return null
}

function checkPassages(situation: DecideSituation, choice: MeasuresChoice): ChoiceRefusal | null {
  const correctsText = choice.measures.includes('request_correction') && situation.case.target.type === 'job'
  if (correctsText && choice.passages.length === 0) return 'passages_required'
  const outside = choice.passages.some(
    ({ field, start, end }) => start < 0 || start >= end || end > situation.lengths[field],
  )
  return outside ? 'passage_outside_text' : null
}
