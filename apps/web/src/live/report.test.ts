import { expect, test } from 'vitest'
import { doingAt } from './report.ts'

const MINUTE = 60_000
const at = { now: 60 * MINUTE, acted: 60 * MINUTE, typed: Number.NEGATIVE_INFINITY, hidden: null }

test('whoever reads views, whoever wrote a moment ago types', () => {
  expect(doingAt(at)).toBe('viewing')
  expect(doingAt({ ...at, typed: at.now - 4_900 })).toBe('typing')
  expect(doingAt({ ...at, typed: at.now - 5_000 })).toBe('viewing')
})

test('without a key or a pointer for three minutes a person is away', () => {
  expect(doingAt({ ...at, acted: at.now - 3 * MINUTE + 1 })).toBe('viewing')
  expect(doingAt({ ...at, acted: at.now - 3 * MINUTE })).toBe('away')
})

test('nobody reads a page that is out of sight, and after four minutes it is left', () => {
  expect(doingAt({ ...at, hidden: at.now, typed: at.now })).toBe('away')
  expect(doingAt({ ...at, hidden: at.now - 4 * MINUTE })).toBeNull()
})
