import type { ChartMessage, UsualComparison } from '@mimamori/policy/breakdown/chart-message'
import { rateInterval } from '@mimamori/policy/breakdown/rate-interval'
import type { UsualRange } from '@mimamori/policy/breakdown/usual-range-rules'
import { describe, expect, test } from 'vitest'
import { words as wordsEn } from '../words/en.ts'
import { words as wordsJa } from '../words/ja.ts'
import { formatChartMessage } from './chart-sentence.ts'
import { breakdown as en } from './en.ts'
import { breakdown as ja } from './ja.ts'
import { formatPerDay } from './per-day-figure.ts'

const both = (message: ChartMessage, keys: Record<string, string> = {}) => [
  formatChartMessage(ja, message, { categories: wordsJa.categories, keys }),
  formatChartMessage(en, message, { categories: wordsEn.categories, keys }),
]
const rangeOf = (from: number, to: number): UsualRange => ({ known: true, from, to, months: 12, setAside: 0 })
const UNKNOWN: UsualRange = { known: false, months: 5 }
const NONE: UsualComparison = { kind: 'known', changes: [] }
const changed = (n: number) =>
  ({ kind: 'known', changes: [{ category: 'mlm', n, from: 12, to: 31 }] }) satisfies UsualComparison

describe('the most frequent category', () => {
  const most = (usual: UsualComparison) =>
    both({ says: 'most', month: '2026-10', category: 'direct_deal', n: 1412, usual })

  test('is said, and that nothing is unusual', () => {
    expect(most(NONE)).toEqual([
      '直接取引が最も多く、1,412件です。どの区分も通常の範囲内です。',
      'Direct dealing is the most common (1,412). All categories are within their usual range.',
    ])
  })

  test('is said with what is above or below its usual range', () => {
    expect(most(changed(32))).toEqual([
      '直接取引が最も多く、1,412件です。マルチ商法が32件で、通常の範囲（12～31件）を上回りました。',
      'Direct dealing is the most common (1,412). Multi-level marketing is at 32, above its usual range (12–31).',
    ])
    expect(most(changed(11))).toEqual([
      '直接取引が最も多く、1,412件です。マルチ商法が11件で、通常の範囲（12～31件）を下回りました。',
      'Direct dealing is the most common (1,412). Multi-level marketing is at 11, below its usual range (12–31).',
    ])
  })

  test('is said without a change in a month that runs, and of a young desk', () => {
    expect(most({ kind: 'running', day: 24 })).toEqual([
      '直接取引が最も多く、1,412件です。24日時点のため、増減は月が終わってから判断します。',
      'Direct dealing is the most common (1,412). As of day 24. Changes are shown once the month is over.',
    ])
    expect(most({ kind: 'unknown', months: 1 })).toEqual([
      '直接取引が最も多く、1,412件です。通常の範囲は、比較できる月が6か月分そろうと表示します（現在1か月分）。',
      'Direct dealing is the most common (1,412). Usual ranges need 6 full months to compare with; there is 1 so far.',
    ])
  })

  test('is none alone where several tie', () => {
    const tied = { says: 'tied', month: '2026-10', n: 5, usual: NONE } as const
    expect(both({ ...tied, categories: ['direct_deal', 'mlm'] })).toEqual([
      '「直接取引」と「マルチ商法」が同数で最も多く、それぞれ5件です。どの区分も通常の範囲内です。',
      'Direct dealing and Multi-level marketing are tied for most common (5 each). All categories are within their usual range.',
    ])
  })
})

