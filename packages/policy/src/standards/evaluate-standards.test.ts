import { expect, test } from 'vitest'
import {
  type CriterionResult,
  evaluateCriterion,
  evaluateStandards,
  type StandardMember,
  type StandardResult,
} from './evaluate-standards.ts'
import type { MemberMetrics, Metric } from './metric-definitions.ts'
import { SHIPPED_STANDARDS } from './shipped-standards.ts'
import type { StandardSet } from './standard-definition.ts'
import { withComparison } from './standard-set-edits.ts'

/** a Monday, noon in Japan */
const NOW = '2026-11-30T03:00:00.000Z'
const YESTERDAY = '2026-11-29T03:00:00.000Z'
/** earnings of 1,000 yen are the last of the top 20 % of everyone; 5,000 among writers, and among designers nobody is within them */
const SHARES = {
  'freelancer|earnings||2000|*': 1_000,
  'freelancer|earnings||2000|=writing': 5_000,
  'freelancer|earnings||2000|=design': null,
}

const japanTime = (text: string): number => Date.parse(`${text}+09:00`)

/** Somebody who meets everything, with nothing to spare. */
const JUST_ENOUGH: Readonly<Partial<Record<Metric, number>>> = {
  identity_verified: 1,
  phone_verified: 1,
  nda_confirmed: 1,
  marketplace_checked: 1,
  photo: 1,
  display_name: 1,
  introduction: 300,
  skills: 1,
  portfolio_items: 0,
  listed_services: 0,
  experience: 1,
  qualifications: 0,
  company_facts: 3,
  last_login: japanTime('2026-10-30T00:00:00'),
  earnings: 1_000,
  freelancer_rating: 480,
  freelancer_reply_rate: 8_000,
  completion_rate: 9_000,
  tasks_done: 1,
  task_approval_rate: 9_000,
  completed_work: 300_000,
  client_rating: 480,
  client_reply_rate: 8_000,
  cancel_rate: 3_000,
  unfair_price_rate: 50,
  late_payments: 0,
  withdrawn: 0,
  restricted: 0,
  warnings: 0,
}
const OVER_HALF_A_YEAR: readonly string[] = [
  'completed_work',
  'client_rating',
  'client_reply_rate',
  'cancel_rate',
  'unfair_price_rate',
]

function metricsOf(values: Readonly<Partial<Record<Metric, number>>>, measuredAt = YESTERDAY): MemberMetrics {
  return Object.fromEntries(
    Object.entries(values).map(([metric, value]) => [
      metric,
      { value, measuredAt, windowMonths: OVER_HALF_A_YEAR.includes(metric) ? 6 : null },
    ]),
  )
}

const member = (metrics: MemberMetrics, category: string | null = 'writing'): StandardMember => ({
  roles: ['freelancer', 'client'],
  category,
  metrics,
})

function judge(metrics: MemberMetrics, { set = SHIPPED_STANDARDS, category = 'writing' as string | null } = {}) {
  const results = evaluateStandards(set, member(metrics, category), { at: NOW, shares: SHARES })
  return (standard: string): StandardResult => {
    const found = results.find((each) => each.standard === standard)
    if (!found) throw new Error(`no standard ${standard}`)
    return found
  }
}

const judgeWith = (
  change: Readonly<Partial<Record<Metric, number>>>,
  more: { set?: StandardSet; category?: string | null } = {},
) => judge(metricsOf({ ...JUST_ENOUGH, ...change }), more)

const criterionOf = ({ criteria }: StandardResult, id: string): CriterionResult | undefined =>
  criteria.find((each) => each.id === id)

function without(...names: readonly Metric[]): MemberMetrics {
  const known: Record<string, unknown> = { ...metricsOf(JUST_ENOUGH) }
  for (const name of names) delete known[name]
  return known as MemberMetrics
}

/** standard, criterion, what is compared, and the values one unit worse than the threshold, at it, and one better */
const BOUNDARIES: readonly (readonly [string, string, Metric, readonly [number, number, number]])[] = [
  ['regular_freelancer', 'introduction', 'introduction', [299, 300, 301]],
  ['regular_freelancer', 'background', 'experience', [0, 1, 2]],
  ['verified_client', 'introduction', 'introduction', [199, 200, 201]],
  ['verified_client', 'company', 'company_facts', [2, 3, 4]],
  [
    'certified_freelancer',
    'login',
    'last_login',
    [japanTime('2026-10-29T23:59:59.999'), japanTime('2026-10-30T00:00:00'), japanTime('2026-10-31T00:00:00')],
  ],
  ['certified_freelancer', 'earnings', 'earnings', [999, 1_000, 1_001]],
  ['certified_freelancer', 'rating', 'freelancer_rating', [479, 480, 481]],
  ['certified_freelancer', 'replies', 'freelancer_reply_rate', [7_999, 8_000, 8_001]],
  ['certified_freelancer', 'completion', 'completion_rate', [8_999, 9_000, 9_001]],
  ['certified_freelancer', 'approval', 'task_approval_rate', [8_999, 9_000, 9_001]],
  ['certified_client', 'work', 'completed_work', [299_999, 300_000, 300_001]],
  ['certified_client', 'rating', 'client_rating', [479, 480, 481]],
  ['certified_client', 'replies', 'client_reply_rate', [7_999, 8_000, 8_001]],
  ['certified_client', 'cancels', 'cancel_rate', [3_001, 3_000, 2_999]],
  ['certified_client', 'prices', 'unfair_price_rate', [51, 50, 49]],
]

