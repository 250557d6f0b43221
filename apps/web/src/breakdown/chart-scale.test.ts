import { expect, test } from 'vitest'
import { chartScale } from './chart-scale.ts'

test('a month that stands out is cut, and the others keep their height', () => {
  const { ticks, end, isClipped } = chartScale([3, 2, 151, 1, 0, 3, 2])
  expect(ticks).toEqual([0, 2, 4])
  expect([3, 151].map(isClipped)).toEqual([false, true])
  expect(chartScale([30, 20, 41, 10, 22]).isClipped(41)).toBe(false)
  expect(end).toBe(4)
})

test('a range behind the bars does not flatten them, whiskers are never cut', () => {
  expect(chartScale([10, 12, 9, 11], { behind: [9000] }).end).toBeLessThanOrEqual(20)
  expect(chartScale([10, 12, 9, 11], { behind: [14] }).end).toBeGreaterThanOrEqual(14)
  expect(chartScale([], { whole: [0.2, 0.9], least: 0.02 }).end).toBeGreaterThanOrEqual(0.9)
})

test('ticks of minutes are whole hours, or days, where they are worded so', () => {
  const units = [
    { from: 120, of: 60 },
    { from: 2880, of: 1440 },
  ]
  expect(chartScale([90], { units }).ticks).toEqual([0, 50, 100])
  expect(chartScale([480], { units }).ticks).toEqual([0, 240, 480])
  expect(chartScale([11_000], { units }).ticks).toEqual([0, 5760, 11_520])
  for (let most = 120; most < 20_000; most += 35) {
    const [, half] = chartScale([most], { units }).ticks
    expect(half % (most < 2880 ? 60 : 1440), `${most}`).toBe(0)
  }
})
