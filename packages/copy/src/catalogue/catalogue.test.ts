import { CLAUSES } from '@mimamori/policy/catalogue/clauses'
import { unfilled, VARIABLES } from '@mimamori/policy/catalogue/render'
import { TEMPLATES } from '@mimamori/policy/catalogue/templates'
import { expect, test } from 'vitest'
import { catalogue as en } from './en.ts'
import { catalogue as ja } from './ja.ts'

const languages = { ja, en }
const variablesOf = (text: string) => [...new Set(unfilled(text))].sort()

for (const [language, catalogue] of Object.entries(languages)) {
  test(`every clause and template has words, and no other does (${language})`, () => {
    expect(Object.keys(catalogue.clauses)).toEqual(CLAUSES.map((clause) => clause.id))
    expect(Object.keys(catalogue.templates).sort()).toEqual(TEMPLATES.map((template) => template.id).sort())
    for (const { title, text } of [...Object.values(catalogue.clauses), ...Object.values(catalogue.templates)]) {
      expect(title.trim()).not.toBe('')
      expect(text.trim()).not.toBe('')
    }
  })

  test(`a template uses only variables the desk can fill, passages and deadline only in a correction (${language})`, () => {
    for (const [id, { text }] of Object.entries(catalogue.templates)) {
      const used = variablesOf(text)
      expect(VARIABLES, id).toEqual(expect.arrayContaining(used))
      expect(used.includes('passages') || used.includes('deadline'), id).toBe(id === 'correction')
    }
  })

  test(`a clause has no variables (${language})`, () => {
    for (const { title, text } of Object.values(catalogue.clauses)) expect(unfilled(title + text)).toEqual([])
  })
}

test('both languages of a template use the same variables', () => {
  for (const [id, { text }] of Object.entries(ja.templates)) {
    const other = en.templates[id as keyof typeof en.templates].text
    expect(variablesOf(other), id).toEqual(variablesOf(text))
  }
})

test('what a member receives is long enough to be clear and short enough to be read', () => {
  for (const [id, { text }] of Object.entries(ja.templates)) {
    expect(text.length, id).toBeGreaterThanOrEqual(120)
    expect(text.length, id).toBeLessThanOrEqual(350)
  }
})

test('a template that confirms a violation names the clause, and one that shows again does not', () => {
  for (const template of TEMPLATES) {
    const { text } = ja.templates[template.id as keyof typeof ja.templates]
    expect(text.includes('{clause_title}'), template.id).toBe(!template.measures.includes('show'))
  }
})

test('hidden is never called deleted, and nobody who reported or decided is mentioned', () => {
  for (const [id, { text }] of Object.entries(ja.templates)) expect(text, id).not.toMatch(/削除|申告|通報|担当者/)
})
