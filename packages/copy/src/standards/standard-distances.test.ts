import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import { describe, expect, test } from 'vitest'
import * as en from './standard-distances.en.ts'
import * as ja from './standard-distances.ja.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const work: Comparison = { op: 'monthly_average', metric: 'completed_work', threshold: 50_000 }
const login: Comparison = { op: 'within_months', metric: 'last_login', threshold: 1 }
const ofCategory: Comparison = { op: 'top_share', metric: 'earnings', threshold: 2_000, per: 'category' }
const top: Comparison = { op: 'top_share', metric: 'earnings', threshold: 2_000, per: 'everyone' }
const least = (metric: Comparison['metric'], threshold: number): Comparison => ({ op: 'at_least', metric, threshold })
const most = (metric: Comparison['metric'], threshold: number): Comparison => ({ op: 'at_most', metric, threshold })

describe('how much is missing to a standard, in words', () => {
  test.each([
    [least('introduction', 300), 12, null, 'あと12文字', '12 characters short'],
    [least('introduction', 300), 1, null, 'あと1文字', '1 character short'],
    [least('company_facts', 3), 2, null, 'あと2項目', '2 short'],
    [least('freelancer_rating', 480), 5, null, 'あと0.05', '0.05 short'],
    [least('freelancer_reply_rate', 8_000), 300, null, 'あと3ポイント', '3 points short'],
    [least('freelancer_reply_rate', 8_000), 1, null, 'あと0.01ポイント', '0.01 points short'],
    [top, 120_000, null, 'あと120,000円', '¥120,000 short'],
    [most('cancel_rate', 3_000), 200, 6, '2ポイント超過', '2 points over'],
    [most('late_payments', 0), 1, null, '1件超過', '1 over'],
    [login, 2.2 * DAY_MS, null, '3日超過', '3 days over'],
    [login, 1, null, '1日超過', '1 day over'],
    [work, 19_200, 6, 'あと3,200円／月', '¥3,200 short a month'],
  ])('%o by %s over %s months: %s, %s', (comparison, distance, months, japanese, english) => {
    expect(ja.distanceText(comparison, distance, months)).toBe(japanese)
    expect(en.distanceText(comparison, distance, months)).toBe(english)
  })

  test('an average that is missed by less than a yen a month never reads as the threshold, nor its distance as nothing', () => {
    expect(ja.measuredText(work, 299_999, 6)).toBe('49,999円／月')
    expect(ja.distanceText(work, 1, 6)).toBe('あと1円／月')
    expect(en.measuredText(work, 299_999, 6)).toBe('¥49,999 a month')
    expect(en.distanceText(work, 1, 6)).toBe('¥1 short a month')
  })

  test('between none and some there is nothing to count', () => {
    for (const { distanceText } of [ja, en])
      for (const each of [least('identity_verified', 1), least('experience', 1), least('skills', 1)])
        expect(distanceText(each, 1, null)).toBe(null)
    expect(ja.measuredText(least('identity_verified', 1), 0, null)).toBe('未')
    expect(en.measuredText(least('identity_verified', 1), 0, null)).toBe('Not done')
    expect(ja.measuredText(least('photo', 1), 0, null)).toBe('なし')
  })
})

test.each([
  [least('introduction', 300), null, '300文字以上', 'at least 300 characters'],
  [least('photo', 1), null, null, null],
  [least('experience', 1), null, '会員に公開または一般に公開', 'members only or public'],
  [least('experience', 2), null, '一般に公開', 'public'],
  [most('late_payments', 0), null, 'ないこと', 'none allowed'],
  [most('cancel_rate', 3_000), null, '30%以下', 'at most 30%'],
  [most('withdrawn', 0), null, null, null],
  [login, null, '1か月以内', 'within 1 month'],
  [work, null, '月平均50,000円以上', 'at least ¥50,000 a month'],
  [top, 1_200_000, '上位20%（1,200,000円以上）', 'top 20% (from ¥1,200,000)'],
  [top, null, '上位20%', 'top 20%'],
  [ofCategory, null, '上位20%（カテゴリごと）', 'top 20% of their category'],
])('what a criterion asks for: %o, from %s', (comparison, from, japanese, english) => {
  expect(ja.requiredText(comparison, from)).toBe(japanese)
  expect(en.requiredText(comparison, from)).toBe(english)
})
