import { CATEGORIES } from '@mimamori/policy/catalogue/categories'
import { clauseOf } from '@mimamori/policy/catalogue/clauses'
import { isKind, KINDS, SHIPPED } from '@mimamori/policy/catalogue/entries'
import { flawsOf } from '@mimamori/policy/catalogue/flaws'
import { clauseFor, formFor, formsFor } from '@mimamori/policy/catalogue/forms'
import { catalogueFor } from '@mimamori/policy/catalogue/in-force'
import { unfilled } from '@mimamori/policy/catalogue/render'
import { confirms, MEASURES, MEASURES_ON, type Measure } from '@mimamori/policy/decisions/measures'
import { REPORT_REASONS } from '@mimamori/policy/intake/arrivals'
import { LANGUAGES } from '@mimamori/policy/staff/staff'
import { expect, test } from 'vitest'
import { shipped } from './shipped.ts'

const templates = shipped.filter(isKind('template'))
/** what is done to a member, or has a way of its own */
const ALONE: readonly Measure[] = ['restrict', 'lift', 'withdraw', 'reverse']
const day = SHIPPED.effectiveFrom

test('what ships would be accepted by the rules a lead writes under', () => {
  expect(new Set(shipped.map(({ kind }) => kind))).toEqual(new Set(KINDS))
  expect(new Set(shipped.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(shipped.length)
  for (const { kind, id, data } of shipped) expect(flawsOf(kind, data, { entries: shipped, day }), id).toEqual([])
})

test('a template uses passages and deadline only in a correction', () => {
  for (const { id, data } of templates) {
    for (const language of LANGUAGES) {
      const used = unfilled(data.text[language])
      expect(used.includes('passages') || used.includes('deadline'), id).toBe(id === 'correction')
    }
  }
})

test('clauses, categories and reasons have no variables', () => {
  for (const entry of shipped) if (entry.kind !== 'template') expect(JSON.stringify(entry.data)).not.toContain('{{')
})

test('every category has a clause, a warning and an advice mail, and the seven are all there is', () => {
  const catalogue = catalogueFor(shipped, day, day)
  expect(catalogue.categories.map(({ id }) => id)).toEqual([...CATEGORIES])
  for (const category of CATEGORIES) {
    expect(clauseFor(catalogue, category)?.id).toBe(clauseOf(category).id)
    for (const measure of ['warn', 'advice'] as const)
      expect(formFor(catalogue.templates, measure, category)?.id).toBe(`${measure}.${category}`)
  }
  expect(shipped.filter(isKind('reason')).map(({ id }) => id)).toEqual([...REPORT_REASONS])
})

test('every list of templates fits the digits 1 to 9, and every measure has one', () => {
  for (const measure of MEASURES) {
    expect(formsFor(templates, measure).length).toBeGreaterThan(0)
    expect(formsFor(templates, measure).length).toBeLessThanOrEqual(9)
  }
  for (const { data } of templates)
    expect(data.measures.every((measure) => [...MEASURES_ON.job, ...ALONE].includes(measure))).toBe(true)
})

test('what a member receives is long enough to be clear and short enough to be read', () => {
  for (const { id, data } of templates) {
    expect(data.text.ja.length, id).toBeGreaterThanOrEqual(120)
    expect(data.text.ja.length, id).toBeLessThanOrEqual(360)
  }
})

test('a template that confirms a violation names the clause, and one that takes something back does not', () => {
  for (const { id, data } of templates)
    expect(data.text.ja.includes('{{clause_title}}'), id).toBe(data.measures.some(confirms))
})

test('hidden is never called deleted, and nobody who reported or decided is mentioned', () => {
  for (const { id, data } of templates) expect(data.text.ja, id).not.toMatch(/削除|申告|通報|担当者/)
})
