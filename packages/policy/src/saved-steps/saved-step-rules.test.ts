import { expect, test } from 'vitest'
import type { CatalogueEntryOf } from '../catalogue/catalogue-entry.ts'
import type { CaseCatalogue } from '../catalogue/entries-in-force.ts'
import type { AllowedCaseActions } from '../decisions/allowed-case-actions.ts'
import { PICKED_MEASURES } from '../decisions/measure-rules.ts'
import {
  checkStepFits,
  checkStepSave,
  MAX_SAVED_STEPS,
  type SavedStep,
  type StepSituation,
} from './saved-step-rules.ts'

const both = (text: string) => ({ ja: text, en: text })
const template = (id: string, data: Partial<CatalogueEntryOf<'template'>['data']>): CatalogueEntryOf<'template'> => ({
  kind: 'template',
  id,
  version: 1,
  effectiveFrom: '2019-11-01',
  data: {
    label: both(id),
    measures: ['warn'],
    category: 'direct_deal',
    clause: 'G-4',
    text: both('警告しました。事務局'),
    active: true,
    ...data,
  },
})

const catalogue: CaseCatalogue = {
  judgedOn: '2026-11-24',
  categories: [],
  clauses: [
    {
      kind: 'clause',
      id: 'G-4',
      version: 1,
      effectiveFrom: '2019-11-01',
      data: { label: both('直接取引'), text: both(''), categories: ['direct_deal'], url: null },
    },
  ],
  templates: [
    template('warn.direct_deal', {}),
    template('hide', { measures: ['hide'], category: null, clause: null }),
    template('correction', { measures: ['request_correction'], category: null, clause: null }),
  ],
}
const moves = Object.fromEntries(PICKED_MEASURES.map((measure) => [measure, null])) as AllowedCaseActions
const situation: StepSituation = { target: 'job', moves, catalogue, passages: 1 }

const warning: SavedStep = {
  measures: ['warn'],
  categories: ['direct_deal'],
  clause: 'G-4',
  template: 'warn.direct_deal',
  edit: null,
  note: '',
}
const hiding: SavedStep = { ...warning, measures: ['hide'], template: 'hide' }
const correcting: SavedStep = { ...warning, measures: ['request_correction'], template: 'correction' }
const withTemplates = (...templates: CatalogueEntryOf<'template'>[]): StepSituation => ({
  ...situation,
  catalogue: { ...catalogue, templates },
})

test('a step fits a case like the one it was saved on', () => {
  for (const step of [warning, hiding, correcting]) expect(checkStepFits(step, situation), step.template).toBeNull()
})

test('a measure that is not possible on this case says so, whichever of its measures it is', () => {
  const shown = { ...situation, moves: { ...moves, hide: 'already_hidden' as const } }
  expect(checkStepFits(hiding, shown)).toBe('already_hidden')
  expect(checkStepFits({ ...warning, measures: ['hide', 'warn'] }, shown)).toBe('already_hidden')
  expect(checkStepFits(warning, shown)).toBeNull()
})

test('a template that is offered no more, or does something else today, is not used', () => {
  expect(checkStepFits(warning, withTemplates())).toBe('template_withdrawn')
  const graver = template('warn.direct_deal', { measures: ['hide', 'warn'] })
  expect(checkStepFits(warning, withTemplates(graver))).toBe('template_differs')
  const moved = template('warn.direct_deal', { category: 'mlm' })
  expect(checkStepFits(warning, withTemplates(moved))).toBe('template_differs')
  const own = template('hide.direct_deal', { measures: ['hide'] })
  expect(checkStepFits(hiding, withTemplates(...catalogue.templates, own))).toBe('template_withdrawn')
})

test('a clause that was not in force when the text was posted is not named', () => {
  const earlier = { ...situation, catalogue: { ...catalogue, clauses: [] } }
  expect(checkStepFits(warning, earlier)).toBe('clause_not_then')
  expect(checkStepFits({ ...warning, clause: 'G-9' }, situation)).toBe('clause_not_then')
  const lifting: SavedStep = { ...warning, measures: ['lift'], categories: [], clause: null, template: 'lift' }
  const lift = template('lift', { measures: ['lift'], category: null, clause: null })
  expect(checkStepFits(lifting, { ...withTemplates(lift), target: 'member' })).toBeNull()
})

test('a change to the letter that has no place in the words of today is not dropped silently', () => {
  const edit = { before: '警告しました。', removed: '', put: 'ご確認ください。', after: '事務局' }
  expect(checkStepFits({ ...warning, edit }, situation)).toBeNull()
  expect(checkStepFits({ ...warning, edit: { ...edit, before: '警告いたします。' } }, situation)).toBe('letter_differs')
})

test('a correction of a job needs a marked passage', () => {
  expect(checkStepFits(correcting, { ...situation, passages: 0 })).toBe('passages_missing')
  expect(checkStepFits(correcting, { ...situation, passages: 0, target: 'member' })).toBeNull()
})

test('one name is one step, and only so many are kept', () => {
  const own = Array.from({ length: MAX_SAVED_STEPS }, (_, n) => ({ id: `${n}`, name: `step ${n}` }))
  expect(checkStepSave(own, { id: null, name: 'x' })).toBe('too_many_steps')
  expect(checkStepSave(own, { id: '1', name: 'Step 2' })).toBe('step_name_taken')
  expect(checkStepSave(own, { id: '1', name: 'Step 1' })).toBeNull()
})
