import { expect, test } from 'vitest'
import type { Flag } from '../catalogue/detection-flag.ts'
import type { PassReason } from '../decisions/passing-rules.ts'
import { flagVerdictsOf } from './flag-verdict-rules.ts'
import { estimateMissed, firstDayOf, type SourceCounts, trackRecordOf, weightsOfPoorSources } from './track-record.ts'
import { wilsonInterval } from './wilson-interval.ts'

const flag = (rule: string, category: Flag['category'], score = 0.8): Flag => {
  return { rule, category, score, spans: [], reason: 'x' }
}
const counts = (change: Partial<SourceCounts>): SourceCounts => ({
  rule: 'mlm.network',
  model: null,
  category: 'mlm',
  n: 40,
  confirmed: 30,
  sameCategory: 27,
  overturned: 2,
  ...change,
})
const NO_MISSES = {
  flagged: 40,
  patrol: { n: 0, confirmed: 0, waiting: 0 },
  reported: { n: 0, confirmed: 0 },
}
const decision = {
  caseId: 'c',
  target: { type: 'job' },
  decidedAt: '2026-11-24T15:30:00.000Z',
  source: 'rule',
  categories: ['mlm', 'direct_deal'],
  published: 'other',
  reversed: false,
  passReason: null,
} as const

test('the interval is that of Wilson: 8 of 10 lie between 0.4902 and 0.9433', () => {
  const [low, high] = wilsonInterval(8, 10)
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.4902', '0.9433'])
  expect(wilsonInterval(0, 0)).toEqual([0, 1])
  expect(wilsonInterval(0, 10)[0]).toBe(0)
})

test('a decision is a verdict on each flag once, in the day of Japan, with the model of a model alone', () => {
  const flags = [flag('mlm.network', 'mlm'), flag('mlm.network', 'mlm', 0.6), flag('free_sample.model', 'free_sample')]
  expect(flagVerdictsOf(decision, { flags, model: 'v7' })).toMatchObject([
    { rule: 'mlm.network', model: null, score: 80, decidedOn: '2026-11-25', confirmedCategory: 'mlm' },
    { rule: 'free_sample.model', model: 'v7', verdict: 'confirmed', confirmedCategory: 'other' },
  ])
})

test('what was passed as already corrected is no verdict on its flags, and any other pass is one', () => {
  const passed = { ...decision, categories: [], published: null }
  const verdictsOf = (passReason: PassReason | null) =>
    flagVerdictsOf({ ...passed, passReason }, { flags: [flag('mlm.network', 'mlm')], model: null }).length
  expect(([null, 'false_detection', 'report_out_of_scope', 'other'] as const).map(verdictsOf)).toEqual([1, 1, 1, 1])
  expect(verdictsOf('already_corrected')).toBe(0)
})

test('a text without flags has one verdict without a rule', () => {
  const passed = { ...decision, categories: [], published: null, source: 'patrol' } as const
  expect(flagVerdictsOf(passed, { flags: [], model: 'v7' })).toEqual([
    {
      caseId: 'c',
      rule: '',
      model: null,
      category: null,
      score: 0,
      targetType: 'job',
      source: 'patrol',
      decidedAt: decision.decidedAt,
      decidedOn: '2026-11-25',
      verdict: 'dismissed',
      confirmedCategory: null,
      overturned: false,
    },
  ])
})

test('precision is what stands of all that was decided, coverage its share of all violations', () => {
  const misses = { ...NO_MISSES, reported: { n: 12, confirmed: 10 } }
  const { sources, confirmed } = trackRecordOf(
    [counts({ n: 20, confirmed: 5, rule: 'mlm.partners' }), counts({})],
    misses,
  )
  expect(confirmed).toBe(50)
  expect(sources.map(({ rule }) => rule)).toEqual(['mlm.network', 'mlm.partners'])
  const [low, high] = wilsonInterval(30, 40)
  expect(sources[0]).toMatchObject({ precision: { share: 0.75, low, high }, coverage: 0.6, disagreement: 0.1 })
})

test('sources with equally many decisions are in the order of their names, however they were read', () => {
  const named = [
    counts({ rule: 'mlm.network', n: 50 }),
    counts({ rule: 'free_sample.model', model: 'v7' }),
    counts({ rule: 'free_sample.model', model: 'v8' }),
    counts({ rule: 'mlm.partners' }),
  ]
  for (const read of [
    named,
    named.toReversed(),
    [named[2], named[0], named[3], named[1]].filter((each) => each !== undefined),
  ])
    expect(trackRecordOf(read, NO_MISSES).sources).toMatchObject(named)
})

test('shares of nothing are none', () => {
  const { sources, missed } = trackRecordOf([counts({ n: 3, confirmed: 0, sameCategory: 0 })], {
    ...NO_MISSES,
    flagged: 0,
  })
  expect(sources[0]).toMatchObject({ precision: { share: 0 }, coverage: null, disagreement: null })
  expect(missed).toBe(null)
})

test('what is missed is the share of confirmed violations that patrol and reports showed', () => {
  const [low, high] = wilsonInterval(8, 98)
  const misses = { flagged: 90, patrol: { n: 100, confirmed: 2, waiting: 100 }, reported: { n: 9, confirmed: 6 } }
  expect(estimateMissed(misses)).toEqual({ n: 8, share: 8 / 98, low, high })
})

test('the estimate of what is missed does not grow with waiting work', () => {
  const at = (waiting: number) =>
    estimateMissed({ flagged: 38, patrol: { n: 125, confirmed: 6, waiting }, reported: { n: 2, confirmed: 1 } })
  expect(at(153)).toEqual(at(54))
})

test('where nothing was confirmed, nothing is missed', () => {
  const nothing = { flagged: 0, patrol: { n: 3, confirmed: 0, waiting: 9 }, reported: { n: 0, confirmed: 0 } }
  expect(estimateMissed(nothing)).toMatchObject({ n: 0, share: 0 })
})

test('thirty days end today', () => {
  expect([firstDayOf(30, '2026-11-30'), firstDayOf(1, '2026-11-30'), firstDayOf(90, '2026-03-01')]).toEqual([
    '2026-11-01',
    '2026-11-30',
    '2025-12-02',
  ])
})

test('a source weighs less once even the upper end of its precision is below a half, and thirty were decided', () => {
  const poor = { n: 30, confirmed: 9 }
  expect(wilsonInterval(9, 30)[1]).toBeLessThan(0.5)
  expect(weightsOfPoorSources([counts(poor)])).toEqual([
    { rule: 'mlm.network', model: null, category: 'mlm', weight: 0.3 },
  ])
  expect(weightsOfPoorSources([counts({ n: 29, confirmed: 1 }), counts({ n: 30, confirmed: 11 })])).toEqual([])
})