describe('the categories of the last finished month', () => {
  const counts = (usual: UsualComparison) => both({ says: 'counts', month: '2026-10', usual })

  test('are named with their month where they are outside their usual range, two of them, and how many more', () => {
    expect(counts(NONE)).toEqual([
      '10月は、どの区分も通常の範囲内です。',
      'All categories are within their usual range in October.',
    ])
    const range = { from: 0, to: 0 }
    const several = [
      { category: 'mlm', n: 1200, from: 12, to: 31 },
      { category: 'other', n: 3, ...range },
      { category: 'free_sample', n: 2, ...range },
      { category: 'uncertain_reward', n: 1, ...range },
    ] as const
    expect(counts({ kind: 'known', changes: several.slice(0, 3) })).toEqual([
      '10月はマルチ商法が1,200件で、通常の範囲（12～31件）を上回りました。その他が3件で、通常の範囲（0件）を上回りました。ほか1区分も通常の範囲を外れています。',
      'Multi-level marketing is at 1,200 in October, above its usual range (12–31). Other is at 3, above its usual range (0). 1 more is outside its usual range.',
    ])
    expect(counts({ kind: 'known', changes: several })[1]).toMatch(/ 2 more are outside their usual range\.$/)
  })

  test('are said by their shares, apart from the end of the usual range as far as digits tell', () => {
    const shares = (n: number, of: number, usual: UsualComparison = changed(n)) =>
      both({ says: 'shares', month: '2026-10', of, usual })
    expect(shares(0, 200, NONE)).toEqual([
      '10月の割合は、どの区分も通常の範囲内です。',
      'All shares are within their usual range in October.',
    ])
    expect(shares(57, 200)).toEqual([
      '10月はマルチ商法の割合が28.5%で、通常の範囲（6.0～15.5%）を上回りました。',
      'The share of Multi-level marketing is 28.5% in October, above its usual range (6.0–15.5%).',
    ])
    expect(shares(0, 200)).toEqual([
      '10月はマルチ商法の割合が0.0%で、通常の範囲（6.0～15.5%）を下回りました。',
      'The share of Multi-level marketing is 0.0% in October, below its usual range (6.0–15.5%).',
    ])
    expect(shares(32, 6000)[1]).toBe(
      'The share of Multi-level marketing is 0.53% in October, above its usual range (0.20–0.52%).',
    )
    expect(both({ says: 'few', month: '2026-10', n: 19 })).toEqual([
      '2026年10月は19件と少ないため、割合は表示しません。',
      'October 2026 has only 19, too few for shares.',
    ])
  })

  test('are said by their total', () => {
    const total = (n: number, range: UsualRange) => both({ says: 'total', month: '2026-10', n, range })
    expect(total(390, rangeOf(300, 390))).toEqual([
      '10月の合計は390件で、通常の範囲内です（300～390件）。',
      'The total in October is 390, within its usual range (300–390).',
    ])
    expect(total(391, rangeOf(300, 390))).toEqual([
      '10月の合計は391件で、通常の範囲（300～390件）を上回りました。',
      'The total in October is 391, above its usual range (300–390).',
    ])
    expect(total(299, rangeOf(300, 390))[1]).toBe('The total in October is 299, below its usual range (300–390).')
    expect(total(7, UNKNOWN)).toEqual([
      '10月の合計は7件です。通常の範囲は、比較できる月が6か月分そろうと表示します（現在5か月分）。',
      'The total in October is 7. Usual ranges need 6 full months to compare with; there are 5 so far.',
    ])
  })
})

describe('shares', () => {
  test('are said to a tenth of a per cent, and as counts where all are too few', () => {
    expect(both({ says: 'first', count: 3, n: 669, of: 1000, share: 0.66912 })).toEqual([
      '上位3区分で全体の66.9%です。',
      'The top 3 make up 66.9% of the total.',
    ])
    expect(both({ says: 'first', count: 3, n: 9, of: 19, share: null })).toEqual([
      '上位3区分は、全19件のうち9件です。',
      'The top 3 make up 9 of 19.',
    ])
    expect(both({ says: 'key', key: 'patrol', n: 5, share: 0.25 }, { patrol: 'P' })).toEqual([
      'Pが最も多く、全体の25.0%です。',
      'Most common: P, 25.0% of the total.',
    ])
    expect(both({ says: 'key', key: 'patrol', n: 5, share: null })).toEqual([
      'patrolが最も多く、5件です。',
      'Most common: patrol (5).',
    ])
    expect(both({ says: 'tiedKeys', keys: ['a', 'b', 'c', 'd'], n: 5, share: 0.1 })).toEqual([
      '4項目が同数で最も多く、それぞれ全体の10.0%です。',
      'Most common: 4 items, 10.0% of the total each.',
    ])
    expect(both({ says: 'tiedKeys', keys: ['a', 'b'], n: 1, share: null })).toEqual([
      '「a」と「b」が同数で最も多く、それぞれ1件です。',
      'Most common: a and b (1 each).',
    ])
  })
})

