import { expect, test } from 'vitest'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { NoticeText } from './notice-model.ts'
import { type FlawBasis, findNoticeFlaws } from './notice-text-rules.ts'
import { poolSmallCounts } from './small-count-rules.ts'

const counts = Object.fromEntries(CATEGORIES.map((each) => [each, each === 'mlm' ? 48 : 0])) as Record<Category, number>
const figures = poolSmallCounts(counts, { month: '2026-11', revision: 1, below: 0, order: CATEGORIES, before: [] })
const PICTURE = 'a'.repeat(64)
const basis: FlawBasis = {
  ...{ month: '2026-12', version: 1, figures, corrected: null, previous: true, pictures: [PICTURE] },
  thresholds: [{ value: 300, unit: 'characters' }],
}

const text: NoticeText = {
  title: '{{notice_month}}度のお知らせ',
  correction: '',
  opening: 'いつもありがとうございます。\n\n{{previous}}',
  sections: [
    { id: 'topics', heading: '{{notice_month}}の話題', text: '24時間、いつでも見ています' },
    { id: 'breakdown', heading: '内訳', text: '{{month}}は{{total}}でした。\n\n{{breakdown}}\n\n{{definitions}}' },
  ],
}
const withText = (words: string): NoticeText => ({
  ...text,
  sections: text.sections.map((each) => (each.id === 'topics' ? { ...each, text: words } : each)),
})
const flawsIn = (ja: NoticeText, of: Partial<FlawBasis> = {}) =>
  findNoticeFlaws({ chart: 'pie', ja, en: null }, { ...basis, ...of }).map(({ part, section, flaw, what }) =>
    [section ?? part, flaw, what].join(' ').trim(),
  )

const flawed: readonly (readonly [string, string, readonly string[]])[] = [
  ['nothing', ' ', ['topics section_empty']],
  ['a placeholder there is not', '{{totl}}', ['topics placeholder_unknown {{totl}}']],
  ['a category there is not', '{{count:nothing}}', ['topics placeholder_unknown {{count:nothing}}']],
  ['a second table', '{{breakdown}}', ['whole breakdown_twice']],
  ['the standards twice', '{{standards}}\n\n{{standards}}', ['whole standards_twice']],
  ['a block within a line', '基準は{{standards}}です', ['topics block_within_line {{standards}}']],
  ['a count typed by hand', '計7件', ['topics figure_typed 7件']],
  ['the total by itself', '計48でした', ['topics figure_typed 48']],
  ['a threshold beside the standards', '300文字以上\n\n{{standards}}', ['topics threshold_typed 300']],
  ['a picture without words', `![ ](picture:${PICTURE})`, [`topics alt_missing ![ ](picture:${PICTURE})`]],
  ['a picture there is not', '![表](picture:x)', ['topics picture_unknown ![表](picture:x)']],
]
test.each(flawed)('a section with %s keeps a notice from being published', (_, words, flaws) => {
  expect(flawsIn(withText(words))).toEqual(flaws)
})

test('a text with whatever a notice may have is published', () => {
  expect(flawsIn(text)).toEqual([])
  expect(flawsIn(withText(`{{standards}}\n\n![表](picture:${PICTURE})`))).toEqual([])
  expect(flawsIn(withText('- 300文字以上の自己紹介、上位20%以内、評価4.8以上'))).toEqual([])
  expect(flawsIn({ ...text, opening: '' })).toEqual([])
})

test('title and headings are there, and have no block', () => {
  expect(flawsIn({ ...text, title: ' ' })).toEqual(['title title_empty'])
  expect(flawsIn({ ...text, title: '{{breakdown}}' })).toEqual(['title block_within_line {{breakdown}}'])
  expect(flawsIn({ ...text, title: '違反48件のお知らせ' })).toEqual(['title figure_typed 48件'])
  const [first, ...rest] = text.sections
  const headed = (heading: string) =>
    flawsIn({ ...text, sections: [{ id: 'topics', text: '', ...first, heading }, ...rest] })
  expect(headed('')).toEqual(['topics heading_empty'])
  expect(headed('{{x}}')).toEqual(['topics placeholder_unknown {{x}}'])
})

test('a title that names another month, and a heading of another issue, keep a notice from being published', () => {
  expect(flawsIn({ ...text, title: '2019年11月度のお知らせ' })).toEqual(['title month_other 2019年11月度'])
  expect(flawsIn({ ...text, title: '2026年12月度のお知らせ' })).toEqual([])
  const [topics, ...rest] = text.sections
  const headed = (heading: string) =>
    flawsIn({ ...text, sections: [{ id: 'topics', text: '話題', ...topics, heading }, ...rest] })
  expect(headed('2019年11月度の話題')).toEqual(['topics month_other 2019年11月度'])
  expect(headed('11月度の違反内訳')).toEqual([])
})

