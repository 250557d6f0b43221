import type { BreakdownTable, FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'
import { expect, test } from 'vitest'
import { figureCount } from './figure-count.ts'

const figures = { total: 3, category: { mlm: 3 }, source: { rule: 2 }, format: {}, jobCategory: { 翻訳: 3 } }
const filtered = { targetType: 'job', figures, decided: 9 } as unknown as FilteredTable
const whole = {
  targetType: 'job',
  figures: { ...figures, taken: { warn: 4 } },
  decisions: { confirmed: 5, overturned: 2 },
} as unknown as BreakdownTable

test('the count over a list is the figure of its table, and 0 for a key that it does not have', () => {
  expect(figureCount(whole, { dimension: 'job_category', key: '翻訳' })).toBe(3)
  expect(figureCount(whole, { dimension: 'source', key: 'patrol' })).toBe(0)
  expect(figureCount(whole, { dimension: 'taken', key: 'warn' })).toBe(4)
  expect(figureCount(whole, { dimension: 'overturned', key: 'all' })).toBe(2)
  expect(figureCount(whole, { dimension: 'overturned', key: 'mlm' })).toBeUndefined()
})

test('a list by filters has no count of what is known of no filter', () => {
  expect(figureCount(filtered, { dimension: 'category', key: 'mlm' })).toBe(3)
  expect(figureCount(filtered, { dimension: 'overturned', key: 'all' })).toBeUndefined()
  expect(figureCount(filtered, { dimension: 'taken', key: 'warn' })).toBeUndefined()
})
