import { expect, test } from 'vitest'
import { rolesDue } from './run-rules.ts'

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
