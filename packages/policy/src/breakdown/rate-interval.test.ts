import { expect, test } from 'vitest'
import { rateInterval } from './rate-interval.ts'

test('a rate has an interval of 95 % that stays within none and all', () => {
  const rate = rateInterval(12, 612)
  expect(rate).toMatchObject({ kind: 'rate', n: 12, of: 612, share: 12 / 612 })
  // as published tables of Wilson's interval have it
  expect(rate.kind === 'rate' && [rate.from.toFixed(4), rate.to.toFixed(4)]).toEqual(['0.0113', '0.0340'])
  expect(rateInterval(0, 20)).toMatchObject({ share: 0, from: 0 })
  expect(rateInterval(20, 20)).toMatchObject({ share: 1, to: 1 })
})

test('of fewer than 20 there is no rate, and none of more than there are', () => {
  expect(rateInterval(3, 19)).toEqual({ kind: 'few', n: 3, of: 19 })
  expect(rateInterval(3, 20).kind).toBe('rate')
  expect(rateInterval(0, 0)).toEqual({ kind: 'few', n: 0, of: 0 })
  expect(rateInterval(21, 20)).toEqual({ kind: 'over', n: 21, of: 20 })
  expect(rateInterval(1, 0)).toEqual({ kind: 'over', n: 1, of: 0 })
})
