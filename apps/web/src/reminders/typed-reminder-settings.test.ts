import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import { expect, test } from 'vitest'
import {
  courseOf,
  daysFromTyped,
  numberFromTyped,
  settingsFromTyped,
  typedFromSettings,
} from './typed-reminder-settings.ts'

const typed = typedFromSettings(DEFAULT_REMINDER_SETTINGS)

test('what is set is typed as it was', () => {
  expect(settingsFromTyped(typed)).toEqual(DEFAULT_REMINDER_SETTINGS)
  expect(typed.twoPeopleAboveYen).toBe('100,000')
})

test('a number outside its bounds cannot be set', () => {
  expect(numberFromTyped('deadlineDays', '７')).toBe(7)
  expect(['0', '61', '', '7.5', 'a'].map((each) => numberFromTyped('deadlineDays', each))).toEqual(Array(5).fill(null))
  expect(settingsFromTyped({ ...typed, silentDays: '0' })).toBeNull()
  expect(settingsFromTyped({ ...typed, formats: [] })).toBeNull()
})

test('further reminders rise and go out before the deadline', () => {
  expect(daysFromTyped('3、6', 7)).toEqual([3, 6])
  expect(daysFromTyped('', 7)).toEqual([])
  expect(['6, 3', '3, 7', '0', '3, x', '1 2 3 4 5 6'].map((each) => daysFromTyped(each, 7))).toEqual(
    Array(5).fill(null),
  )
  expect(settingsFromTyped({ ...typed, deadlineDays: '6' }), 'the sixth day is the last').toBeNull()
})

test('a request of 24 November can be answered until the end of 1 December, and a day less where it is the first', () => {
  const asked = '2026-11-24T05:00:00.000Z'
  expect(courseOf(DEFAULT_REMINDER_SETTINGS, asked)).toEqual({
    deadline: '2026-12-01T15:00:00.000Z',
    again: ['2026-11-27T05:00:00.000Z', '2026-11-30T05:00:00.000Z'],
  })
  expect(courseOf({ ...DEFAULT_REMINDER_SETTINGS, countsFirstDay: true }, asked).deadline).toBe(
    '2026-11-30T15:00:00.000Z',
  )
})
