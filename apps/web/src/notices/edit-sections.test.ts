import { MAX_SECTIONS, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { expect, test } from 'vitest'
import { insertSection, moveSection, putBackSection, removeSection } from './edit-sections.ts'

const section = (id: string, language: string) => ({ id, heading: `${id} ${language}`, text: `words of ${id}` })
const text = (language: string, ids: readonly string[]) => ({
  title: `title ${language}`,
  correction: '',
  opening: '',
  sections: ids.map((id) => section(id, language)),
})
const texts = (...ids: string[]): NoticeTexts => ({ chart: 'pie', ja: text('ja', ids), en: text('en', ids) })
const orderIn = ({ ja, en }: NoticeTexts) => [ja, en].map((each) => each?.sections.map(({ id }) => id).join(' '))

test('a section is moved in both languages, each with its own words', () => {
  const moved = moveSection(texts('topics', 'faq', 'closing'), 'closing', 0)
  expect(orderIn(moved)).toEqual(['closing topics faq', 'closing topics faq'])
  expect(moved.en?.sections[0]).toEqual(section('closing', 'en'))
  expect(orderIn(moveSection(texts('topics', 'faq'), 'topics', 1))).toEqual(['faq topics', 'faq topics'])
})

test('a section does not leave the notice at either end', () => {
  const before = texts('topics', 'faq')
  expect(moveSection(before, 'topics', -1)).toBe(before)
  expect(moveSection(before, 'faq', 2)).toBe(before)
})

test('a section that was taken out is put back where it stood, in both languages', () => {
  const before = texts('topics', 'faq', 'closing')
  for (const id of ['topics', 'faq', 'closing']) {
    const taken = removeSection(before, id)
    if (!taken) throw new Error(`${id} was not taken out`)
    expect(orderIn(taken.texts).join()).not.toContain(id)
    expect(putBackSection(taken.texts, taken.removed)).toEqual(before)
  }
})

test('a section is put back behind the one before it, wherever that has gone, and first where it is gone', () => {
  const taken = removeSection(texts('topics', 'faq', 'closing'), 'faq')
  if (!taken) throw new Error('it was not taken out')
  expect(orderIn(putBackSection(moveSection(taken.texts, 'topics', 1), taken.removed))[0]).toBe('closing topics faq')
  const more = removeSection(taken.texts, 'topics')
  expect(orderIn(putBackSection(more?.texts ?? taken.texts, taken.removed))[0]).toBe('faq closing')
})

test('the last section stays', () => {
  expect(removeSection(texts('topics'), 'topics')).toBeNull()
})

test('a new section is added in every language, once, up to as many as a notice has', () => {
  const added = insertSection(texts('topics'), 1, { ja: section('new', 'ja'), en: null })
  expect(added.en?.sections[1]).toEqual({ id: 'new', heading: '', text: '' })
  expect(insertSection(added, 0, { ja: section('new', 'ja'), en: null })).toBe(added)
  const full = texts(...Array.from({ length: MAX_SECTIONS }, (_, n) => `s${n}`))
  expect(insertSection(full, 0, { ja: section('more', 'ja'), en: null })).toBe(full)
})
