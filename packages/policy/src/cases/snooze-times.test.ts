import { expect, test } from 'vitest'
import { offeredSnoozes, snoozeUntil } from './snooze-times.ts'

// 2026-11-24 is a Tuesday
const at = (time: string) => new Date(`${time}+09:00`).toISOString()

test('a case sleeps for a while, until tomorrow morning or until Monday, by the clock of Japan', () => {
  const now = at('2026-11-24T13:28:00.000')
  expect(offeredSnoozes(now).map(({ until }) => until)).toEqual([
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

const offered = (now: string) =>
  offeredSnoozes(at(now)).map(({ time, until, shift }) => `${time} ${until}${shift ? ' shift' : ''}`)

test('at night this morning is offered, when the day shift begins, and tomorrow is a day later', () => {
  expect(offered('2026-11-28T02:08:00.000').slice(3)).toEqual([
    `morning ${at('2026-11-28T09:00:00.000')} shift`,
    `tomorrow ${at('2026-11-29T09:00:00.000')}`,
    `monday ${at('2026-11-30T09:00:00.000')}`,
  ])
})

test('once the day shift is about to begin the next one is tomorrow', () => {
  expect(offered('2026-11-24T08:50:00.000')[3]).toBe(`morning ${at('2026-11-24T09:00:00.000')} shift`)
  expect(offered('2026-11-24T08:50:01.000')[3]).toBe(`tomorrow ${at('2026-11-25T09:00:00.000')} shift`)
})

test('a Monday that is tomorrow is offered once', () => {
  expect(offered('2026-11-29T13:00:00.000').slice(3)).toEqual([`tomorrow ${at('2026-11-30T09:00:00.000')} shift`])
})
