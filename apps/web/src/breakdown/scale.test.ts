import { expect, test } from 'vitest'
import { ticksFor } from './scale.ts'

test('an axis begins at zero, holds what it shows, and ends soon after it', () => {
  expect(ticksFor(22)).toEqual([0, 12, 24])
  expect(ticksFor(1391)).toEqual([0, 800, 1600])
  expect(ticksFor(3)).toEqual([0, 2, 4])
  expect(ticksFor(7)).toEqual([0, 4, 8])
  expect(ticksFor(0)).toEqual([0, 1, 2])
  expect(ticksFor(0, 0.02)).toEqual([0, expect.closeTo(0.01), expect.closeTo(0.02)])
  expect(ticksFor(0.047, 0.02)).toEqual([0, expect.closeTo(0.025), expect.closeTo(0.05)])
  for (const most of [1, 3, 9, 11, 99, 101, 540, 43_200]) {
    const [zero, half, end] = ticksFor(most)
    expect([zero, end]).toEqual([0, half * 2])
    expect(end).toBeGreaterThanOrEqual(most)
    expect(end).toBeLessThanOrEqual(Math.max(2, most * 2))
  }
})
