import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import { type PublishedFigures, poolSmallCounts } from './small-count-rules.ts'
import { correctionNumbers, findThresholds, findTypedFigures, findTypedThresholds } from './typed-figure-rules.ts'
import { valueOfNumber } from './typed-numbers.ts'

const counts = (...n: number[]) =>
  Object.fromEntries(CATEGORIES.map((category, at) => [category, n[at] ?? 0])) as Record<Category, number>
const published = (n: Record<Category, number>, below = 0): PublishedFigures =>
  poolSmallCounts(n, { month: '2026-11', revision: 1, below, order: CATEGORIES, before: [] })

/** 12, 48 and 4 of 64: 18.8%, 75.0% and 6.3% */
const figures = published(counts(12, 48, 4))

const caught: readonly (readonly [string, readonly string[]])[] = [
  ['違反は30件でした', ['30件']],
  ['違反は３０件でした', ['30件']],
  ['違反は３ 件でした', ['3 件']],
  ['三十件を確認しました', ['三十件']],
  ['三十 件を確認しました', ['三十 件']],
  ['一二件でした', ['一二件']],
  ['1万2千件でした', ['1万2千件']],
  ['前月より12.5%増えました', ['12.5%']],
  ['前月より１２．５％増えました', ['12.5%']],
  ['七割が直接取引でした', ['七割']],
  ['3割が直接取引でした', ['3割']],
  ['二十パーセントでした', ['二十パーセント']],
  ['In all 1,204 jobs', ['1,204 jobs']],
  ['There were 3 violations', ['3 violations']],
  ['3 confirmed cases', ['3 confirmed cases']],
  ['About 40 percent were direct dealing', ['40 percent']],
  // by themselves, as they are the figures of this month
  ['全部で64でした', ['64']],
  ['直接取引（48）とその他', ['48']],
  ['四十八の依頼を確認しました', ['四十八']],
  ['48依頼でした', ['48']],
  ['構成比は75.0、次は18.8です', ['75.0', '18.8']],
  ['Of 64, most were stealth marketing', ['64']],
  ['All 48 were hidden', ['48']],
  ['https://example.com/をご覧ください。30件ありました', ['30件']],
  // whatever Markdown or invisible letters are between
  ['違反は**12**件でした', ['12件']],
  ['違反は__12__件でした', ['12件']],
  ['違反は[12](https://example.com/faq)件でした', ['12件']],
  ['違反は12\\件でした', ['12件']],
  ['違反は1\u200B2\u200B件でした', ['12件']],
  ['全部で**64**でした', ['64']],
  ['https://example.com/faq（64）', ['64']],
  ['https://example.com/faq）30件', ['30件']],
]
test.each(caught)('「%s」 says a figure of the month', (text, found) => {
  expect(findTypedFigures(text, figures)).toEqual(found)
})

const free: readonly string[] = [
  '24時間、365日、いつでも見ています',
  '64時間以内に返信します、48人のスタッフ、12か月、12ヶ月間、64文字、64万円',
  '報酬額が上位20%以内、返信率80%以上、キャンセル率30%以下、割合が0.5%以下',
  '上位20%に入ること、手数料は20%です、消費税10%がかかります',
  'タスクを5件以上、1日に1件まで、十件以内、1件あたり、1件ずつ、一件一件確認します、1件目、一件の本文に',
  '評価4.8以上、最後のログインから1か月以内',
  '2026年10月の違反内訳、2026年10月1日から、12日に公開、2019年度、12月12日、2026-12-01、10:48',
  'October 2026, December 12, 2026, 12 December, since 2015',
  '合計{{total}}、直接取引{{count:direct_deal}}、{{share:mlm}}',
  '[規約](https://example.com/terms/64/48) と https://example.com/faq/48 と（https://example.com/64）',
  '1. 一つ目\n2. 二つ目\n12. 十二個目\n① 一つ目 ⑫ 十二個目',
  '![表](picture:484864)',
  '一人ひとりの会員、二人、第三者、一部、一般、十人十色、全件、数件、数十件、何件か',
  '第12条、No. 48、Q12、A4、#48、¥48、12〜20分、24/7、03-4848-6464',
  'up to 5 jobs at a time, at least 3 cases, 48 hours, 12 characters, top 20%, a fee of 20%, 20% off',
  'rated 4.8 or better, 12 or more',
  '4つのお願い、3つの確認',
]
test.each(free)('「%s」 says no figure of the month', (text) => {
  expect(findTypedFigures(text, figures)).toEqual([])
})

