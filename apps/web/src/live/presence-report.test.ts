import { expect, test } from 'vitest'
import { presenceAt } from './presence-report.ts'

const MINUTE = 60_000
const at = { now: 60 * MINUTE, acted: 60 * MINUTE, typed: Number.NEGATIVE_INFINITY, hidden: null }

test('whoever reads views, whoever wrote a moment ago types', () => {
  expect(presenceAt(at)).toBe('viewing')
  expect(presenceAt({ ...at, typed: at.now - 4_900 })).toBe('typing')
  expect(presenceAt({ ...at, typed: at.now - 5_000 })).toBe('viewing')
})

test('without a key or a pointer for three minutes a person is away', () => {
  expect(presenceAt({ ...at, acted: at.now - 3 * MINUTE + 1 })).toBe('viewing')
  expect(presenceAt({ ...at, acted: at.now - 3 * MINUTE })).toBe('away')
})

test('nobody reads a page that is out of sight, and after four minutes it is left', () => {
  expect(presenceAt({ ...at, hidden: at.now, typed: at.now })).toBe('away')
  expect(presenceAt({ ...at, hidden: at.now - 4 * MINUTE })).toBeNull()
})
