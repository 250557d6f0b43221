import { compareFigure } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { EarlierMonth } from '@mimamori/policy/breakdown/breakdown-model'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { expect, test } from 'vitest'
import { changeTones } from './change-tone.ts'

const counts = (n: number) => Object.fromEntries(CATEGORIES.map((each) => [each, n])) as Record<Category, number>
const earlier = (months: number, n: number): EarlierMonth[] =>
  Array.from({ length: months }, (_, index) => ({
    month: `2025-${String(index + 1).padStart(2, '0')}`,
    days: 30,
    total: n * 7 + (index % 3),
    category: { ...counts(n), mlm: n + (index % 2) },
    opened: 200,
    decided: 200,
  }))
const table = { targetType: 'job' } as const
const month = (n: number, runningDay: number | null = null) => ({
  days: 30,
  runningDay,
  earlier: [{ targetType: 'job' as const, months: earlier(12, n) }],
})

test('a change has a colour only where the month is outside of its usual range', () => {
  const { ofCategory, ofTotal } = changeTones(month(10), table)
  const tone = (was: number, now: number) => ofCategory('mlm', now, compareFigure(was, now))
  expect([tone(10, 12), tone(10, 40), tone(12, 8), tone(20, 0)]).toEqual(['', 'up', '', 'down'])
  expect([ofTotal(72, compareFigure(70, 72)), ofTotal(200, compareFigure(70, 200))]).toEqual(['', 'up'])
})

test('one more or less has none, nor has a month that runs', () => {
  const rare = changeTones(month(0), table)
  expect(rare.ofCategory('mlm', 1, compareFigure(0, 1))).toBe('')
  expect(changeTones(month(10, 12), table).ofCategory('mlm', 90, compareFigure(10, 90))).toBe('')
})
