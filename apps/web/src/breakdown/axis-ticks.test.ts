import { expect, test } from 'vitest'
import { axisTicks } from './axis-ticks.ts'

test('an axis begins at zero, holds what it shows, and ends soon after it', () => {
  expect(axisTicks(22)).toEqual([0, 12, 24])
  expect(axisTicks(1391)).toEqual([0, 800, 1600])
  expect(axisTicks(3)).toEqual([0, 2, 4])
  expect(axisTicks(7)).toEqual([0, 4, 8])
  expect(axisTicks(0)).toEqual([0, 1, 2])
  expect(axisTicks(0, 0.02)).toEqual([0, expect.closeTo(0.01), expect.closeTo(0.02)])
  expect(axisTicks(0.047, 0.02)).toEqual([0, expect.closeTo(0.025), expect.closeTo(0.05)])
  for (const most of [1, 3, 9, 11, 99, 101, 540, 43_200]) {
    const [zero, half, end] = axisTicks(most)
    expect([zero, end]).toEqual([0, half * 2])
    expect(end).toBeGreaterThanOrEqual(most)
    expect(end).toBeLessThanOrEqual(Math.max(2, most * 2))
  }
})
