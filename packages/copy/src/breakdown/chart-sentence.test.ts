import type { ChartMessage } from '@mimamori/policy/breakdown/chart-message'
import { expect, test } from 'vitest'
import { words as wordsEn } from '../words/en.ts'
import { words as wordsJa } from '../words/ja.ts'
import { formatChartMessage } from './chart-sentence.ts'
import { breakdown as en } from './en.ts'
import { breakdown as ja } from './ja.ts'

const both = (message: ChartMessage, more: { keys?: Record<string, string>; running?: boolean } = {}) => [
  formatChartMessage(ja, message, { categories: wordsJa.categories, ...more }),
  formatChartMessage(en, message, { categories: wordsEn.categories, ...more }),
]

test('the most frequent category is said with its change, and what moved more', () => {
  const moved = { category: 'mlm', difference: -28 } as const
  expect(both({ says: 'most', category: 'direct_deal', n: 1412, difference: 41, moved })).toEqual([
    '直接取引が最も多く（1,412件）、前月から41件増えました。 最も減ったのはマルチ商法です（−28件）。',
    'Direct dealing is the most common (1,412), 41 more than the month before. Multi-level marketing fell the most (−28).',
  ])
  expect(both({ says: 'most', category: 'direct_deal', n: 4, difference: 0, moved: null })).toEqual([
    '直接取引が最も多く（4件）、前月と同数です。',
    'Direct dealing is the most common (4), as many as the month before.',
  ])
})

test('of those that tie none is said to be the most frequent alone', () => {
  const tied = { says: 'tied', n: 5, moved: null } as const
  expect(both({ ...tied, categories: ['direct_deal', 'mlm'] })).toEqual([
    '「直接取引」と「マルチ商法」が同数で最も多く、それぞれ5件です。',
    'Direct dealing and Multi-level marketing are tied for most common (5 each).',
  ])
  expect(both({ says: 'tiedKeys', keys: ['a', 'b', 'c', 'd'], n: 1, share: 0.1 })).toEqual([
    '4項目が同数で最も多く、それぞれ全体の10.0%です。',
    '4 lead with 10.0% of the total each.',
  ])
})

test('shares are said to a tenth of a per cent', () => {
  expect(both({ says: 'first', count: 3, share: 0.66912 })).toEqual([
    '上位3区分で全体の66.9%です。',
    'The top 3 make up 66.9% of the total.',
  ])
  expect(both({ says: 'key', key: 'patrol', n: 4, share: 0.25 }, { keys: { patrol: 'P' } })).toEqual([
    'Pが最も多く、全体の25.0%です。',
    'P leads with 25.0% of the total.',
  ])
  const share = { from: { month: '2025-10', share: 0.081 }, to: { month: '2026-10', share: 0.046 } }
  expect(both({ says: 'share', category: 'mlm', ...share })).toEqual([
    'マルチ商法の割合は、2025年10月の8.1%から2026年10月の4.6%に下がりました。',
    'The share of Multi-level marketing fell from 8.1% in October 2025 to 4.6% in October 2026.',
  ])
})

test('a share that did not move is not said to have moved, and few are said to be few', () => {
  const share = { from: { month: '2025-10', share: 0.5 }, to: { month: '2026-10', share: 0.5 } }
  expect(both({ says: 'share', category: 'mlm', ...share })).toEqual([
    'マルチ商法の割合は、2025年10月も2026年10月も50.0%で、変わりません。',
    'The share of Multi-level marketing was 50.0% both in October 2025 and in October 2026.',
  ])
  expect(both({ says: 'few', month: '2025-10', n: 19 })).toEqual([
    '2025年10月は19件と少なく、割合の変化は判断できません。',
    'October 2025 has only 19, too few to compare shares.',
  ])
})

test('what came and what was decided is said, and what is left, now or at the end of the month', () => {
  expect(both({ says: 'flow', month: '2026-10', opened: 6012, decided: 6034 })).toEqual([
    '受付 6,012件に対して、判断は 6,034件でした。',
    '6,012 received, 6,034 decided.',
  ])
  const backlog = { says: 'backlog', month: '2026-10', n: 23, difference: -22 } as const
  expect(both(backlog)).toEqual([
    '月末の未処理は23件で、前月末から22件減りました。',
    '23 open at month end, 22 fewer than the month before.',
  ])
  expect(both(backlog, { running: true })).toEqual([
    '現在の未処理は23件で、前月末から22件減りました。',
    '23 open now, 22 fewer than the month before.',
  ])
})

test('waiting is said in minutes, hours and days, as finely as it is known', () => {
  const said = (from: number, to: number | null) => [ja.minutes(from, to), en.minutes(from, to)]
  expect([said(0, 1), said(14, 15), said(70, 80), said(240, 300), said(1440, 2160), said(43200, null)]).toEqual([
    ['1分未満', 'under 1 min'],
    ['14分', '14 min'],
    ['70～80分', '70–80 min'],
    ['4～5時間', '4–5 h'],
    ['1～1.5日', '1–1.5 days'],
    ['30日以上', '30 days or more'],
  ])
})
