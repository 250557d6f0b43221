import { expect, test } from 'vitest'
import type { StandardResult } from './evaluate-standards.ts'
import { type Holding, nextHolding } from './holding-rules.ts'

const NOW = '2026-11-30T03:00:00.000Z'
const HELD: Holding = { state: 'held', since: '2026-01-01T00:00:00.000Z' }
const GRACE: Holding = { ...HELD, state: 'grace', until: '2026-12-10T03:00:00.000Z' }
const NONE: Holding = { state: 'none' }

const result = (outcome: StandardResult['outcome'], missed: string[] = []) => ({
  outcome,
  criteria: missed.map((id) => ({ id, outcome: 'not_met' })) as unknown as StandardResult['criteria'],
})
const next = (holding: Holding, of: ReturnType<typeof result>, graceDays = 30, at = NOW) =>
  nextHolding(holding, of, { at, graceDays })

test('a standard that is met is granted, and stays', () => {
  expect(next(NONE, result('met'))).toEqual({ holding: { state: 'held', since: NOW }, change: 'granted' })
  expect(next(HELD, result('met'))).toEqual({ holding: HELD, change: null })
})

test('one that is not met any more, or not known to be, is kept for the days of grace and lost at their end', () => {
  for (const outcome of ['not_met', 'unknown'] as const) {
    const begun = next(HELD, result(outcome, ['rating']))
    expect(begun).toEqual({
      holding: { state: 'grace', since: HELD.since, until: '2026-12-30T03:00:00.000Z' },
      change: 'grace_began',
    })
    expect(next(GRACE, result(outcome, ['rating']))).toEqual({ holding: GRACE, change: null })
    expect(next(GRACE, result(outcome, ['rating']), 30, GRACE.until)).toEqual({ holding: NONE, change: 'lost' })
  }
})

test('met again within the days of grace it is kept, as held since the beginning', () => {
  expect(next(GRACE, result('met'))).toEqual({ holding: HELD, change: 'kept' })
})

test('without days of grace it is lost at once', () => {
  expect(next(HELD, result('not_met', ['rating']), 0)).toEqual({ holding: NONE, change: 'lost' })
})

test('an ended or restricted membership has no days of grace', () => {
  for (const id of ['not_withdrawn', 'not_restricted'])
    for (const holding of [HELD, GRACE])
      expect(next(holding, result('not_met', [id]))).toEqual({ holding: NONE, change: 'lost' })
})

test('what was never held is not lost', () => {
  for (const outcome of ['not_met', 'unknown'] as const)
    expect(next(NONE, result(outcome, ['rating']))).toEqual({ holding: NONE, change: null })
})
