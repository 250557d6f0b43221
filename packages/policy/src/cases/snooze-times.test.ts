import { expect, test } from 'vitest'
import { SNOOZE_TIMES, snoozeUntil } from './snooze-times.ts'

// 2026-11-24 is a Tuesday
const at = (time: string) => new Date(`${time}+09:00`).toISOString()

test('a case sleeps for a while, until tomorrow morning or until Monday, by the clock of Japan', () => {
  const now = at('2026-11-24T13:28:00.000')
  expect(SNOOZE_TIMES.map((time) => snoozeUntil(time, now))).toEqual([
    at('2026-11-24T13:43:00.000'),
    at('2026-11-24T14:28:00.000'),
    at('2026-11-24T16:28:00.000'),
    at('2026-11-25T09:00:00.000'),
    at('2026-11-30T09:00:00.000'),
  ])
})

test('shortly after midnight tomorrow is the next day of Japan, although London still has today', () => {
  expect(snoozeUntil('tomorrow', at('2026-11-25T00:30:00.000'))).toBe(at('2026-11-26T09:00:00.000'))
  expect(snoozeUntil('tomorrow', at('2026-12-31T23:59:00.000'))).toBe(at('2027-01-01T09:00:00.000'))
})

test('next Monday is never today', () => {
  expect(snoozeUntil('monday', at('2026-11-30T08:00:00.000'))).toBe(at('2026-12-07T09:00:00.000'))
  expect(snoozeUntil('monday', at('2026-11-29T23:00:00.000'))).toBe(at('2026-11-30T09:00:00.000'))
})
