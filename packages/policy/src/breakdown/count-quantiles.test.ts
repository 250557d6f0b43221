import { expect, test } from 'vitest'
import { spanOfCounts, spanOfParts, studentQuantile } from './count-quantiles.ts'

const TAIL = 0.025

test('a count that varies by chance alone has the quantiles of Poisson', () => {
  expect([1, 10, 100].map((mean) => spanOfCounts(mean, mean, TAIL))).toEqual([
    { from: 0, to: 3 },
    { from: 4, to: 17 },
    { from: 81, to: 120 },
  ])
})

test('one that varies more has those of the negative binomial, and large ones are reckoned without overflow', () => {
  // mean 10 and variance 20: size 10, probability a half
  expect(spanOfCounts(10, 20, TAIL)).toEqual({ from: 3, to: 20 })
  const { from, to } = spanOfCounts(20_000, 20_000, TAIL)
  expect([
    Math.abs(from - (20_000 - 1.96 * Math.sqrt(20_000))) < 2,
    Math.abs(to - (20_000 + 1.96 * Math.sqrt(20_000))) < 2,
  ]).toEqual([true, true])
})

test('a part is never more than its whole, and varies as the binomial does at least', () => {
  expect(spanOfParts(0.5, 20, 5, TAIL)).toEqual({ from: 6, to: 14 })
  expect(spanOfParts(0.9, 20, 6, TAIL).to).toBe(20)
  expect([spanOfParts(0, 20, 0, TAIL), spanOfParts(1, 20, 0, TAIL), spanOfParts(0.3, 0, 0, TAIL)]).toEqual([
    { from: 0, to: 0 },
    { from: 20, to: 20 },
    { from: 0, to: 0 },
  ])
})

test('of few months the quantile is that of Student', () => {
  // tables: 0.975 with 5, 10 and 30 degrees of freedom
  const quantiles = [5, 10, 30].map((degrees) => studentQuantile(1.959964, degrees))
  for (const [at, known] of [2.571, 2.228, 2.042].entries()) expect(quantiles[at]).toBeCloseTo(known, 2)
})