test.each(BOUNDARIES)(
  '%s: %s is missed one unit below, met at the threshold and above',
  (standard, id, metric, [worse, at, better]) => {
    const outcomes = [worse, at, better].map(
      (value) => criterionOf(judgeWith({ [metric]: value })(standard), id)?.outcome,
    )
    expect(outcomes).toEqual(['not_met', 'met', 'met'])
    expect(judgeWith({ [metric]: worse })(standard).outcome).toBe('not_met')
    expect(judgeWith({ [metric]: at })(standard).outcome).toBe('met')
  },
)

test.each([
  ['regular_freelancer', 'identity', 'identity_verified'],
  ['regular_freelancer', 'phone', 'phone_verified'],
  ['regular_freelancer', 'nda', 'nda_confirmed'],
  ['regular_freelancer', 'site_check', 'marketplace_checked'],
  ['regular_freelancer', 'photo', 'photo'],
  ['regular_freelancer', 'display_name', 'display_name'],
  ['verified_client', 'identity', 'identity_verified'],
  ['verified_client', 'photo', 'photo'],
] as const)('%s: %s is missed where it is not there', (standard, id, metric) => {
  expect(criterionOf(judgeWith({ [metric]: 0 })(standard), id)?.outcome).toBe('not_met')
})

test('one late payment is one too many', () => {
  expect(criterionOf(judgeWith({ late_payments: 1 })('certified_client'), 'payments')).toMatchObject({
    outcome: 'not_met',
    distance: 1,
  })
})

test('any one of skills, portfolio and listed services is enough, and so is a qualification without experience', () => {
  for (const metric of ['skills', 'portfolio_items', 'listed_services'] as const)
    expect(criterionOf(judgeWith({ skills: 0, [metric]: 1 })('regular_freelancer'), 'offer')?.outcome, metric).toBe(
      'met',
    )
  expect(criterionOf(judgeWith({ skills: 0 })('regular_freelancer'), 'offer')?.outcome).toBe('not_met')
  expect(
    criterionOf(judgeWith({ experience: 0, qualifications: 1 })('regular_freelancer'), 'background')?.outcome,
  ).toBe('met')
})

test('of several comparisons the one with the least missing of its threshold decides, not the one with the smaller number', () => {
  const nearest = (tasks_done: number, completed_work: number) => {
    const anyOf = [
      { op: 'at_least', metric: 'tasks_done', threshold: 10 },
      { op: 'at_least', metric: 'completed_work', threshold: 100_000 },
    ] as const
    const metrics = metricsOf({ tasks_done, completed_work: 0 })
    const work = { completed_work: { value: completed_work, measuredAt: YESTERDAY, windowMonths: null } }
    const criterion = { id: 'work', anyOf, windowMonths: null, appliesWhen: null }
    const ranked = { ...member({ ...metrics, ...work }), role: 'freelancer' } as const
    return evaluateCriterion(criterion, ranked, { at: NOW, maxAgeDays: 45, shares: {} })
  }
  expect(nearest(8, 90_000)).toMatchObject({ metric: 'completed_work', outcome: 'not_met', distance: 10_000 })
  expect(nearest(9, 80_000)).toMatchObject({ metric: 'tasks_done', outcome: 'not_met', distance: 1 })
})

test('the approval rate of tasks is asked of nobody who has done none, whatever it is', () => {
  const approval = (metrics: MemberMetrics) => criterionOf(judge(metrics)('certified_freelancer'), 'approval')?.outcome
  expect(approval(metricsOf({ ...JUST_ENOUGH, tasks_done: 0, task_approval_rate: 0 }))).toBe('not_applicable')
  expect(approval({ ...without('task_approval_rate'), ...metricsOf({ tasks_done: 0 }) })).toBe('not_applicable')
  expect(approval(metricsOf({ ...JUST_ENOUGH, tasks_done: 1, task_approval_rate: 0 }))).toBe('not_met')
  expect(approval(without('task_approval_rate'))).toBe('unknown')
  expect(approval(without('tasks_done'))).toBe('met')
  expect(approval({ ...without('tasks_done'), ...metricsOf({ task_approval_rate: 0 }) })).toBe('unknown')
})

test('what is not known is never met: the standard is unknown, and missed where something else is', () => {
  const unknown = judge(without('freelancer_rating'))('certified_freelancer')
  expect(unknown.outcome).toBe('unknown')
  expect(criterionOf(unknown, 'rating')).toMatchObject({
    outcome: 'unknown',
    why: 'missing',
    value: null,
    distance: null,
  })
  const { freelancer_rating: _, ...others } = JUST_ENOUGH
  expect(judge(metricsOf({ ...others, completion_rate: 0 }))('certified_freelancer').outcome).toBe('not_met')
})

