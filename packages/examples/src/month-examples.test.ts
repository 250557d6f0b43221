import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { expect, test } from 'vitest'
import { categoryShares, violationRate } from './month-examples.ts'

const MONTHS = ['2025', '2026', '2027'].flatMap((year) =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`),
)

test.each(MONTHS)('the shares of %s sum to 1 with direct dealing ahead', (month) => {
  const shares = categoryShares(month)
  const sum = CATEGORIES.reduce((total, category) => total + shares[category], 0)
  expect(sum).toBeCloseTo(1, 10)
  expect(shares.direct_deal).toBe(Math.max(...Object.values(shares)))
  expect(shares.direct_deal).toBeGreaterThan(0.32)
  expect(shares.direct_deal).toBeLessThan(0.48)
  expect(shares.other).toBeLessThan(0.14)
})

test('months differ, and the same month is the same every time', () => {
  expect(new Set(MONTHS.map((month) => JSON.stringify(categoryShares(month)))).size).toBe(MONTHS.length)
  expect(categoryShares('2026-11')).toEqual(categoryShares('2026-11'))
  expect(violationRate('2026-11')).toBe(violationRate('2026-11'))
})

test('network business rises in April, hidden advertising in December', () => {
  for (const year of ['2025', '2026', '2027']) {
    expect(categoryShares(`${year}-04`).mlm).toBeGreaterThan(categoryShares(`${year}-06`).mlm)
    expect(categoryShares(`${year}-12`).stealth_marketing).toBeGreaterThan(
      categoryShares(`${year}-02`).stealth_marketing,
    )
  }
})

test('between 10 and 14 jobs in a hundred break the rules', () => {
  for (const month of MONTHS) {
    expect(violationRate(month)).toBeGreaterThanOrEqual(0.1)
    expect(violationRate(month)).toBeLessThanOrEqual(0.14)
  }
})
