import { expect, test } from 'vitest'
import { breakdown } from './breakdown-contract.ts'

test('a job category to filter by is text that a database takes, or empty for what is not known', () => {
  const { inputSchema } = breakdown.filtered['~orpc']
  const accepts = (jobCategory: string) =>
    inputSchema?.safeParse({ period: '2026-11', filters: { jobCategory } }).success ?? null
  expect(['翻訳', '', 'a\u0000b', '\ud800', 'x'.repeat(101)].map(accepts)).toEqual([true, true, false, false, false])
})
