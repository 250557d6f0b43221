import type { NoticeText, NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { expect, test } from 'vitest'
import { compareFigures, compareNotices, isUnchanged } from './compare-notices.ts'

const section = (id: string, heading = id, text = `words of ${id}`) => ({ id, heading, text })
const text = (...sections: NoticeText['sections']): NoticeText => ({
  title: 'title',
  correction: '',
  opening: 'opening',
  sections,
})
const texts = (ja: NoticeText, en: NoticeText | null = null): NoticeTexts => ({ chart: 'pie', ja, en })
const compare = (before: NoticeText, after: NoticeText) => {
  const found = compareNotices(texts(before), texts(after), 'ja')
  if (!found) throw new Error('there is a Japanese text')
  return found
}
const [a, b, c, d] = [section('a'), section('b'), section('c'), section('d')]

test('equal texts have no change, and all their sections are unchanged', () => {
  const same = compare(text(a, b), text(a, b))
  expect(isUnchanged(same)).toBe(true)
  expect(same.unchanged).toEqual(['a', 'b'])
})

test('a section that is put first is the one that was moved, not those it passed', () => {
  const { sections } = compare(text(a, b, c, d), text(d, a, b, c))
  expect(sections.map(({ id, moved }) => [id, moved])).toEqual([['d', { from: 4, to: 1 }]])
})

test('a section before which another was added or removed has not moved', () => {
  expect(compare(text(a, b), text(c, a, b)).sections.map(({ id, moved }) => [id, moved])).toEqual([['c', null]])
  expect(compare(text(a, b, c), text(b, c)).sections.map(({ id, after }) => [id, after])).toEqual([['a', null]])
})

test('what is gone stands where it stood', () => {
  const { sections } = compare(text(a, b, c), text(section('a', 'a', 'other'), section('c', 'c', 'other')))
  expect(sections.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('a heading alone, a title and an opening are changes', () => {
  const renamed = compare(text(a), text(section('a', 'another')))
  expect(renamed.sections[0]?.after?.heading).toBe('another')
  const lines = compare(text(a), { ...text(a), title: 'new', opening: '' }).lines
  expect(lines.map(({ part }) => part)).toEqual(['title', 'opening'])
})

test('pictures that came, went, or are described in other words are named', () => {
  const id = '0'.repeat(64)
  const shown = (alt: string) => text(section('a', 'a', `![${alt}](picture:${id})`))
  expect(compare(text(a), shown('x')).pictures).toEqual([{ id, before: null, after: 'x' }])
  expect(compare(shown('x'), text(a)).pictures).toEqual([{ id, before: 'x', after: null }])
  expect(compare(shown('x'), shown('y')).pictures).toEqual([{ id, before: 'x', after: 'y' }])
  expect(compare(shown('x'), shown('x')).pictures).toEqual([])
})

test('an English side that was added or dropped is a change, one that never was is none', () => {
  const both = texts(text(a), text(a))
  expect(compareNotices(texts(text(a)), both, 'en')?.language).toBe('added')
  expect(compareNotices(both, texts(text(a)), 'en')?.language).toBe('removed')
  expect(compareNotices(texts(text(a)), texts(text(a)), 'en')).toBeNull()
})

test('another form of the chart is a change', () => {
  const found = compareNotices(texts(text(a)), { ...texts(text(a)), chart: 'bars' }, 'ja')
  expect(found?.chart).toEqual({ before: 'pie', after: 'bars' })
  expect(found && isUnchanged(found)).toBe(false)
})

test('figures that differ are named, the total first, and what is not published stays so', () => {
  const row = (category: 'mlm' | 'stealth_marketing' | 'direct_deal', n: number | null) => ({
    category,
    n,
    percent: null,
  })
  const figures = (total: number | null, pooled: number | null, ...rows: ReturnType<typeof row>[]) => ({
    ...{ month: '2026-10', revision: 1, below: 5, total },
    ...{ rows, pooled: pooled === null ? null : { categories: 2, n: pooled, percent: null } },
  })
  expect(
    compareFigures(
      figures(12, null, row('mlm', 7), row('stealth_marketing', 5), row('direct_deal', 9)),
      figures(15, 7, row('mlm', 7), row('stealth_marketing', null), row('direct_deal', 8)),
    ),
  ).toEqual([
    { category: 'total', before: 12, after: 15 },
    { category: 'stealth_marketing', before: 5, after: null },
    { category: 'direct_deal', before: 9, after: 8 },
    { category: 'pooled', before: null, after: 7 },
  ])
})
