import { expect, test } from 'vitest'
import { SHIPPED_STANDARDS } from './shipped-standards.ts'
import { createTopShareRanking, rankedShares, topShareLine } from './top-share.ts'

test('places are rounded down: one of five is within 20 %, none of four', () => {
  expect(topShareLine([1, 2, 3, 4, 5], 2_000)).toBe(5)
  expect(topShareLine([1, 2, 3, 4], 2_000)).toBeNull()
  expect(topShareLine([1, 2, 3, 4, 5, 6, 7, 8, 9], 2_000)).toBe(9)
  expect(topShareLine([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 2_000)).toBe(9)
})

test('whoever has the same as the last place is within, too', () => {
  expect(topShareLine([9, 8, 8, 8, 1, 1, 1, 1, 1, 1], 2_000)).toBe(8)
  expect(topShareLine([7, 7, 7, 7, 7], 2_000)).toBe(7)
})

test('nobody with nothing is among the greatest, however many have nothing', () => {
  expect(topShareLine([0, 0, 0, 0, 0], 2_000)).toBe(1)
  expect(topShareLine([5, 0, 0, 0, 0, 0, 0, 0, 0, 0], 2_000)).toBe(1)
  expect(topShareLine([], 10_000)).toBeNull()
})

test('members are ranked among everyone, and where a setting says so within their category, those without one among everyone', () => {
  const [shipped] = rankedShares(SHIPPED_STANDARDS)
  if (!shipped) throw new Error('the shipped standards rank earnings')
  const share = { ...shipped, comparison: { ...shipped.comparison, per: 'category' } } as const
  const amongAll = createTopShareRanking([shipped])
  for (const value of [10, 20, 30, 40, 50]) amongAll.add(shipped, 'writing', value)
  expect(amongAll.lines()).toEqual({ 'freelancer|earnings||2000|*': 50 })
  const ranking = createTopShareRanking([share])
  for (const value of [10, 20, 30, 40, 50]) ranking.add(share, 'writing', value)
  for (const value of [1, 2, 3, 4, 5]) ranking.add(share, 'design', value)
  expect(ranking.lines()).toEqual({
    'freelancer|earnings||2000|=writing': 50,
    'freelancer|earnings||2000|=design': 5,
    'freelancer|earnings||2000|*': 40,
  })
})
