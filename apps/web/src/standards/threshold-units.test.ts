import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import { expect, test } from 'vitest'
import { parseThreshold, typedThreshold } from './threshold-units.ts'

const rating: Comparison = { op: 'at_least', metric: 'client_rating', threshold: 480 }
const replies: Comparison = { op: 'at_least', metric: 'client_reply_rate', threshold: 8_000 }
const letters: Comparison = { op: 'at_least', metric: 'introduction', threshold: 300 }

test('a threshold is typed as people say it', () => {
  expect([rating, replies, letters].map(typedThreshold)).toEqual(['4.8', '80', '300'])
  expect(parseThreshold(rating, '４．７５')).toBe(475)
  expect(parseThreshold(replies, '79.5')).toBe(7_950)
  expect(parseThreshold(letters, '1,200')).toBe(1_200)
})

test('what is no number, or is finer than its unit, is no threshold', () => {
  for (const typed of ['', 'abc', '-1', '4.755', '1e3']) expect(parseThreshold(rating, typed)).toBeNull()
  expect(parseThreshold(letters, '300.5')).toBeNull()
})
