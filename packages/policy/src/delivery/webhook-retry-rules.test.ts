import { expect, test } from 'vitest'
import { RETRY_DELAYS_SECONDS, retryDelayAfter } from './webhook-retry-rules.ts'

const LAST = RETRY_DELAYS_SECONDS.length

test('each failure is followed by the next wait of the schedule, and the tenth by none', () => {
  const waits = Array.from({ length: LAST + 2 }, (_, n) => retryDelayAfter(n + 1, 1, 0))
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null, null])
})

test('what the receiver asks for is waited for when it is longer, and is not scaled', () => {
  expect([4, 5, 6].map((asked) => retryDelayAfter(1, 1, asked))).toEqual([5, 5, 6])
  expect(retryDelayAfter(2, 0.01, 60)).toBe(60)
  expect(retryDelayAfter(2, 0.01, 0)).toBe(3)
})

test('a receiver that asks for patience is still given up after the last attempt', () => {
  expect(retryDelayAfter(LAST, 1, 60)).toBe(86_400)
  expect(retryDelayAfter(LAST + 1, 1, 60)).toBeNull()
})