test('the table is there once, wherever it is', () => {
  const [topics, breakdown] = text.sections
  const without = { ...text, sections: topics ? [topics] : [] }
  expect(flawsIn(without)).toEqual(['whole breakdown_missing'])
  expect(flawsIn({ ...without, opening: '{{breakdown}}' })).toEqual([])
  expect(flawsIn({ ...text, sections: breakdown ? [breakdown] : [] })).toEqual([])
})

test('a link to the notice before needs one', () => {
  expect(flawsIn(text, { previous: false })).toEqual(['opening previous_missing {{previous}}'])
  expect(flawsIn({ ...text, opening: '' }, { previous: false })).toEqual([])
})

test('from the second version on a notice says what it corrects, and the first has nothing to correct', () => {
  expect(flawsIn(text, { version: 2 })).toEqual(['correction correction_missing'])
  expect(flawsIn({ ...text, correction: '48件を直しました' }, { version: 2 })).toEqual(['correction figure_typed 48件'])
  expect(flawsIn({ ...text, correction: '表を直しました' }, { version: 2 })).toEqual([])
  expect(flawsIn({ ...text, correction: '表を直しました' })).toEqual(['correction correction_unneeded'])
  const corrected = poolSmallCounts(
    { ...counts, mlm: 50 },
    { month: '2026-11', revision: 1, below: 0, order: CATEGORIES, before: [] },
  )
  expect(flawsIn({ ...text, correction: '合計は50件でした' }, { version: 2, corrected })).toEqual([])
})

test('a correction note may say by how much published figures differ, and nothing else may', () => {
  const told = (mlm: number, more: Partial<typeof counts> = {}) =>
    poolSmallCounts(
      { ...counts, mlm, ...more },
      { month: '2026-11', revision: 1, below: 0, order: CATEGORIES, before: [] },
    )
  const note = (correction: string, corrected: typeof figures | null) =>
    flawsIn({ ...text, correction }, { version: 2, corrected })
  expect(note('1件の判断を取り消したため、合計を訂正しました', told(49))).toEqual([])
  expect(note('12件多く数えていました', told(60))).toEqual([])
  expect(note('5件を数えていませんでした', told(43)), 'more than before').toEqual([])
  expect(note('2件の判断を取り消しました', told(49))).toEqual(['correction figure_typed 2件'])
  // one category less and another more
  const moved = told(46, { other: 2 })
  expect(note('2件の区分を改めました', moved)).toEqual([])
  expect(note('1件の判断を取り消したため', null), 'what was published before is not known').not.toEqual([])
  expect(flawsIn(withText('1件の判断を取り消しました'), { corrected: told(49) })).toEqual(['topics figure_typed 1件'])
})

test('of a figure that is told in one of two versions alone, a note says no difference', () => {
  const pooled = (changed: Partial<typeof counts>) =>
    poolSmallCounts(
      { ...counts, other: 30, ...changed },
      { month: '2026-11', revision: 1, below: 5, order: CATEGORIES, before: [] },
    )
  const hidden = { ...basis, figures: pooled({ direct_deal: 3, free_sample: 2 }) }
  const correction = '7件の区分を改めました'
  const corrected = pooled({ direct_deal: 10 })
  expect(flawsIn({ ...text, correction }, { ...hidden, version: 2, corrected })).toEqual([
    'correction figure_typed 7件',
  ])
})

test('a correction note has neither blocks nor pictures', () => {
  for (const whole of ['{{standards}}', '{{breakdown}}', '{{previous}}', `![図](picture:${PICTURE})`])
    for (const correction of [`表を直しました\n\n${whole}`, `表を直しました ${whole}`])
      expect(flawsIn({ ...text, correction }, { version: 2 })).toEqual([`correction correction_not_plain ${whole}`])
})

test('a notice shows no more than twelve pictures, also where they are the same', () => {
  const pictures = Array.from({ length: 13 }, (_, n) => n.toString(16).repeat(64))
  const words = (ids: readonly string[]) => ids.map((id) => `![図](picture:${id})`).join('\n')
  expect(flawsIn(withText(words(pictures)), { pictures })).toEqual(['whole pictures_many'])
  const twelve = pictures.slice(0, 12)
  expect(flawsIn(withText(words(twelve)), { pictures })).toEqual([])
  const again = words([...twelve, pictures[0] ?? ''])
  expect(flawsIn(withText(again), { pictures })).toEqual(['whole pictures_many'])
  expect(flawsIn(withText(words(twelve)), { pictures: null }), 'a page that does not know them').toEqual([])
})

test('both languages are looked at', () => {
  const { flaw, ...at } = findNoticeFlaws({ chart: 'pie', ja: text, en: withText('') }, basis)[0] ?? {}
  expect([flaw, at]).toEqual(['section_empty', { language: 'en', part: 'text', section: 'topics', what: '' }])
})
