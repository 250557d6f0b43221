import { expect, test } from 'vitest'
import { SHIPPED_STANDARDS } from './shipped-standards.ts'
import type { Criterion, Standard, StandardSet } from './standard-definition.ts'
import { standardSetFlaws } from './standard-set-flaws.ts'

const criterion: Criterion = {
  id: 'rating',
  anyOf: [{ op: 'at_least', metric: 'freelancer_rating', threshold: 480 }],
  windowMonths: null,
  appliesWhen: null,
}
const standard: Standard = {
  id: 'good',
  role: 'freelancer',
  name: { ja: '良い', en: 'Good' },
  requires: null,
  lines: [{ text: { ja: '評価{{rating}}以上', en: 'Rated {{rating}}' }, criteria: [criterion] }],
}
const set = (change: Partial<Standard> = {}, more: Partial<StandardSet> = {}): StandardSet => ({
  ...SHIPPED_STANDARDS,
  standards: [{ ...standard, ...change }],
  ...more,
})
const line = (text: { ja: string; en: string }, change: Partial<Criterion> = {}): Standard['lines'] => [
  { text, criteria: [{ ...criterion, ...change }] },
]
const codes = (of: StandardSet) => [...new Set(standardSetFlaws(of).map(({ code }) => code))]
const GOOD = { ja: '{{rating}}', en: '{{rating}}' }

test('the shipped standards fit together', () => {
  expect(standardSetFlaws(SHIPPED_STANDARDS)).toEqual([])
})

test('a threshold is a whole number that its metric can have', () => {
  for (const threshold of [501, 480.5, -1, 0])
    expect(
      codes(set({ lines: line(GOOD, { anyOf: [{ op: 'at_least', metric: 'freelancer_rating', threshold }] }) })),
      `${threshold}`,
    ).toEqual(['threshold_out_of_range'])
})

test('a comparison fits its metric', () => {
  const of = (
    op: 'monthly_average' | 'within_months' | 'at_least',
    metric: 'earnings' | 'last_login' | 'withdrawn' | 'freelancer_rating',
  ) => codes(set({ lines: line(GOOD, { anyOf: [{ op, metric, threshold: 1 }] }) }))
  expect(of('monthly_average', 'freelancer_rating')).toContain('wrong_comparison')
  expect(of('monthly_average', 'earnings')).toContain('wrong_comparison')
  expect(of('within_months', 'earnings')).toContain('wrong_comparison')
  expect(of('at_least', 'last_login')).toContain('wrong_comparison')
  expect(of('at_least', 'withdrawn')).toContain('wrong_comparison')
})

test('a text has the threshold and the window as placeholders and no typed figure', () => {
  expect(codes(set({ lines: line({ ja: '評価が高い', en: '{{rating}}' }) }))).toEqual(['threshold_not_in_text'])
  expect(codes(set({ lines: line({ ja: '評価4.8以上 {{rating}}', en: '{{rating}}' }) }))).toEqual(['digits_in_text'])
  expect(codes(set({ lines: line({ ja: '評価４ {{rating}}', en: '{{rating}}' }) }))).toEqual(['digits_in_text'])
  expect(codes(set({ lines: line({ ja: '{{rating}}{{stars}}', en: '{{rating}}' }) }))).toEqual(['unknown_placeholder'])
  expect(codes(set({ lines: line(GOOD, { windowMonths: 6 }) }))).toEqual(['window_not_in_text'])
  expect(codes(set({ lines: line({ ja: '', en: '{{rating}}' }) }))).toContain('text_missing')
})

test('a required standard is there, of the same role, and not in a circle', () => {
  expect(codes(set({ requires: 'nothing' }))).toEqual(['requirement_unknown'])
  const client: Standard = { ...standard, id: 'client', role: 'client' }
  expect(codes({ ...set(), standards: [{ ...standard, requires: 'client' }, client] })).toEqual(['requirement_unknown'])
  const circle = [
    { ...standard, requires: 'other' },
    { ...standard, id: 'other', requires: 'good' },
  ]
  expect(codes({ ...set(), standards: circle })).toEqual(['requirement_unknown'])
})

test('names are there once, and days and warnings within their bounds', () => {
  expect(codes({ ...set(), standards: [standard, standard] })).toEqual(['same_standard_twice'])
  expect(codes(set({ lines: [...standard.lines, ...standard.lines] }))).toEqual(['same_criterion_twice'])
  expect(codes(set({}, { graceDays: -1 }))).toEqual(['days_out_of_range'])
  expect(codes(set({}, { maxAgeDays: 0 }))).toEqual(['days_out_of_range'])
  expect(codes(set({}, { endingWarnings: 0 }))).toEqual(['warnings_out_of_range'])
})
