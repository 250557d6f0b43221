import { expect, test } from 'vitest'
import { clippedScale } from './clipped-scale.ts'

test('one value far above the others ends the axis earlier, and has its number', () => {
  expect(clippedScale([0, 3, 1, 151, 2, 0])).toEqual({ end: 3.75, clipped: [{ index: 3, value: 151 }] })
})

test('two are clipped alike, in the order of their bars; three are no outliers', () => {
  expect(clippedScale([140, 3, 1, 151, 2])).toEqual({
    end: 3.75,
    clipped: [
      { index: 0, value: 140 },
      { index: 3, value: 151 },
    ],
  })
  expect(clippedScale([140, 3, 130, 151, 2])).toEqual({ end: 151, clipped: [] })
})

test('three times the next is drawn to scale, more is not', () => {
  expect(clippedScale([10, 30, 10, 9]).clipped).toEqual([])
  expect(clippedScale([10, 31, 10, 9])).toEqual({ end: 12.5, clipped: [{ index: 1, value: 31 }] })
})

test('a lone value is no outlier, nor is one of three, and nothing has no end', () => {
  expect(clippedScale([0, 0, 7, 0, 0])).toEqual({ end: 7, clipped: [] })
  expect(clippedScale([1, 90, 2])).toEqual({ end: 90, clipped: [] })
  expect([clippedScale([]), clippedScale([0, 0, 0, 0])]).toEqual([
    { end: 0, clipped: [] },
    { end: 0, clipped: [] },
  ])
})
