import { expect, test } from 'vitest'
import {
  countOwnDays,
  daysOfSpan,
  medianShownMs,
  type OwnDecisionFacts,
  outcomeOf,
  startOfSpan,
} from './own-day-rules.ts'

test('a week begins on Monday, Japan time, and ends today; today is one day', () => {
  // Tuesday, 01:30 in Tokyo
  const now = '2026-11-23T16:30:00.000Z'
  expect(daysOfSpan('week', now)).toEqual(['2026-11-23', '2026-11-24'])
  expect(daysOfSpan('today', now)).toEqual(['2026-11-24'])
  expect([startOfSpan('today', now), startOfSpan('week', now)]).toEqual([
    '2026-11-23T15:00:00.000Z',
    '2026-11-22T15:00:00.000Z',
  ])
  // Sunday
  expect(daysOfSpan('week', '2026-11-29T03:00:00.000Z')).toHaveLength(7)
})

test('what became of a decision is said by what happened to it last', () => {
  const standing = { state: 'standing', reversed: false } as const
  expect(outcomeOf(standing, [])).toBe('stands')
  expect(outcomeOf({ ...standing, state: 'held' }, [])).toBe('held')
  expect(outcomeOf({ ...standing, state: 'undone' }, [])).toBe('undone')
  expect(outcomeOf({ ...standing, reversed: true }, [])).toBe('reversed')
  expect(outcomeOf(standing, ['upheld', 'open'])).toBe('appealed')
  expect(outcomeOf(standing, ['refused', 'upheld'])).toBe('upheld')
  expect(outcomeOf({ ...standing, reversed: true }, ['granted'])).toBe('granted')
})

test('a day counts what was not undone, and what was taken back since', () => {
  const made = (change: Partial<OwnDecisionFacts>): OwnDecisionFacts => ({
    decidedAt: '2026-11-24T01:00:00.000Z',
    state: 'standing',
    confirms: false,
    reversed: false,
    shownMs: null,
    ...change,
  })
  const decisions = [
    made({ shownMs: 9_000 }),
    made({ confirms: true, shownMs: 4_000 }),
    made({ confirms: true, reversed: true, decidedAt: '2026-11-23T15:00:00.000Z', shownMs: 5_000 }),
    made({ confirms: true, state: 'undone', shownMs: 1 }),
    made({ decidedAt: '2026-11-23T14:59:59.999Z' }),
  ]
  expect(countOwnDays(['2026-11-23', '2026-11-24'], decisions)).toEqual([
    { day: '2026-11-23', decided: 1, violations: 0, reversed: 0 },
    { day: '2026-11-24', decided: 3, violations: 2, reversed: 1 },
  ])
  expect(medianShownMs(decisions)).toBe(5_000)
  expect(medianShownMs([made({})])).toBeNull()
})