describe('rates', () => {
  const rate = (n: number, of: number, range: UsualRange, base: 'received' | 'decided' = 'decided') =>
    both({ says: 'rate', month: '2026-10', base, rate: rateInterval(n, of), range })

  test('are said with their interval, and where they lie', () => {
    expect(rate(56, 1200, rangeOf(47, 70))).toEqual([
      '10月に判断した1,200件のうち、違反は56件です（4.7%、95%信頼区間3.6～6.0%）。割合は通常の範囲内です（3.9～5.8%）。',
      'Of 1,200 decided in October, 56 were violations (4.7%, 95% interval 3.6–6.0%). The rate is within its usual range (3.9–5.8%).',
    ])
    expect(rate(72, 1200, rangeOf(47, 70), 'received')).toEqual([
      '10月の受付1,200件に対して、違反は72件です（6.0%、95%信頼区間4.8～7.5%）。割合は通常の範囲（3.9～5.8%）を上回りました。',
      '72 violations for 1,200 received in October (6.0%, 95% interval 4.8–7.5%). The rate is above its usual range (3.9–5.8%).',
    ])
    expect(rate(1, 1200, rangeOf(47, 70))[1]).toBe(
      'Of 1,200 decided in October, 1 was a violation (0.1%, 95% interval 0.01–0.5%). The rate is below its usual range (3.9–5.8%).',
    )
  })

  test('are not said of fewer than 20, nor of fewer than are violations', () => {
    expect(rate(3, 19, rangeOf(0, 5))).toEqual([
      '10月に判断した19件のうち、違反は3件です。20件未満のため、割合は表示しません。',
      'Of 19 decided in October, 3 were violations. Fewer than 20, so no rate.',
    ])
    expect(rate(3, 20, UNKNOWN)[1]).toBe(
      'Of 20 decided in October, 3 were violations (15.0%, 95% interval 5.2–36.0%). Usual ranges need 6 full months to compare with; there are 5 so far.',
    )
    expect(rate(25, 22, rangeOf(0, 5), 'received')).toEqual([
      '10月の受付22件に対して、違反は25件です。以前に受け付けた案件の違反を含むため、割合は表示しません。',
      '25 violations for 22 received in October. No rate is given: some of them were received earlier.',
    ])
    expect(rate(1, 0, rangeOf(0, 5))).toEqual([
      '10月に判断したのは0件、違反は1件です。強制退会の提案中の案件での違反を含むため、割合は表示しません。',
      '0 decided in October, and 1 violation. No rate is given: some were found in cases that wait for a withdrawal.',
    ])
  })

  test('of overturned decisions have their interval, too', () => {
    const overturned = (n: number, of: number) =>
      both({ says: 'overturned', month: '2026-10', rate: rateInterval(n, of) })
    expect(overturned(12, 612)).toEqual([
      '10月の違反の判断612件のうち、その後に覆ったのは12件です（2.0%、95%信頼区間1.1～3.4%）。',
      'Of 612 violations decided in October, 12 were overturned (2.0%, 95% interval 1.1–3.4%).',
    ])
    expect(overturned(1, 19)).toEqual([
      '10月の違反の判断19件のうち、その後に覆ったのは1件です。',
      'Of 19 violations decided in October, 1 was overturned.',
    ])
  })
})