const KANJI = '〇一二三四五六七八九'
function kanjiOf(n: number): string {
  const parts = [
    [Math.floor(n / 1000), '千'],
    [Math.floor(n / 100) % 10, '百'],
    [Math.floor(n / 10) % 10, '十'],
  ] as const
  const high = parts.map(([digit, unit]) => (digit === 0 ? '' : `${digit === 1 ? '' : KANJI[digit]}${unit}`)).join('')
  return n === 0 ? '〇' : high + (n % 10 === 0 ? '' : (KANJI[n % 10] ?? ''))
}
const wide = (n: string) => n.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))

test('numbers in kanji are read', () => {
  fc.assert(fc.property(fc.nat(9_999), (n) => void expect(valueOfNumber(kanjiOf(n))).toBe(n)))
  expect(['一二', '三〇', '2万3千', '1,204', '12.5', '五万', '十', '千'].map(valueOfNumber)).toEqual([
    12, 30, 23_000, 1_204, 12.5, 50_000, 10, 1_000,
  ])
})

const month = fc.array(fc.nat(400), { minLength: 7, maxLength: 7 }).map((n) => counts(...n))

test('whatever a month counted: each of its figures, typed by hand in whatever way, is caught', () => {
  const way = fc.constantFrom(
    (n: string) => `違反は${n}件でした`,
    (n: string) => `合計${n} 件を確認`,
    (n: string) => `違反は${wide(n)}件でした`,
    (n: string) => `違反は${kanjiOf(Number(n))}件でした`,
    (n: string) => `We confirmed ${Number(n).toLocaleString('en')} violations`,
    (n: string) => `In all ${n} jobs were hidden`,
  )
  const alone = fc.constantFrom(
    (n: string) => `違反は${n}でした`,
    (n: string) => `違反（${wide(n)}）`,
    (n: string) => `違反は${kanjiOf(Number(n))}でした`,
    (n: string) => `${n} were confirmed.`,
  )
  fc.assert(
    fc.property(month, way, alone, (n, typed, bare) => {
      const of = published(n)
      for (const value of Object.values(n)) {
        expect(findTypedFigures(typed(String(value)), of)).toHaveLength(1)
        if (value >= 10) expect(findTypedFigures(bare(String(value)), of)).toHaveLength(1)
      }
      for (const { percent } of of.rows)
        if (percent !== null) {
          expect(findTypedFigures(`構成比は${percent.toFixed(1)}%`, of)).toHaveLength(1)
          expect(findTypedFigures(`構成比は${percent.toFixed(1)}です`, of)).toHaveLength(1)
        }
    }),
  )
})

test('whatever a month counted, the numbers of rules, dates and hours are free', () => {
  const all = free.filter((text) => !/十件|数十件/.test(text)).join('\n\n')
  fc.assert(fc.property(month, (n) => void expect(findTypedFigures(all, published(n))).toEqual([])))
})

test('a flaw tells no count that is pooled: for each of them the same numbers are caught', () => {
  const hidden = fc.integer({ min: 1, max: 9 })
  const typed = fc.integer({ min: 0, max: 500 })
  fc.assert(
    fc.property(hidden, hidden, typed, (one, another, number) => {
      const text = `${number}でした。\n${number}件でした。\nほかは${number}、${number}%です。`
      const first = findTypedFigures(text, published(counts(one, 48, 90, 10 - one), 10))
      expect(findTypedFigures(text, published(counts(another, 48, 90, 10 - another), 10))).toEqual(first)
    }),
  )
})

test('a month that is not closed has no figures to be like, and counts are caught all the same', () => {
  expect(findTypedFigures('64でした。64件でした', null)).toEqual(['64件'])
})

test('a correction may say what was published before', () => {
  const before = published(counts(14, 48, 4))
  const note = '合計を66件から64件に、マルチ商法を14件から12件に訂正しました。'
  expect(findTypedFigures(note, figures, correctionNumbers(before, null))).toEqual(['64件', '12件'])
})

const thresholds = findThresholds([
  '自己紹介300文字以上',
  '報酬額が上位20%に入る',
  '評価が4.8以上',
  '月50,000円以上',
  '3項目以上',
  '1か月以内',
])
const beside: readonly (readonly [string, readonly string[]])[] = [
  ['自己紹介は300文字以上', ['300']],
  ['自己紹介は三百文字以上', ['三百']],
  ['報酬額が上位２０％、月¥50,000以上、月5万円', ['20', '50,000', '5万']],
  ['上位2割', ['2']],
  ['評価は4.8以上、最後のログインから一か月以内', ['4.8', '一']],
  ['An introduction of 300 characters, top 20%', ['300', '20']],
  ['自己紹介は400文字以上、24時間以内、20人、三つ', []],
  ['2026年12月1日から、四つの確認が二人の目で行われます', []],
]
test.each(beside)('beside the standards that the desk writes, 「%s」 says thresholds in force', (text, found) => {
  expect(findTypedThresholds(text, thresholds)).toEqual(found)
})
