import { expect, test } from 'vitest'
import { restsAfterFailure, rolesDue, sendingDelay } from './run-rules.ts'

/** Japan time as an instant. */
const at = (text: string): string => new Date(`${text}:00+09:00`).toISOString()

test('clients are evaluated every day from four in the morning on, Japan time', () => {
  const due = (last: string, now: string) => rolesDue({ client: at(last), freelancer: at(last) }, at(now))
  expect(due('2026-11-10T04:00', '2026-11-11T03:59')).toEqual([])
  expect(due('2026-11-10T04:00', '2026-11-11T04:00')).toEqual(['client'])
  expect(due('2026-11-11T00:30', '2026-11-11T04:00')).toEqual(['client'])
})

test('freelancers are evaluated once a month, on its first day', () => {
  const due = (last: string, now: string) => rolesDue({ client: at(now), freelancer: at(last) }, at(now))
  expect(due('2026-11-01T04:00', '2026-11-30T12:00')).toEqual([])
  expect(due('2026-11-01T04:00', '2026-12-01T03:59')).toEqual([])
  expect(due('2026-11-01T04:00', '2026-12-01T04:00')).toEqual(['freelancer'])
})

test('who was never evaluated is due at once, and a day that the desk was down is made up for', () => {
  expect(rolesDue({ client: null, freelancer: null }, at('2026-11-10T12:00'))).toEqual(['freelancer', 'client'])
  expect(
    rolesDue({ client: at('2026-11-02T04:00'), freelancer: at('2026-09-01T04:00') }, at('2026-11-10T12:00')),
  ).toEqual(['freelancer', 'client'])
})

test('an evaluation that failed is begun again after ten minutes', () => {
  const rests = (failed: string | null, now: string) => restsAfterFailure(failed && at(failed), at(now))
  expect(rests(null, '2026-11-10T04:00')).toBe(false)
  expect(rests('2026-11-10T04:00', '2026-11-10T04:09')).toBe(true)
  expect(rests('2026-11-10T04:00', '2026-11-10T04:10')).toBe(false)
})

test('of what an evaluation sends the first 200 go out at once, and each further 200 later, letters more slowly', () => {
  expect([0, 199, 200, 399, 400].map((place) => sendingDelay('event', place))).toEqual([0, 0, 2, 2, 4])
  expect([0, 199, 200, 399, 400].map((place) => sendingDelay('letter', place))).toEqual([0, 0, 20, 20, 40])
})
