import { expect, test } from 'vitest'
import { reconnectDelay } from './event-stream.ts'

test('a desk that is away is asked less and less often, never later than every fifteen seconds, and not by all at once', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 50].map((tries) => reconnectDelay(tries, 1))).toEqual([
    300, 600, 1200, 2400, 4800, 9600, 15_000, 15_000,
  ])
  expect(reconnectDelay(3, 0)).toBe(1200)
})
