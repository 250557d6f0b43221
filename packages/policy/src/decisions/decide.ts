import { monthOf } from '../breakdown/month.ts'
import type { Case } from '../cases/case.ts'
import { holds, type LeaseRefusal } from '../cases/lease.ts'
import { type Category, publishedCategory } from '../catalogue/categories.ts'
import { unfilled } from '../catalogue/render.ts'
import { plusSeconds } from '../instant.ts'
import type { Staff } from '../staff/staff.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Choice } from './choice.ts'
import { confirms, MEASURES_ON, type Measure } from './measures.ts'

export type DecideSituation = {
  readonly case: Case
  readonly actor: Staff
  readonly now: string
  /** is the target visible on the marketplace as far as the desk's standing decisions go */
  readonly visible: boolean
  /** lengths of the fields passages may point into */
  readonly lengths: { readonly title: number; readonly body: number }
  /** what was on screen when the person decided */
  readonly seen: { readonly fence: number; readonly contentVersion: number }
  /** seconds the effect waits for an undo; 10 unless a setting says otherwise */
  readonly undoSeconds: number
}

export type ChoiceRefusal =
  | 'measure_not_allowed'
  | 'already_hidden'
  | 'not_hidden'
  | 'category_required'
  | 'clause_required'
  | 'text_required'
  | 'variable_unfilled'
  | 'passages_required'
  | 'passage_outside_text'
export type DecideRefusal = LeaseRefusal | 'content_changed' | ChoiceRefusal

export type Decided = {
  readonly type: 'case.decided'
  readonly choice: Choice
  readonly categories: readonly Category[]
  /** what the breakdown counts it under; `null` when it confirms nothing */
  readonly published: Category | null
  /** Japan-time month it counts in */
  readonly month: string
  readonly heldUntil: string
}

/** Decide a case. The effect waits in `held` until the undo window is over. */
export function decide(situation: DecideSituation, choice: Choice): Verdict<Decided, DecideRefusal> {
  const { case: it, actor, now, seen } = situation
  const refusal = holds(it, actor, seen.fence, now)
  if (refusal) return refuse(refusal)
  if (it.contentVersion !== seen.contentVersion) return refuse('content_changed')
  const flaw = flawOf(situation, choice)
  if (flaw) return refuse(flaw)
  const categories = choice.kind === 'measures' ? [...new Set(choice.categories)] : []
  return allow({
    type: 'case.decided',
    choice,
    categories,
    published: publishedCategory(categories),
    month: monthOf(now),
    heldUntil: plusSeconds(now, situation.undoSeconds),
  })
}

function flawOf(situation: DecideSituation, choice: Choice): ChoiceRefusal | null {
  if (choice.kind === 'no_violation') return null
  const { measures } = choice
  if (measures.length === 0 || new Set(measures).size !== measures.length) return 'measure_not_allowed'
  for (const measure of measures) {
    const flaw = measureOpen(measure, situation)
    if (flaw) return flaw
  }
  if (measures.includes('show') && measures.length > 1) return 'measure_not_allowed'
  if (measures.some(confirms)) {
    if (choice.categories.length === 0) return 'category_required'
    if (!choice.clause) return 'clause_required'
  } else if (choice.categories.length > 0) return 'measure_not_allowed'
  if (choice.text.trim() === '') return 'text_required'
  if (unfilled(choice.text).length > 0) return 'variable_unfilled'
  return passageFlaw(situation, choice)
}

function passageFlaw(situation: DecideSituation, choice: Extract<Choice, { kind: 'measures' }>): ChoiceRefusal | null {
  const correctsText = choice.measures.includes('request_correction') && situation.case.target.type === 'job'
  if (correctsText && choice.passages.length === 0) return 'passages_required'
  const outside = choice.passages.some(
    ({ field, start, end }) => start < 0 || start >= end || end > situation.lengths[field],
  )
  return outside ? 'passage_outside_text' : null
}

/** Is this measure open for this target as it stands? Also what a button asks before it is pressed. */
export function measureOpen(
  measure: Measure,
  situation: Pick<DecideSituation, 'case' | 'visible'>,
): 'measure_not_allowed' | 'already_hidden' | 'not_hidden' | null {
  if (!MEASURES_ON[situation.case.target.type].includes(measure)) return 'measure_not_allowed'
  if (measure === 'hide' && !situation.visible) return 'already_hidden'
  if (measure === 'show' && situation.visible) return 'not_hidden'
  return null
}