test('a value is too old after 45 days, and one over another period says nothing', () => {
  const rating = (measuredAt: string, windowMonths: number | null) =>
    criterionOf(
      judge({ ...metricsOf(JUST_ENOUGH), freelancer_rating: { value: 500, measuredAt, windowMonths } })(
        'certified_freelancer',
      ),
      'rating',
    )
  expect(rating('2026-10-16T03:00:00.000Z', null)?.outcome).toBe('met')
  expect(rating('2026-10-16T02:59:59.999Z', null)).toMatchObject({ outcome: 'unknown', why: 'outdated' })
  expect(rating(YESTERDAY, 6)).toMatchObject({ outcome: 'unknown', why: 'other_window' })
})

test('the average of half a year counts the months without work: one month of 300,000 yen is enough, one yen less is not', () => {
  const work = (value: number) => criterionOf(judgeWith({ completed_work: value })('certified_client'), 'work')
  expect(work(300_000)).toMatchObject({ outcome: 'met', threshold: 300_000 })
  expect(work(299_999)).toMatchObject({ outcome: 'not_met', distance: 1 })
  expect(work(0)).toMatchObject({ outcome: 'not_met', distance: 300_000 })
})

test('certified asks for regular, and for verified', () => {
  const freelancer = judgeWith({ photo: 0 })('certified_freelancer')
  expect(freelancer.outcome).toBe('not_met')
  expect(freelancer.criteria[0]).toMatchObject({ id: 'required_standard', outcome: 'not_met' })
  expect(judgeWith({ company_facts: 0 })('certified_client').criteria[0]).toMatchObject({ outcome: 'not_met' })
  expect(judgeWith({})('certified_client').criteria[0]).toMatchObject({ outcome: 'met' })
})

test('an ended or restricted membership meets nothing; warnings end no standard until a setting says how many', () => {
  for (const metric of ['withdrawn', 'restricted'] as const)
    for (const standard of ['regular_freelancer', 'certified_client'])
      expect(judgeWith({ [metric]: 1 })(standard).outcome, metric).toBe('not_met')
  expect(judgeWith({ warnings: 9 })('certified_freelancer').outcome).toBe('met')
  const strict = { ...SHIPPED_STANDARDS, endingWarnings: 2 }
  expect(judgeWith({ warnings: 1 }, { set: strict })('certified_freelancer').outcome).toBe('met')
  expect(judgeWith({ warnings: 2 }, { set: strict })('certified_freelancer').outcome).toBe('not_met')
})

test('earnings are ranked among everyone, or by setting in the own category, and among everyone without one', () => {
  const rankedIn = (category: string | null, set = SHIPPED_STANDARDS) =>
    criterionOf(judgeWith({ earnings: 4_000 }, { set, category })('certified_freelancer'), 'earnings')
  const top = { op: 'top_share', metric: 'earnings', threshold: 2_000, per: 'category' } as const
  const byCategory = withComparison(SHIPPED_STANDARDS, { standard: 'certified_freelancer', criterion: 'earnings' }, top)
  expect(rankedIn('writing')).toMatchObject({ outcome: 'met', threshold: 1_000 })
  expect(rankedIn('writing', byCategory)).toMatchObject({ outcome: 'not_met', threshold: 5_000, distance: 1_000 })
  expect(rankedIn(null, byCategory)).toMatchObject({ outcome: 'met', threshold: 1_000 })
  // among so few nobody is within the top share
  expect(rankedIn('design', byCategory)).toMatchObject({ outcome: 'not_met', threshold: null })
})

test('before members are ranked, or in a category that nobody was ranked in, nobody knows who is within a top share', () => {
  const unranked = evaluateStandards(SHIPPED_STANDARDS, member(metricsOf(JUST_ENOUGH)), { at: NOW, shares: {} })
  const certified = unranked.find(({ standard }) => standard === 'certified_freelancer')
  expect(certified?.outcome).toBe('unknown')
  expect(certified && criterionOf(certified, 'earnings')).toMatchObject({
    outcome: 'unknown',
    why: 'not_ranked',
    value: 1_000,
    threshold: null,
  })
})

test('every result says value, threshold, what is missing and when it was measured', () => {
  expect(criterionOf(judgeWith({ introduction: 250 })('regular_freelancer'), 'introduction')).toEqual({
    id: 'introduction',
    metric: 'introduction',
    op: 'at_least',
    outcome: 'not_met',
    value: 250,
    threshold: 300,
    distance: 50,
    measuredAt: YESTERDAY,
    why: null,
  })
})

test('somebody is judged by the standards of their roles alone', () => {
  const roles = (...own: StandardMember['roles']) =>
    evaluateStandards(SHIPPED_STANDARDS, { ...member({}), roles: own }, { at: NOW, shares: {} }).map(
      (each) => each.standard,
    )
  expect(roles('freelancer')).toEqual(['regular_freelancer', 'certified_freelancer'])
  expect(roles('client')).toEqual(['verified_client', 'certified_client'])
})
