import { expect, test } from 'vitest'
import { defaultMonth, parseBreakdownAddress, parseFigureCasesAddress } from './breakdown-address.ts'

test('a month is shown from its eighth day on, before that the last full one', () => {
  expect(defaultMonth('2026-11-24T03:00:00.000Z')).toBe('2026-11')
  expect(defaultMonth('2026-12-07T14:59:59.999Z')).toBe('2026-11')
  expect(defaultMonth('2026-12-07T15:00:00.000Z')).toBe('2026-12')
  expect(defaultMonth('2027-01-03T03:00:00.000Z')).toBe('2026-12')
})

const NOW = '2026-10-31T14:59:59.999Z'

test('an address says month, tab, kind of target and tables, and nothing it cannot mean', () => {
  const whole = { month: '2026-10', tab: 'trend', targetType: 'message', table: true } as const
  expect(parseBreakdownAddress(whole, NOW)).toEqual(whole)
  expect(parseBreakdownAddress({ month: '2026-13', tab: 'month', targetType: 'job', table: 'yes' }, NOW)).toEqual({})
})

test('a figure is named whole or not at all', () => {
  const whole = { month: '2026-10', targetType: 'job', dimension: 'job_category', key: '翻訳' } as const
  expect(parseFigureCasesAddress(whole, NOW)).toEqual(whole)
  // the marketplace may call a category 1
  expect(parseFigureCasesAddress({ ...whole, key: 1 }, NOW)?.key).toBe('1')
  expect(parseFigureCasesAddress({ ...whole, month: '2026-1' }, NOW)).toBeNull()
  expect(parseFigureCasesAddress({ ...whole, dimension: 'opened' }, NOW)).toBeNull()
  expect(parseFigureCasesAddress({ ...whole, targetType: 'review' }, NOW)).toBeNull()
  expect(parseFigureCasesAddress({ ...whole, key: '' }, NOW)).toBeNull()
})

test('an address means no month that has not begun in Japan', () => {
  const behind = { month: '2026-11', targetType: 'job', dimension: 'category', key: 'mlm' } as const
  expect([parseBreakdownAddress({ month: '2026-11' }, NOW), parseFigureCasesAddress(behind, NOW)]).toEqual([{}, null])
  const midnight = '2026-10-31T15:00:00.000Z'
  expect([parseBreakdownAddress({ month: '2026-11' }, midnight), parseFigureCasesAddress(behind, midnight)]).toEqual([
    { month: '2026-11' },
    behind,
  ])
})
