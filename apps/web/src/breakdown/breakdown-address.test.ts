import { expect, test } from 'vitest'
import {
  defaultMonth,
  orderParam,
  parseBreakdownAddress,
  parseFigureCasesAddress,
  parseListPlace,
} from './breakdown-address.ts'

test('a month is shown from its eighth day on, before that the last full one', () => {
  expect(defaultMonth('2026-11-24T03:00:00.000Z')).toBe('2026-11')
  expect(defaultMonth('2026-12-07T14:59:59.999Z')).toBe('2026-11')
  expect(defaultMonth('2026-12-07T15:00:00.000Z')).toBe('2026-12')
  expect(defaultMonth('2027-01-03T03:00:00.000Z')).toBe('2026-12')
})

const NOW = '2026-10-31T14:59:59.999Z'

test('an address says period, comparison, tab, kind of target, tables and filters', () => {
  const whole = {
    period: '2026-Q3',
    with: '2025-Q3',
    tab: 'trend',
    targetType: 'message',
    table: true,
    jobCategory: '翻訳',
    format: 'project',
    source: 'rule',
    language: 'en',
  } as const
  expect(parseBreakdownAddress(whole, NOW)).toEqual({ search: whole, unknown: [] })
  // what is not known of a decision is a value, too
  const none = { jobCategory: '', format: '', language: '' } as const
  expect(parseBreakdownAddress(none, NOW).search).toEqual(none)
})

test('what an address cannot mean is left out, and named', () => {
  const address = { period: '2026-13', with: '2030-01', tab: 'month', targetType: 'job', table: 'yes', source: 'x' }
  expect(parseBreakdownAddress(address, NOW)).toEqual({ search: {}, unknown: ['period', 'with', 'source'] })
  // another kind of period, and a later one
  for (const other of ['2026-Q2', '2026-11'])
    expect(parseBreakdownAddress({ period: '2026-10', with: other }, NOW)).toEqual({
      search: { period: '2026-10' },
      unknown: ['with'],
    })
})

test('a year is read though an address has it as a number, and so is the month of an older address', () => {
  const years = { period: 2026, with: 2024 } as const
  expect(parseBreakdownAddress(years, NOW).search).toEqual({ period: '2026', with: '2024' })
  expect(parseBreakdownAddress({ month: '2026-09' }, NOW).search).toEqual({ period: '2026-09' })
})

test('the comparison with the period before is left out, as it is the usual one', () => {
  expect(parseBreakdownAddress({ period: '2026-09', with: '2026-08' }, NOW)).toEqual({
    search: { period: '2026-09' },
    unknown: [],
  })
  expect(parseBreakdownAddress({ period: '2026', with: '2025' }, NOW).search).toEqual({ period: '2026' })
})

test('a figure is named whole or not at all', () => {
  const figure = { period: '2026-Q3', targetType: 'job', dimension: 'job_category', key: '翻訳' } as const
  const whole = { ...figure, filters: { source: 'rule', language: '' } }
  expect(parseFigureCasesAddress({ ...figure, source: 'rule', language: '' }, NOW)).toEqual(whole)
  // the marketplace may call a category 1
  expect(parseFigureCasesAddress({ ...figure, key: 1 }, NOW)?.key).toBe('1')
  expect(parseFigureCasesAddress({ ...figure, period: '2026-1' }, NOW)).toBeNull()
  expect(parseFigureCasesAddress({ ...figure, dimension: 'opened' }, NOW)).toBeNull()
  expect(parseFigureCasesAddress({ ...figure, targetType: 'review' }, NOW)).toBeNull()
  expect(parseFigureCasesAddress({ ...figure, key: '' }, NOW)).toBeNull()
  // without one of its filters it would be another figure
  expect(parseFigureCasesAddress({ ...figure, format: 'x' }, NOW)).toBeNull()
  const { period: month, ...older } = figure
  expect(parseFigureCasesAddress({ ...older, month }, NOW)?.period).toBe(month)
})

test('an address means no period that has not begun in Japan', () => {
  const behind = { period: '2026-11', targetType: 'job', dimension: 'category', key: 'mlm' } as const
  const read = (now: string) => [
    parseBreakdownAddress({ period: '2026-11' }, now).search,
    parseFigureCasesAddress(behind, now),
  ]
  expect(read(NOW)).toEqual([{}, null])
  expect(read('2026-10-31T15:00:00.000Z')).toEqual([{ period: '2026-11' }, { ...behind, filters: {} }])
  expect(parseBreakdownAddress({ period: '2026-Q4' }, NOW).search).toEqual({ period: '2026-Q4' })
})

test('an address has the order of a list, falling with a minus, and the row to begin at', () => {
  const newest = { by: 'decided', rising: false } as const
  expect(parseListPlace({ order: 'category', row: 'D-1' })).toEqual({
    order: { by: 'category', rising: true },
    row: 'D-1',
  })
  expect(parseListPlace({ order: '-job_category' }).order).toEqual({ by: 'job_category', rising: false })
  expect(parseListPlace({ order: '--case', row: 5 })).toEqual({ order: newest, row: undefined })
  expect(parseListPlace({ order: 'title' }).order).toEqual(newest)
  expect([orderParam(newest), orderParam({ by: 'case', rising: false })]).toEqual([undefined, '-case'])
})
