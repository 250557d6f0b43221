import { expect, test } from 'vitest'
import { countedFrom, deadlineOf, isInTime, remindersAt } from './reminder-deadline-rules.ts'
import { DEFAULT_REMINDER_SETTINGS } from './reminder-settings.ts'

/** Japan time as an instant. */
const japan = (text: string): string => new Date(`${text}+09:00`).toISOString()
const SEVEN = { deadlineDays: 7, countsFirstDay: false }

test.each([
  ['in the middle of a day', '2026-11-10T12:00:00', '2026-11-18T00:00:00', '2026-11-17T00:00:00'],
  ['at the first instant of a day', '2026-11-10T00:00:00', '2026-11-18T00:00:00', '2026-11-17T00:00:00'],
  ['at the last instant of a day', '2026-11-10T23:59:59.999', '2026-11-18T00:00:00', '2026-11-17T00:00:00'],
  ['before the end of a month', '2026-11-27T09:00:00', '2026-12-05T00:00:00', '2026-12-04T00:00:00'],
  ['before a leap day', '2028-02-25T09:00:00', '2028-03-04T00:00:00', '2028-03-03T00:00:00'],
  ['before the end of a year', '2026-12-28T09:00:00', '2027-01-05T00:00:00', '2027-01-04T00:00:00'],
])('of a request %s, seven days end at midnight in Japan', (_, asked, without, including) => {
  expect(deadlineOf(japan(asked), SEVEN)).toBe(japan(without))
  expect(deadlineOf(japan(asked), { ...SEVEN, countsFirstDay: true })).toBe(japan(including))
})

test('contact in the last millisecond is in time, and at midnight it is not', () => {
  const deadline = deadlineOf(japan('2026-11-10T12:00:00'), SEVEN)
  expect(isInTime(japan('2026-11-17T23:59:59.999'), deadline)).toBe(true)
  expect(isInTime(japan('2026-11-18T00:00:00.000'), deadline)).toBe(false)
})

test('the silent side is reminded at once and on the days set, before the deadline', () => {
  const asked = japan('2026-11-10T12:00:00')
  expect(remindersAt(asked, DEFAULT_REMINDER_SETTINGS)).toEqual(
    ['2026-11-10T12:00:00', '2026-11-13T12:00:00', '2026-11-16T12:00:00'].map(japan),
  )
  expect(remindersAt(asked, { ...SEVEN, countsFirstDay: true, remindAgainDays: [6, 7] })).toEqual(
    ['2026-11-10T12:00:00', '2026-11-16T12:00:00'].map(japan),
  )
})

test.each([
  ['in time for its reminders', '2026-11-13T11:59:59.999', [3, 6], false],
  ['too late for the second reminder', '2026-11-13T12:00:00', [3, 6], true],
  ['after its deadline', '2026-11-18T00:00:00', [3, 6], true],
  ['within a day, with one reminder alone', '2026-11-11T11:59:59.999', [], false],
  ['a day late, with one reminder alone', '2026-11-11T12:00:00', [], true],
])(
  'a request that reaches the desk %s is counted from its receipt or not',
  (_, receipt, remindAgainDays, fromReceipt) => {
    const [asked, received] = [japan('2026-11-10T12:00:00'), japan(receipt)]
    expect(countedFrom(asked, received, { ...SEVEN, remindAgainDays })).toBe(fromReceipt ? received : asked)
  },
)
