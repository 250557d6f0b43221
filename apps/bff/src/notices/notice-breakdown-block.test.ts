import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { document as en } from '@mimamori/copy/notices/document.en'
import { document as ja } from '@mimamori/copy/notices/document.ja'
import { parts as enParts } from '@mimamori/copy/notices/document-parts.en'
import { parts as jaParts } from '@mimamori/copy/notices/document-parts.ja'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import type { NoticeChart } from '@mimamori/policy/notices/notice-model'
import { type PublishedFigures, poolSmallCounts } from '@mimamori/policy/notices/small-count-rules'
import { describe, expect, test } from 'vitest'
import { CATEGORY_COLOURS } from '../http/notice-colours.ts'
import { NOTICE_STYLE } from '../http/notice-style.ts'
import { breakdownHtml, breakdownMarkdown, countText, shareText, totalText } from './notice-breakdown-block.ts'

const categories = SHIPPED_CATALOGUE.filter(isEntryOfKind('category'))
const japanese = { language: 'ja', words: ja, parts: jaParts, categories } as const
const english = { language: 'en', words: en, parts: enParts, categories } as const
const order = categories.map(({ id }) => id as Category)

type Counts = Partial<Record<Category, number>>
const figuresOf = (some: Counts, below = 5, before: readonly PublishedFigures[] = []) => {
  const counts = Object.fromEntries(CATEGORIES.map((each) => [each, some[each] ?? 0])) as Record<Category, number>
  return poolSmallCounts(counts, { month: '2026-11', revision: 2, below, order, before })
}
const MANY: Counts = {
  mlm: 1204,
  stealth_marketing: 311,
  external_terms: 87,
  direct_deal: 48,
  uncertain_reward: 26,
  free_sample: 9,
  other: 140,
}
const FEW: Counts = { mlm: 3, direct_deal: 48, stealth_marketing: 11, other: 12, free_sample: 9 }
const htmlOf = (
  figures: PublishedFigures,
  wording: typeof japanese | typeof english = japanese,
  chart: NoticeChart = 'pie',
) => breakdownHtml(figures, wording, chart).text
const rowOf = (figures: PublishedFigures, category: Category) => {
  const row = figures.rows.find((each) => each.category === category)
  if (!row) throw new Error(category)
  return row
}

test('table, chart, description and Markdown say the same, with the true total', () => {
  const figures = figuresOf(MANY)
  const html = htmlOf(figures)
  expect(html).toContain('直接取引</th><td class="n">48件</td><td class="n">2.6%</td>')
  expect(html).toContain('48件（2.6%）</text>')
  expect(html).toContain('直接取引 48件（2.6%）')
  expect(html).toContain('<th scope="row">合計</th><td class="n">1,825件</td><td class="n">100.0%</td>')
  expect(html).toContain('2026年11月の違反内訳（全1,825件）</figcaption>')
  expect(html).toContain('集計の確定：第2版')
  expect(breakdownMarkdown(figures, japanese)).toContain('| 直接取引 | 48件 | 2.6% |')
  expect(breakdownMarkdown(figures, japanese)).toContain('| **合計** | **1,825件** | **100.0%** |')
  expect(htmlOf(figures, english)).toContain('Violations in November 2026 (1,825 jobs in total)')
})

test('pooled categories are one row that says how many it holds, and are named with the reason', () => {
  const figures = figuresOf(FEW)
  const html = htmlOf(figures)
  expect(html).toContain('件数の少ない4区分の合計</th><td class="n">12件</td><td class="n">14.5%</td>')
  expect(html).toContain(
    'マルチ商法、外部規約違反、報酬不確定、サンプル・トライアルの無償要求は、合計だけを公表しています。',
  )
  expect(html).not.toContain('<th scope="row"><span class="key mlm">')
  expect(html).toContain('<th scope="row">合計</th><td class="n">83件</td>')
  expect(htmlOf(figures, english)).toContain('4 small categories combined')
  expect(breakdownMarkdown(figures, english)).toContain('| 4 small categories combined | 12 jobs | 14.5% |')
})

test('in a sentence a pooled category is what is published of it', () => {
  const figures = figuresOf(FEW)
  expect(countText(rowOf(figures, 'mlm'), figures, japanese)).toBe('非公表（4区分の合計で12件）')
  expect(shareText(rowOf(figures, 'mlm'), figures, english)).toBe('an undisclosed share (14.5% across 4 categories)')
  expect(countText(rowOf(figures, 'direct_deal'), figures, english)).toBe('48 jobs')
  expect(totalText(figures, japanese)).toBe('83件')
})

test('of a total below the limit nothing else is said, and nothing is drawn', () => {
  const figures = figuresOf({ mlm: 1, direct_deal: 3 })
  const html = htmlOf(figures)
  expect(html).toContain('2026年11月に違反を確認した仕事依頼は、5件未満でした。')
  expect(html).not.toMatch(/<svg|<table|構成比は合計/)
  expect(breakdownMarkdown(figures, english)).toContain(
    'In November 2026, fewer than 5 jobs were confirmed as violations',
  )
  expect(totalText(figures, english)).toBe('fewer than 5 jobs')
  expect(countText(rowOf(figures, 'mlm'), figures, japanese)).toBe('非公表')
})