describe('the flow of cases', () => {
  test('is what came and what was decided, beside what usually comes', () => {
    const flow = (opened: number, range: UsualRange | null, day: number | null = null) =>
      both({ says: 'flow', month: '2026-10', opened, decided: 6034, range, day })
    expect(flow(6012, rangeOf(5500, 6600))).toEqual([
      '10月は、受付6,012件に対して判断は6,034件でした。受付は通常の範囲内です（5,500～6,600件）。',
      '6,012 received and 6,034 decided in October. The number received is within its usual range (5,500–6,600).',
    ])
    expect(flow(6601, rangeOf(5500, 6600))).toEqual([
      '10月は、受付6,601件に対して判断は6,034件でした。受付は通常の範囲（5,500～6,600件）を上回りました。',
      '6,601 received and 6,034 decided in October. The number received is above its usual range (5,500–6,600).',
    ])
    expect(flow(5499, rangeOf(5500, 6600))[1]).toMatch(/received is below its usual range \(5,500–6,600\)\.$/)
    expect(flow(6012, UNKNOWN)[1]).toMatch(/Usual ranges need 6 full months to compare with; there are 5 so far\.$/)
    expect(flow(6012, null, 24)).toEqual([
      '10月24日までの受付は6,012件、判断は6,034件です。',
      '6,012 received and 6,034 decided by day 24 of October.',
    ])
  })

  test('is what is left, now or at the end of the month, and what was a month before; none of it rises or falls', () => {
    const backlog = { says: 'backlog', month: '2026-10', n: 23, before: 45 } as const
    expect(both({ ...backlog, running: false })).toEqual([
      '月末の未処理は23件です（前月末は45件）。',
      '23 open at the end of October (45 a month before).',
    ])
    expect(both({ ...backlog, running: true })).toEqual([
      '現在の未処理は23件です（前月末は45件）。',
      '23 open now (45 at the end of last month).',
    ])
    expect(both({ ...backlog, n: 0, running: true, before: null })).toEqual(['現在の未処理は0件です。', '0 open now.'])
  })

  test('is how long cases waited, as the range that is known', () => {
    const wait = (from: number, to: number | null, n = 20, before: { from: number; to: number } | null = null) =>
      both({ says: 'wait', month: '2026-10', n, median: { from, to }, before })
    expect(wait(70, 80, 20, { from: 14, to: 15 })).toEqual([
      '10月の中央値は70～80分の間です（前月は14～15分の間）。',
      'The median in October is between 70 and 80 minutes (the month before: between 14 and 15 minutes).',
    ])
    expect(wait(0, 1, 19)).toEqual([
      '10月の中央値は1分未満です。判断した案件は19件だけです。',
      'The median in October is under 1 minute. Only 19 were decided.',
    ])
    const said = (from: number, to: number | null) => [ja.sentences.wait(from, to), en.sentences.wait(from, to)]
    expect([said(240, 300), said(1440, 2160), said(43_200, null)]).toEqual([
      ['4～5時間の間', 'between 4 and 5 hours'],
      ['1～1.5日の間', 'between 1 and 1.5 days'],
      ['30日以上', '30 days or more'],
    ])
  })
})

test('what is more than nothing a day is never 0.0', () => {
  expect([0, 1 / 366, 1 / 92, 1 / 31, 2 / 31, 0.94, 0.96, 0.996, 12.34].map(formatPerDay)).toEqual([
    '0',
    '0.003',
    '0.01',
    '0.03',
    '0.06',
    '0.94',
    '0.96',
    '1.0',
    '12.3',
  ])
  expect(formatPerDay(0.0001)).toBe('<0.001')
})

test('where there is nothing, nothing is said', () => {
  expect(both({ says: 'nothing' })).toEqual(['この期間に数えるものはありません。', 'Nothing to count here.'])
})

test('a column has waits as finely as they are known', () => {
  const said = (from: number, to: number | null) => [ja.minutes(from, to), en.minutes(from, to)]
  expect([said(0, 1), said(14, 15), said(70, 80), said(240, 300), said(1440, 2160), said(43_200, null)]).toEqual([
    ['1分未満', 'under 1 min'],
    ['14分', '14 min'],
    ['70～80分', '70–80 min'],
    ['4～5時間', '4–5 h'],
    ['1～1.5日', '1–1.5 days'],
    ['30日以上', '30 days or more'],
  ])
})
