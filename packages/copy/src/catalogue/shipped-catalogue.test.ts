import {
  ENTRY_KINDS,
  isDecisionTemplate,
  isEntryOfKind,
  REVISED_VERSION,
  SHIPPED_VERSION,
} from '@mimamori/policy/catalogue/catalogue-entry'
import { findEntryFlaws } from '@mimamori/policy/catalogue/catalogue-entry-rules'
import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { shippedClauseOf } from '@mimamori/policy/catalogue/shipped-clauses'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { clauseForTemplate, templateFor, templatesFor } from '@mimamori/policy/catalogue/template-selection'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { confirmsViolation, MEASURES, MEASURES_BY_TARGET, type Measure } from '@mimamori/policy/decisions/measure-rules'
import { REPORT_REASONS } from '@mimamori/policy/intake/intake-arrivals'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { expect, test } from 'vitest'
import { SHIPPED_CATALOGUE } from './shipped-catalogue.ts'

const templates = SHIPPED_CATALOGUE.filter(isDecisionTemplate)
/** what is done to a member, or has a way of its own */
const ALONE: readonly Measure[] = ['restrict', 'lift', 'withdraw', 'reverse']
const day = SHIPPED_VERSION.effectiveFrom

test('what ships would be accepted by the rules a lead writes under', () => {
  expect(new Set(SHIPPED_CATALOGUE.map(({ kind }) => kind))).toEqual(new Set(ENTRY_KINDS))
  const versions = SHIPPED_CATALOGUE.map(({ kind, id, version }) => `${kind} ${id} ${version}`)
  expect(new Set(versions).size).toBe(SHIPPED_CATALOGUE.length)
  for (const { kind, id, data } of SHIPPED_CATALOGUE)
    expect(findEntryFlaws(kind, data, { id, entries: SHIPPED_CATALOGUE, day }), id).toEqual([])
})

test('a template uses passages and deadline only in a correction', () => {
  for (const { id, data } of templates) {
    for (const language of LANGUAGES) {
      const used = unfilledVariableNames(data.text[language])
      expect(used.includes('passages') || used.includes('deadline'), id).toBe(id === 'correction')
    }
  }
})

test('clauses, categories and reasons have no variables', () => {
  for (const entry of SHIPPED_CATALOGUE)
    if (entry.kind !== 'template') expect(JSON.stringify(entry.data)).not.toContain('{{')
})

test('every category has a clause, a warning and an advice mail, and the seven are all there is', () => {
  const catalogue = catalogueFor(SHIPPED_CATALOGUE, day, day)
  expect(catalogue.categories.map(({ id }) => id)).toEqual([...CATEGORIES])
  for (const category of CATEGORIES) {
    expect(clauseForTemplate(catalogue, category)?.id).toBe(shippedClauseOf(category).id)
    for (const measure of ['warn', 'advice'] as const)
      expect(templateFor(catalogue.templates, measure, category)?.id).toBe(`${measure}.${category}`)
  }
  expect(SHIPPED_CATALOGUE.filter(isEntryOfKind('reason')).map(({ id }) => id)).toEqual([...REPORT_REASONS])
})

test('every list of templates fits the digits 1 to 9, and every measure has one', () => {
  for (const { effectiveFrom } of [SHIPPED_VERSION, REVISED_VERSION]) {
    const { templates: offered } = catalogueFor(SHIPPED_CATALOGUE, effectiveFrom, effectiveFrom)
    for (const measure of MEASURES) {
      expect(templatesFor(offered, measure).length).toBeGreaterThan(0)
      expect(templatesFor(offered, measure).length).toBeLessThanOrEqual(9)
    }
  }
  for (const { data } of templates)
    expect(data.measures.every((measure) => [...MEASURES_BY_TARGET.job, ...ALONE].includes(measure))).toBe(true)
})

test('what a member receives is long enough to be clear and short enough to be read', () => {
  for (const { id, data } of templates) {
    expect(data.text.ja.length, id).toBeGreaterThanOrEqual(120)
    expect(data.text.ja.length, id).toBeLessThanOrEqual(360)
  }
})

test('a template that confirms a violation names the clause, and one that takes something back does not', () => {
  for (const { id, data } of templates)
    expect(data.text.ja.includes('{{clause_title}}'), id).toBe(data.measures.some(confirmsViolation))
})

test('hidden is never called deleted, and nobody who reported or decided is mentioned', () => {
  for (const { id, data } of templates) expect(data.text.ja, id).not.toMatch(/削除|申告|通報|担当者/)
})

test('a second version says what the first one does: the same measures, category and clause, under the same number of the list', () => {
  const day2 = REVISED_VERSION.effectiveFrom
  const [before, after] = [day, day2].map((each) => catalogueFor(SHIPPED_CATALOGUE, each, each).templates)
  expect(after?.map(({ id }) => id)).toEqual(before?.map(({ id }) => id))
  const effect = ({ data: { measures, category, clause } }: (typeof templates)[number]) => ({
    measures,
    category,
    clause,
  })
  expect(after?.map(effect)).toEqual(before?.map(effect))
  expect(after?.filter(({ version }) => version === 1)).toEqual([])
})

test('what members read from the second version on has the punctuation of Japanese', () => {
  const { templates: letters, clauses } = catalogueFor(SHIPPED_CATALOGUE, REVISED_VERSION.effectiveFrom, '2027-01-01')
  for (const { id, data } of [...letters, ...clauses])
    expect(`${data.label.ja}${data.text.ja.replace(/\{\{\w+\}\}/g, '')}`, id).not.toMatch(/[():%!?,.+]/)
})
