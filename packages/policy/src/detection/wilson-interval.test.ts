import { expect, test } from 'vitest'
import { wilsonInterval } from './wilson-interval.ts'

test.each([
  [0, 0, 0, 1],
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [50, 100, 0.4038, 0.5962],
])('the Wilson interval of %d in %d is %d to %d', (hits, n, low, high) => {
  const interval = wilsonInterval(hits, n)
  expect(interval[0]).toBeCloseTo(low, 4)
  expect(interval[1]).toBeCloseTo(high, 4)
})
