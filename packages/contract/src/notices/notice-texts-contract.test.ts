import type { NoticeText } from '@mimamori/policy/notices/notice-model'
import { expect, test } from 'vitest'
import { NoticeTextsInput } from './notice-texts-contract.ts'

const section = (id: string) => ({ id, heading: '見出し', text: '本文' })
const ja: NoticeText = { title: '題名', correction: '', opening: '', sections: [section('a'), section('b')] }
const valid = { chart: 'pie', ja, en: null }
const flawsOf = (input: unknown) => {
  const read = NoticeTextsInput.safeParse(input)
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('.'))
}
const many = (n: number) => Array.from({ length: n }, (_, at) => section(`s${at}`))

test('a text may have from one to twenty sections, in both languages', () => {
  expect(flawsOf(valid)).toEqual([])
  expect(flawsOf({ ...valid, en: ja })).toEqual([])
  expect(flawsOf({ ...valid, ja: { ...ja, sections: many(20) } })).toEqual([])
  expect(flawsOf({ ...valid, ja: { ...ja, sections: many(1) } })).toEqual([])
})

const malformed: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['nothing', null, ['']],
  [
    'former sections',
    { ja: { topics: '' }, en: null },
    ['chart', 'ja.title', 'ja.correction', 'ja.opening', 'ja.sections', 'ja'],
  ],
  ['an unknown chart', { ...valid, chart: 'donut' }, ['chart']],
  ['no section', { ...valid, ja: { ...ja, sections: [] } }, ['ja.sections']],
  ['21 sections', { ...valid, ja: { ...ja, sections: many(21) } }, ['ja.sections']],
  ['one id twice', { ...valid, ja: { ...ja, sections: [section('a'), section('a')] } }, ['ja.sections.1.id']],
  ['an id in capitals', { ...valid, ja: { ...ja, sections: [section('A b')] } }, ['ja.sections.0.id']],
  ['an id that is markup', { ...valid, ja: { ...ja, sections: [section('"><b>')] } }, ['ja.sections.0.id']],
  ['an id of 41 letters', { ...valid, ja: { ...ja, sections: [section('a'.repeat(41))] } }, ['ja.sections.0.id']],
  [
    'a heading of two lines',
    { ...valid, ja: { ...ja, sections: [{ ...section('a'), heading: 'a\nb' }] } },
    ['ja.sections.0.heading'],
  ],
  [
    'a long heading',
    { ...valid, ja: { ...ja, sections: [{ ...section('a'), heading: 'あ'.repeat(121) }] } },
    ['ja.sections.0.heading'],
  ],
  [
    'a long text',
    { ...valid, ja: { ...ja, sections: [{ ...section('a'), text: 'あ'.repeat(6_001) }] } },
    ['ja.sections.0.text'],
  ],
  [
    'a text with NUL',
    { ...valid, ja: { ...ja, sections: [{ ...section('a'), text: '\u0000' }] } },
    ['ja.sections.0.text'],
  ],
  ['an unknown field', { ...valid, ja: { ...ja, sections: [{ ...section('a'), html: '' }] } }, ['ja.sections.0']],
  ['a long title', { ...valid, ja: { ...ja, title: 'あ'.repeat(121) } }, ['ja.title']],
  ['a long correction', { ...valid, ja: { ...ja, correction: 'あ'.repeat(1_001) } }, ['ja.correction']],
  ['a long opening', { ...valid, ja: { ...ja, opening: 'あ'.repeat(6_001) } }, ['ja.opening']],
  ['a length that is none', { ...valid, ja: { ...ja, opening: { length: { toString: null } } } }, ['ja.opening']],
  [
    'too much in all',
    { ...valid, ja: { ...ja, sections: many(6).map((each) => ({ ...each, text: 'あ'.repeat(6_000) })) } },
    ['ja'],
  ],
  [
    'one picture thirteen times',
    { ...valid, ja: { ...ja, opening: `![図](picture:${'a'.repeat(64)})\n`.repeat(13) } },
    ['ja'],
  ],
  [
    'other sections in English',
    { ...valid, en: { ...ja, sections: [section('b'), section('a')] } },
    ['en.sections.0.id', 'en.sections.1.id'],
  ],
  ['fewer sections in English', { ...valid, en: { ...ja, sections: [section('a')] } }, ['en.sections']],
]
test.each(malformed)('a text with %s is refused by its field', (_, input, paths) => {
  expect(flawsOf(input)).toEqual(paths)
})
