import { expect, test } from 'vitest'
import type { ReadingCount } from './expected-flags.ts'
import { capByAuthor, rightToFlag, stepsBack, stepsBackFromMessages } from './right-to-flag.ts'

const STANDARD = { desk: 'standard', categories: {} } as const

/** What a model says of 400 passed jobs, of which it flags so many as a direct deal at a level. */
const measured = (flagged: number, level: ReadingCount['level'] = 'standard', passed = 400) => ({
  passed: [
    { category: 'direct_deal', level, n: flagged },
    { category: 'other', level: null, n: passed - flagged },
  ] as const,
  missedByRules: [],
})

test('a model earns to flag with at most 11 of the first 400 passed jobs flagged', () => {
  expect([0, 11, 12, 400].map((flagged) => rightToFlag(measured(flagged), STANDARD))).toEqual([
    'earned',
    'earned',
    'not_earned',
    'not_earned',
  ])
})

test('before 400 jobs were passed a model is being measured, however well it does', () => {
  expect(rightToFlag(measured(0, 'standard', 399), STANDARD)).toBe('measuring')
})

test('the right is that to the levels in force: what a narrower one would let through counts for a wider one', () => {
  expect(rightToFlag(measured(12, 'wide'), STANDARD)).toBe('earned')
  expect(rightToFlag(measured(12, 'wide'), { desk: 'wide', categories: {} })).toBe('not_earned')
  expect(rightToFlag(measured(12, 'wide'), { desk: 'standard', categories: { direct_deal: 'wide' } })).toBe(
    'not_earned',
  )
  expect(rightToFlag(measured(12, 'strict'), { desk: 'strict', categories: {} })).toBe('not_earned')
})

test('a model steps back once it flagged so many of 400 honest jobs that it is more than one in twenty beyond chance', () => {
  expect([20, 28, 29, 400].map((flagged) => stepsBack({ honest: 400, flagged }))).toEqual([false, false, true, true])
})

test('fewer than 400 honest jobs say nothing of a model', () => {
  expect(stepsBack({ honest: 399, flagged: 399 })).toBe(false)
})

test('a model leaves messages to the rules once under half of its last 100 flags on them were right', () => {
  expect([50, 49, 0].map((confirmed) => stepsBackFromMessages({ flags: 100, confirmed }))).toEqual([false, true, true])
  expect(stepsBackFromMessages({ flags: 99, confirmed: 0 })).toBe(false)
})

test('of one author no more than so many rows count, in their order', () => {
  const rows = ['a', 'b', 'a', 'a', 'b'].map((authorId, n) => ({ authorId, n }))
  expect(capByAuthor(rows, 2).map(({ n }) => n)).toEqual([0, 1, 2, 4])
})
