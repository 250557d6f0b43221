import { describe, expect, test } from 'vitest'
import { lastDays, missingCount, parseDayRange, sumDays } from './coverage-days.ts'

const NOON = '2026-11-24T03:00:00.000Z'
const day = { received: 10, open: 1, passed: 6, violation: 2, superseded: 1 }

describe('coverage of a day', () => {
  test('adds up when everything received has become something', () => {
    expect(missingCount(day)).toBe(0)
    expect(missingCount({ ...day, passed: 4 })).toBe(2)
    expect(missingCount({ ...day, received: 9 })).toBe(-1)
    expect(sumDays([day, day])).toEqual({ received: 20, open: 2, passed: 12, violation: 4, superseded: 2 })
  })
})

describe('the days of an address', () => {
  test('are two weeks up to today in Japan when it names none', () => {
    expect(parseDayRange({}, NOON)).toEqual({ from: '2026-11-11', to: '2026-11-24' })
    expect(lastDays(1, '2026-11-24T15:00:00.000Z')).toEqual({ from: '2026-11-25', to: '2026-11-25' })
  })

  test('are those it names, one day when it names one', () => {
    expect(parseDayRange({ from: '2026-10-01', to: '2026-10-31' }, NOON)).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
    })
    expect(parseDayRange({ to: '2026-10-31' }, NOON)).toEqual({ from: '2026-10-31', to: '2026-10-31' })
  })

  test('are refused when they are none, the wrong way round, or too many', () => {
    expect(parseDayRange({ from: '2026-02-30' }, NOON)).toBeNull()
    expect(parseDayRange({ from: 'yesterday' }, NOON)).toBeNull()
    expect(parseDayRange({ from: '2026-11-02', to: '2026-11-01' }, NOON)).toBeNull()
    expect(parseDayRange({ from: '2026-09-01', to: '2026-11-01' }, NOON)).not.toBeNull()
    expect(parseDayRange({ from: '2026-08-31', to: '2026-11-01' }, NOON)).toBeNull()
  })
})
