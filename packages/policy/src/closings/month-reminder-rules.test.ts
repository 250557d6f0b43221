import { describe, expect, test } from 'vitest'
import { monthToDraft } from '../notices/draft-day-rules.ts'
import { type MonthsKnown, monthsToRemindOf } from './month-reminder-rules.ts'

const due = (of: Partial<MonthsKnown>) =>
  monthsToRemindOf({
    now: '2026-12-10T00:00:00.000Z',
    draftDay: null,
    first: '2025-01',
    closed: ['2026-08', '2026-09', '2026-10'],
    ...of,
  })

describe('leads are reminded of a month', () => {
  test('that is over and not closed, from the third day on, Japan time', () => {
    expect(due({ now: '2026-12-02T14:59:59.999Z' })).toEqual([])
    expect(due({ now: '2026-12-02T15:00:00.000Z' })).toEqual(['2026-11'])
  })

  test('from the day of the draft on where one is set', () => {
    expect(due({ draftDay: 20, now: '2026-12-19T14:59:59.999Z' })).toEqual([])
    expect(due({ draftDay: 20, now: '2026-12-19T15:00:00.000Z' })).toEqual(['2026-11'])
    expect(due({ draftDay: 1, now: '2026-11-30T15:00:00.000Z' })).toEqual(['2026-11'])
  })

  test('until it is closed, however long that takes, each month by itself', () => {
    expect(due({ now: '2027-01-01T00:00:00.000Z' })).toEqual(['2026-11'])
    expect(due({ now: '2027-01-03T00:00:00.000Z' })).toEqual(['2026-11', '2026-12'])
    expect(due({ now: '2027-01-03T00:00:00.000Z', closed: ['2026-10', '2026-11'] })).toEqual(['2026-12'])
    expect(due({ closed: ['2026-10', '2026-11'] })).toEqual([])
  })

  test('since the desk closes months, and not of one in which it did not exist', () => {
    expect(due({ closed: [] })).toEqual(['2026-11'])
    expect(due({ closed: ['2026-09'] })).toEqual(['2026-10', '2026-11'])
    expect(due({ closed: [], first: '2026-12' })).toEqual([])
    expect(due({ closed: ['2020-01'], first: '2020-01' })).toHaveLength(12)
  })
})

describe('the desk drafts a notice', () => {
  test('of the running month from its day on, Japan time', () => {
    expect(monthToDraft({ draftDay: 28 }, '2026-11-27T14:59:59.999Z')).toBeNull()
    expect(monthToDraft({ draftDay: 28 }, '2026-11-27T15:00:00.000Z')).toBe('2026-11')
    expect(monthToDraft({ draftDay: 1 }, '2026-12-31T14:59:59.999Z')).toBe('2026-12')
    expect(monthToDraft({ draftDay: 1 }, '2026-12-31T15:00:00.000Z')).toBe('2027-01')
    expect(monthToDraft({ draftDay: 5 }, '2026-12-31T15:00:00.000Z'), 'the month that was missed is over').toBeNull()
  })

  test('on no day where none is set', () => {
    expect(monthToDraft({ draftDay: null }, '2026-12-31T00:00:00.000Z')).toBeNull()
  })
})
