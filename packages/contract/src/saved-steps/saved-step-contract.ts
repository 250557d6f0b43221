import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { MAX_STEP_NAME_LENGTH, type SavedStep } from '@mimamori/policy/saved-steps/saved-step-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { EntryId } from '../catalogue/catalogue-entry-contract.ts'
import { list, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

export type OwnStep = { id: string; name: string; step: SavedStep }

const StepId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a saved step')
const StepName = text(MAX_STEP_NAME_LENGTH, 1).refine((name) => name.trim() !== '', 'a name')

const LetterEdit = z.strictObject({
  before: text(MAX_TEXT_LENGTH),
  removed: text(MAX_TEXT_LENGTH),
  put: text(MAX_TEXT_LENGTH),
  after: text(MAX_TEXT_LENGTH),
})

const Step = z.strictObject({
  measures: list(z.enum(PICKED_MEASURES), PICKED_MEASURES.length, 1),
  categories: list(z.enum(CATEGORIES), CATEGORIES.length),
  clause: EntryId.nullable(),
  template: EntryId,
  edit: LetterEdit.nullable(),
  note: text(2000),
})

/** Decisions of one's own under a name, which fill the panel of another case. They decide nothing, and nobody else sees them. */
export const savedSteps = {
  list: oc.meta({ permission: 'cases.decide', background: true }).output(type<OwnStep[]>()),
  add: oc
    .meta({ permission: 'cases.decide' })
    .input(z.strictObject({ name: StepName, step: Step }))
    .output(type<OwnStep>())
    .errors(refusals),
  rename: oc
    .meta({ permission: 'cases.decide' })
    .input(z.strictObject({ id: StepId, name: StepName }))
    .output(type<OwnStep>())
    .errors(refusals),
  remove: oc
    .meta({ permission: 'cases.decide' })
    .input(z.strictObject({ id: StepId }))
    .output(type<{ removed: true }>())
    .errors(refusals),
}
