import { expect, test } from 'vitest'
import { firstNoticeTexts, nextMonthTexts, nextVersionTexts, withEnglish } from './begin-notice-texts.ts'
import { type FormerNoticeTexts, readNoticeTexts } from './former-notice-texts.ts'
import type { NoticeText, NoticeTexts } from './notice-model.ts'

const section = (id: string, heading: string, text: string) => ({ id, heading, text })
const templateIn = (language: string): NoticeText => ({
  title: `${language} template`,
  correction: '',
  opening: 'opening\n\n{{previous}}',
  sections: [section('topics', 'topics', '{{open}}'), section('standards', 'standards', '{{standards}}')],
})
const templates = { ja: templateIn('ja'), en: templateIn('en') }

const written = (words: string): NoticeText => ({
  title: `${words} {{notice_month}}`,
  correction: `${words} corrected`,
  opening: words,
  sections: [
    section('own-1', `${words} own`, '![図](picture:1)'),
    section('topics', `${words} of {{notice_month}}`, words),
    section('standards', words, '300文字'),
  ],
})
const last: NoticeTexts = { chart: 'bars', ja: written('日本語'), en: written('English') }
const usual = { first: false, standardsTyped: false }

test('the next month has title, sections, order, headings, chart and pictures of the last one, in both languages, with fresh topics and no correction', () => {
  const next = nextMonthTexts(last, templates, usual)
  expect(next.chart).toBe('bars')
  for (const language of ['ja', 'en'] as const) {
    const [before, after] = [last[language], next[language]]
    expect(after).toEqual({
      ...before,
      correction: '',
      sections: before?.sections.map((each) => (each.id === 'topics' ? { ...each, text: '{{open}}' } : each)),
    })
  }
  expect(nextMonthTexts({ ...last, en: null }, templates, usual).en).toBe(null)
})

test('the second notice of a desk links to the first, which had none before it', () => {
  expect(firstNoticeTexts(templates.ja).ja.opening).toBe('opening')
  const next = nextMonthTexts(last, templates, { ...usual, first: true })
  expect([next.ja.opening, next.en?.opening]).toEqual(['日本語\n\n{{previous}}', 'English\n\n{{previous}}'])
  expect(nextMonthTexts(next, templates, { ...usual, first: true }).ja.opening, 'once').toBe(next.ja.opening)
})

test('a correction begins with what was published', () => {
  const next = nextVersionTexts(last)
  expect(next).toEqual({
    chart: 'bars',
    ja: { ...last.ja, correction: '' },
    en: { ...written('English'), correction: '' },
  })
})

test('an English side has the sections of the Japanese one', () => {
  const { en } = withEnglish({ ...last, en: null }, templates.en)
  expect(en?.sections).toEqual([
    section('own-1', '', ''),
    section('topics', 'topics', '{{open}}'),
    section('standards', 'standards', '{{standards}}'),
  ])
  expect(en?.opening, 'the Japanese one links to no notice before').toBe('opening')
})

const former: FormerNoticeTexts = {
  ja: { topics: 't', standards: 's', breakdown: 'b', activities: 'a', faq: 'f' },
  en: null,
}
const headings = { topics: 'T', standards: 'S', breakdown: 'B', activities: 'A', faq: 'F' }
const words = { ja: { title: '{{notice_month}}号', headings }, en: { title: 'n', headings } }

test('a text from before sections could be chosen is read with the title and headings it was published with', () => {
  const read = readNoticeTexts(former, words)
  expect(read).toEqual({
    chart: 'bars',
    ja: {
      title: '{{notice_month}}号',
      correction: '',
      opening: '',
      sections: [
        section('topics', 'T', 't'),
        section('standards', 'S', 's'),
        section('breakdown', 'B', 'b'),
        section('activities', 'A', 'a'),
        section('faq', 'F', 'f'),
      ],
    },
    en: null,
  })
  expect(readNoticeTexts({ ...former, en: former.ja }, words).en?.title).toBe('n')
  expect(readNoticeTexts(last, words), 'one of the present shape is as it is').toBe(last)
})

test('thresholds that somebody typed before the desk wrote the standards are not carried on', () => {
  const next = nextMonthTexts(readNoticeTexts(former, words), templates, { ...usual, standardsTyped: true })
  expect(next.ja.sections.map(({ text }) => text)).toEqual(['{{open}}', '{{standards}}', 'b', 'a', 'f'])
})
