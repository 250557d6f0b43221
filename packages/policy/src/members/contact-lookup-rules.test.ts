import { expect, test } from 'vitest'
import { lookUpContact, lookupBudget, lookupUnitsFreeAt } from './contact-lookup-rules.ts'

const NOW = '2026-11-24T02:00:00.000Z'
const AN_HOUR_AGO = '2026-11-24T01:00:00.000Z'
const A_MOMENT_LESS = '2026-11-24T01:00:00.001Z'
const actor = { id: 'sato', alias: '佐藤', role: 'moderator' } as const

test('what was spent counts for an hour, to the millisecond', () => {
  const left = (at: string) => lookupBudget([{ at, units: 2 }], NOW).left
  expect([left(AN_HOUR_AGO), left(A_MOMENT_LESS)]).toEqual([30, 28])
})

test('all thirty units of an hour can be spent, and not one more', () => {
  const asked = (units: number, costs: number) =>
    lookUpContact({ actor, spent: [{ at: NOW, units }], now: NOW }, costs).ok
  expect([asked(28, 2), asked(29, 1), asked(29, 2), asked(30, 1)]).toEqual([true, true, false, false])
})

test('units are free again when the oldest that are needed are an hour old', () => {
  const spent = [
    { at: NOW, units: 28 },
    { at: A_MOMENT_LESS, units: 2 },
  ]
  expect([0, 1, 2, 3].map((wanted) => lookupUnitsFreeAt(spent, NOW, wanted))).toEqual([
    NOW,
    '2026-11-24T02:00:00.001Z',
    '2026-11-24T02:00:00.001Z',
    '2026-11-24T03:00:00.000Z',
  ])
})
