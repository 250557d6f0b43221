import type { CatalogueEntryOf } from '../catalogue/catalogue-entry.ts'
import type { CaseCatalogue } from '../catalogue/entries-in-force.ts'
import { clauseForTemplate, templateFor } from '../catalogue/template-selection.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import type { AllowedCaseActions, CaseActionRefusal } from '../decisions/allowed-case-actions.ts'
import { confirmsViolation, type PickedMeasure } from '../decisions/measure-rules.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import { checkOwnName, type OwnNamed } from '../snippets/own-name-rules.ts'
import { applyLetterEdit, type LetterEdit } from './letter-edit.ts'

export const MAX_SAVED_STEPS = 50
export const MAX_STEP_NAME_LENGTH = 40

/**
 * A decision that a person keeps under a name, without anything of the case it was made on. It fills the decision panel of another case
 * and decides nothing; withdrawals and reversals cannot be kept.
 */
export type SavedStep = {
  readonly measures: readonly PickedMeasure[]
  readonly categories: readonly Category[]
  readonly clause: string | null
  /** the id of its template: today's version is sent */
  readonly template: string
  /** what was changed in the letter; `null`: nothing */
  readonly edit: LetterEdit | null
  readonly note: string
}

export type SavedStepRefusal = 'step_name_taken' | 'too_many_steps'

/** Can its owner keep this step beside their others? `id` is `null` for a new one. */
export function checkStepSave(
  own: readonly OwnNamed[],
  step: { readonly id: string | null; readonly name: string },
): SavedStepRefusal | null {
  const refusal = checkOwnName(own, step, MAX_SAVED_STEPS)
  if (refusal === null) return null
  return refusal === 'too_many' ? 'too_many_steps' : 'step_name_taken'
}

/** Why a step does not fit a case, beside what makes a measure unavailable. */
export type StepMisfit =
  | CaseActionRefusal
  | 'template_withdrawn'
  | 'template_differs'
  | 'clause_not_then'
  | 'letter_differs'
  | 'passages_missing'

/** What a step is measured against: a case as it is on screen. */
export type StepSituation = {
  readonly target: TargetType
  readonly moves: AllowedCaseActions
  readonly catalogue: CaseCatalogue
  /** how many passages of the text are marked */
  readonly passages: number
}

/** The panel a step fills: that of its last measure, as in the lists of templates. */
export function panelOfStep({ measures }: Pick<SavedStep, 'measures'>): PickedMeasure | undefined {
  return measures.at(-1)
}

/** The template of a step as it is sent today; `undefined`: it is not offered any more, or another one is for these categories. */
export function templateOfStep(
  { template, categories, measures }: SavedStep,
  { templates }: Pick<CaseCatalogue, 'templates'>,
): CatalogueEntryOf<'template'> | undefined {
  const panel = panelOfStep({ measures })
  const found = templates.find(({ id }) => id === template)
  if (!panel || panel === 'warn' || panel === 'advice') return found
  return templateFor(templates, panel, categories[0])?.id === template ? found : undefined
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each))

/** Why this step cannot be used on this case; `null`: it can, as a whole. */
export function checkStepFits(step: SavedStep, situation: StepSituation): StepMisfit | null {
  const { moves, catalogue, passages, target } = situation
  for (const measure of step.measures) {
    const refusal = moves[measure]
    if (refusal) return refusal
  }
  const template = templateOfStep(step, catalogue)
  if (!template) return 'template_withdrawn'
  const { data } = template
  if (!sameList(data.measures, step.measures)) return 'template_differs'
  const categorized = data.category === null || sameList(step.categories, [data.category])
  const choosesCategory = step.measures.some((measure) => measure === 'warn' || measure === 'advice')
  if (choosesCategory && !categorized) return 'template_differs'
  if (step.measures.some(confirmsViolation)) {
    const clause = clauseForTemplate(catalogue, step.categories[0], data.clause)
    if (clause === undefined || clause.id !== step.clause) return 'clause_not_then'
  }
  if (step.edit && applyLetterEdit(data.text.ja, step.edit) === null) return 'letter_differs'
  const marks = step.measures.includes('request_correction') && target === 'job'
  return marks && passages === 0 ? 'passages_missing' : null
}
