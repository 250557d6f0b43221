import { expect, test } from 'vitest'
import { busyDays, enquiryDay, missingOf, reminderDay, sumKindDays } from './kind-coverage.ts'

const REMINDERS = reminderDay({ day: '2026-11-18', received: 7, waiting: 3, toDecide: 1, answered: 2, decided: 1 })
const ENQUIRIES = enquiryDay({ day: '2026-11-18', received: 3, open: 1, answered: 2 })

test('a day adds up when everything received is open or has ended', () => {
  expect(missingOf(REMINDERS)).toBe(0)
  expect(missingOf(ENQUIRIES)).toBe(0)
  expect(missingOf({ ...ENQUIRIES, received: 4 })).toBe(1)
  expect(missingOf({ ...ENQUIRIES, received: 2 })).toBe(-1)
})

test('the sums of the days are the sums of their columns', () => {
  expect(sumKindDays([REMINDERS, { ...REMINDERS, day: '2026-11-17' }])).toEqual({ received: 14, parts: [6, 2, 4, 2] })
  expect(sumKindDays([])).toEqual({ received: 0, parts: [] })
})

test('days outside the range, and days with nothing at all, are left out', () => {
  const days = [REMINDERS, { ...REMINDERS, day: '2026-11-17', received: 0, parts: [0, 0, 0, 0] }]
  expect(busyDays(days, { from: '2026-11-17', to: '2026-11-18' })).toEqual([REMINDERS])
  expect(busyDays(days, { from: '2026-11-19', to: '2026-11-30' })).toEqual([])
})

test('a day with something counted that was never received is not left out', () => {
  const wrong = { ...ENQUIRIES, received: 0 }
  expect(busyDays([wrong], { from: '2026-11-01', to: '2026-11-30' })).toEqual([wrong])
})
