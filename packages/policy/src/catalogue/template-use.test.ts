import { expect, test } from 'vitest'
import type { CatalogueEntry, CatalogueEntryOf, TemplateData } from './catalogue-entry.ts'
import { addVersion } from './catalogue-version-rules.ts'
import { checkChoiceInForce } from './choice-in-force-rules.ts'
import { catalogueFor } from './entries-in-force.ts'
import { impliedUse, REMINDER_TEMPLATE_IDS } from './template-use.ts'

const TODAY = '2026-11-24'
const say = (ja: string, en = ja) => ({ ja, en })
const template = (id: string, change: Partial<TemplateData> = {}): CatalogueEntryOf<'template'> => ({
  kind: 'template',
  id,
  version: 1,
  effectiveFrom: '2019-11-01',
  data: {
    use: impliedUse(id),
    label: say(id),
    measures: impliedUse(id) ? [] : ['warn'],
    category: null,
    clause: null,
    text: say('{{job_title}}'),
    active: true,
    ...change,
  },
})
const ENTRIES: readonly CatalogueEntry[] = [
  template('warn'),
  ...REMINDER_TEMPLATE_IDS.map((id) => template(id)),
  template('enquiry.found'),
]
const PAID = 'reminder.payment_confirmed.asking'

function added(id: string, change: Partial<TemplateData> = {}, entries = ENTRIES) {
  const after = entries.some((each) => each.id === id) ? 1 : 0
  const draft = { ...template(id, change), effectiveFrom: TODAY }
  const verdict = addVersion(
    { actor: { id: 'tanaka', alias: '田中', role: 'lead' }, today: TODAY, entries, after },
    draft,
  )
  return verdict.ok ? verdict.event.entry.version : verdict.refusal
}

test('a contact reminder has nine letters: that which asks the silent side, and for each outcome one to either side', () => {
  expect(REMINDER_TEMPLATE_IDS).toHaveLength(9)
  expect(REMINDER_TEMPLATE_IDS).toContain('reminder.dismissed.silent')
})

test('who decides on a case is never offered a letter of a contact reminder or an answer to an enquiry', () => {
  const { templates } = catalogueFor(ENTRIES, TODAY, TODAY)
  expect(templates.map(({ id }) => id)).toEqual(['warn'])
})

test.each([PAID, 'enquiry.found'])('nobody decides with %s, even by its id', (id) => {
  const warning = { kind: 'measures', measures: ['warn'], categories: ['other'], clause: null, text: '' } as const
  const decided = (of: string) =>
    checkChoiceInForce(
      ENTRIES,
      { ...warning, passages: [], template: { id: of, version: 1 } },
      { judgedOn: TODAY, today: TODAY },
    )
  expect([decided('warn'), decided(id)]).toEqual([null, 'template_not_in_force'])
})

test('a lead rewrites a letter of a contact reminder, but neither adds another nor retires one', () => {
  expect(added(PAID, { text: say('{{job_title}} {{amount}} {{deadline}}') })).toBe(2)
  expect(added('reminder.extended.asking')).toBe('reminder_letters_fixed')
  expect(added(PAID, { active: false })).toBe('reminder_letter_retired')
})

test('a lead adds answers to enquiries and retires them, but not the last one', () => {
  expect(added('enquiry.police')).toBe(1)
  expect(added('enquiry.found', { active: false })).toBe('last_active')
  expect(added('enquiry.found', { active: false }, [...ENTRIES, template('enquiry.police')])).toBe(2)
})

test('what a template is for is said by the id of a new one, and never changes', () => {
  expect(added('police', { use: 'enquiry', measures: [] })).toBe('use_differs')
  expect(added('enquiry.police', { use: undefined, measures: ['warn'] })).toBe('use_differs')
  expect(added('warn', { use: 'enquiry', measures: [] })).toBe('use_differs')
  expect(added(PAID, { use: undefined, measures: ['warn'] })).toBe('use_differs')
})

test('a template of decisions that a desk named so before keeps its use', () => {
  const own = template('enquiry.own', { use: undefined, measures: ['warn'] })
  expect(added('enquiry.own', own.data, [...ENTRIES, own])).toBe(2)
})

test.each([
  ['measures', { measures: ['warn'] }],
  ['a category', { category: 'mlm' }],
  ['a clause', { clause: 'G-4' }],
] as const)('a letter that decides nothing has no %s', (_, change) => {
  expect(added('enquiry.found', change)).toBe('letter_with_measures')
  expect(added(PAID, change)).toBe('letter_with_measures')
})

test.each([
  ['an amount of a contact reminder', PAID, '{{amount}}', 2],
  ['the deadline of a contact reminder', PAID, '{{deadline}}', 2],
  ['a clause of a contact reminder', PAID, '{{clause_title}}', 'variable_not_here'],
  ['the job of an enquiry', 'enquiry.found', '{{job_title}}', 2],
  ['an amount of an enquiry', 'enquiry.found', '{{amount}}', 'variable_not_here'],
  ['a deadline of an enquiry', 'enquiry.found', '{{deadline}}', 'variable_not_here'],
  ['an amount of a decision', 'warn', '{{amount}}', 'variable_not_here'],
] as const)('a letter with %s', (_, id, words, result) => {
  expect(added(id, { text: say(words) })).toBe(result)
})
