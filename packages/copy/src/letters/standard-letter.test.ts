import { type CriterionResult, evaluateStandards } from '@mimamori/policy/standards/evaluate-standards'
import { missedCriteria } from '@mimamori/policy/standards/holding-rules'
import type { MemberMetrics, Metric } from '@mimamori/policy/standards/metric-definitions'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { criteriaOf, type Standard } from '@mimamori/policy/standards/standard-definition'
import { expect, test } from 'vitest'
import { renderStandardLetter, type StandardLetterSubject } from './standard-letter.ts'

const AT = '2026-11-24T01:00:00.000Z'
const SET = { ...SHIPPED_STANDARDS, endingWarnings: 3 }
const IN_GOOD_STANDING = { withdrawn: 0, restricted: 0, warnings: 0 }
const REQUIRED: Record<string, string> = {
  certified_client: 'verified_client',
  certified_freelancer: 'regular_freelancer',
}
const named = (id: string) => SET.standards.find((each) => each.id === id) as Standard

/** What a member misses whose metrics are these and no others. */
function missedBy(id: string, values: Partial<Record<Metric, number>>, windowMonths: number | null = null) {
  const metrics: MemberMetrics = Object.fromEntries(
    Object.entries(values).map(([metric, value]) => [metric, { value, measuredAt: AT, windowMonths }]),
  )
  const member = { roles: [named(id).role], category: null, metrics }
  const results = evaluateStandards(SET, member, { at: AT, shares: {} })
  const result = results.find(({ standard }) => standard === id)
  if (!result) throw new Error(`${id} is not judged`)
  const missed = missedCriteria(result)
  return result.criteria.filter((each) => missed.includes(each.id))
}

const about = (id: string, missed: readonly CriterionResult[], change: Partial<StandardLetterSubject> = {}) => ({
  ...{ standard: named(id), required: named(REQUIRED[id] ?? id), endingWarnings: 3, graceUntil: null },
  ...{ change: 'lost' as const, at: AT, missed },
  ...change,
})

test('a letter names what is missing, its value and what is asked for, and until when the standard is kept', () => {
  const missed = missedBy('certified_client', { completed_work: 299_999, client_rating: 475, cancel_rate: 3_001 }, 6)
  const subject = about('certified_client', missed.slice(0, 5), {
    change: 'grace_began',
    graceUntil: '2026-12-24T01:00:00.000Z',
  })
  expect(renderStandardLetter(subject, 'ja')).toBe(
    `いつもご利用いただきありがとうございます。
「認定クライアント」の基準を確認したところ、次の項目が基準に届いていませんでした。

・「認証済みクライアント」であること
・完了した仕事の金額の月平均（直近6か月）：49,999円（基準は50,000円以上）
・会員からの評価（直近6か月）：4.75（基準は4.8以上）
・メッセージの返信率（直近6か月）：確認できません（基準は80%以上）
・キャンセル率（直近6か月）：30.01%（基準は30%以下）

2026年12月24日までは「認定クライアント」のままご利用いただけます。それまでに基準を満たすと、引き続き「認定クライアント」となります。

ご不明な点がある場合は、お問い合わせ窓口からご連絡ください。

事務局`,
  )
  expect(renderStandardLetter(subject, 'en')).toContain(
    '- Completed work per month over the last 6 months: ¥49,999 (at least ¥50,000)',
  )
})

test('what several things can meet is said as the standard says it, and a lost check by its name', () => {
  const missed = missedBy('regular_freelancer', {
    ...{ skills: 0, portfolio_items: 0, listed_services: 0, identity_verified: 0, phone_verified: 1 },
    ...{ withdrawn: 0, restricted: 1, warnings: 3, introduction: 299 },
  })
  const text = renderStandardLetter(about('regular_freelancer', missed), 'ja')
  expect(text).toContain('・スキル、ポートフォリオ、出品サービスのいずれかがあること')
  expect(text).toContain('・本人確認：未')
  expect(text).toContain('・自己紹介：299文字（基準は300文字以上）')
  expect(text).toContain('・利用制限を受けていないこと')
  expect(text).toContain('・警告：3回（基準は2回以下）')
})

test('who was withdrawn is told so and not what they would have to do', () => {
  const [ended] = missedBy('regular_freelancer', { withdrawn: 1 }).filter(({ id }) => id === 'not_withdrawn')
  const text = renderStandardLetter(about('regular_freelancer', ended ? [ended] : []), 'ja')
  expect(text).toContain('強制退会に伴い、2026年11月24日に「レギュラーランサー」から外れました。')
  expect(text).not.toContain('ふたたび')
})

test('who loses a standard that is no longer theirs to meet is told so', () => {
  expect(renderStandardLetter(about('verified_client', []), 'ja')).toContain(
    '「認証済みクライアント」の対象ではなくなったため',
  )
})

test.each(['ja', 'en'] as const)('every criterion has its words, whatever is missing of it (%s)', (language) => {
  for (const standard of SET.standards) {
    const granted = renderStandardLetter(about(standard.id, [], { change: 'granted' }), language)
    const lost = renderStandardLetter(about(standard.id, missedBy(standard.id, IN_GOOD_STANDING)), language)
    for (const text of [granted, lost]) expect(text).not.toMatch(/undefined|NaN|\{\{|_/)
    const asked = criteriaOf(standard).filter(({ appliesWhen }) => appliesWhen === null)
    expect(lost.split('\n').filter((line) => /^[・-]/.test(line)).length).toBeGreaterThanOrEqual(asked.length)
  }
})
