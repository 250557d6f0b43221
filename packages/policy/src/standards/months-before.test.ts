import { expect, test } from 'vitest'
import { monthsBefore } from './months-before.ts'

test('the same day of an earlier month, or its last day where there is none', () => {
  expect(monthsBefore('2026-11-30', 1)).toBe('2026-10-30')
  expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28')
  expect(monthsBefore('2028-03-31', 1)).toBe('2028-02-29')
  expect(monthsBefore('2026-01-15', 2)).toBe('2025-11-15')
})