test('below twenty jobs table, chart and description have counts alone', () => {
  const figures = figuresOf({ mlm: 12, other: 7 }, 0)
  for (const chart of ['pie', 'bars'] as const) {
    const html = htmlOf(figures, japanese, chart)
    expect(html).toContain('マルチ商法</th><td class="n">12件</td><td class="n">–</td>')
    expect(html).toContain('>12件</text>')
    expect(html).toContain('<title>2026年11月の違反区分ごとの件数</title>')
    expect(html).toContain('マルチ商法 12件、その他 7件')
    expect(html).toContain('合計が20件未満のため、構成比は表示しません。')
    expect(html).not.toMatch(/\d%|構成比は合計に/)
  }
  expect(breakdownMarkdown(figures, english)).toContain('| **Total** | **19 jobs** | **–** |')
  expect(shareText(rowOf(figures, 'mlm'), figures, japanese)).toBe('–')
})

test('where all seven are pooled the row says seven', () => {
  const figures = figuresOf({ mlm: 4, other: 3 })
  expect(htmlOf(figures)).toContain('全7区分の合計</th><td class="n">7件</td>')
  expect(breakdownMarkdown(figures, english)).toContain('| All 7 categories combined | 7 jobs | – |')
})

test('what was left out before counts were pooled is named in its corrections, and is in no total', () => {
  const rows = order.map((category) => ({ category, n: category === 'mlm' ? null : 9, percent: null }))
  const before = { month: '2026-11', revision: 1, below: 5, rows, pooled: null, total: 54 }
  const nine = Object.fromEntries(CATEGORIES.map((each) => [each, 9]))
  const figures = figuresOf({ ...nine, mlm: 30 }, 5, [before])
  const html = htmlOf(figures)
  expect(html).toContain('マルチ商法</th><td class="n">非公表</td><td class="n">–</td>')
  expect(html).toContain('<th scope="row">合計</th><td class="n">54件（非公表の区分を除く）</td>')
  expect(html).toContain('2026年11月の違反内訳（非公表の区分を除いて54件）</figcaption>')
  expect(html).toContain('マルチ商法の件数は公表しません。')
  expect(html).not.toContain('30件')
  expect(totalText(figures, english)).toBe('54 jobs (excluding undisclosed categories)')
})

test('a month without violations has its table, no chart and no shares', () => {
  const html = htmlOf(figuresOf({}, 0))
  expect(html).toContain('<th scope="row">合計</th><td class="n">0件</td><td class="n">–</td>')
  expect(html).not.toContain('<svg')
})

test.each(['pie', 'bars'] as const)(
  '$chart: labels are drawn once each, by the parts of Recharts, and no style is within',
  (chart) => {
    const html = htmlOf(figuresOf(FEW), japanese, chart)
    expect(html.match(chart === 'pie' ? /recharts-sector/g : /recharts-rectangle (?!track)/g)).toHaveLength(4)
    expect(html).toContain('class="recharts-surface"')
    expect(html).toContain('<title>2026年11月の違反区分ごとの件数と構成比</title>')
    for (const value of ['48件（57.8%）', '12件（14.5%）', '11件（13.3%）']) expect(html).toContain(`>${value}</text>`)
    expect(html).not.toContain('style=')
  },
)

test('whatever else the pooled counts are, every document is the same to the byte', () => {
  const history = (mlm: number, free_sample: number) => {
    const first = figuresOf({ ...MANY, mlm, free_sample })
    const second = figuresOf({ ...MANY, mlm: free_sample, free_sample: mlm, other: 130 }, 5, [first])
    return [first, second].flatMap((figures) => [
      figures,
      ...[japanese, english].flatMap((wording) => [
        htmlOf(figures, wording),
        htmlOf(figures, wording, 'bars'),
        breakdownMarkdown(figures, wording),
        ...figures.rows.map((row) => countText(row, figures, wording) + shareText(row, figures, wording)),
      ]),
    ])
  }
  for (const [mlm, free_sample] of [
    [7, 1],
    [2, 6],
    [6, 2],
    [3, 5],
    [5, 3],
  ] as const)
    expect(history(mlm, free_sample)).toEqual(history(1, 7))
})

const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: string, another: string) => {
  const [a, b] = [luminance(one) + 0.05, luminance(another) + 0.05]
  return Math.max(a, b) / Math.min(a, b)
}

describe.each(['light', 'dark'] as const)('in the %s', (look) => {
  test('every slice stands out from the page', () => {
    const page = look === 'light' ? '#ffffff' : /--page: (#\w{6});/.exec(NOTICE_STYLE)?.[1]
    for (const category of CATEGORIES)
      expect(contrast(CATEGORY_COLOURS[category][look], page ?? ''), category).toBeGreaterThanOrEqual(3)
  })
})
