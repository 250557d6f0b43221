import type { CurrentCase } from '@mimamori/contract/refusal-contract'
import { expect, test } from 'vitest'
import { isClaimedAgain } from './expired-claim.ts'

const ENDS_AT = '2026-12-01T00:02:00.000Z'
const LATER = '2026-12-01T00:04:00.000Z'
const mine = { holder: { id: 'S-1', alias: 'hana', kind: 'claim', endsAt: ENDS_AT, mine: true } } as const
const at = (instant: string, present: Partial<CurrentCase> = {}) =>
  isClaimedAgain(mine, { state: 'open', contentVersion: 1, holder: null, ...present }, Date.parse(instant))

test('a case whose lease ended by time is claimed again while nobody else has it', () => {
  expect(at(ENDS_AT)).toBe(true)
  expect(at(LATER, { state: 'escalated' })).toBe(true)
  const ended = { id: 'S-1', alias: 'hana', kind: 'claim', endsAt: ENDS_AT } as const
  expect(at(ENDS_AT, { state: 'claimed', holder: ended }), 'the desk has not cleared it yet').toBe(true)
})

test('a case that a colleague has claimed meanwhile is theirs', () => {
  const theirs = { id: 'S-2', alias: 'kenji', kind: 'claim', endsAt: LATER } as const
  expect(at(ENDS_AT, { state: 'claimed', holder: theirs })).toBe(false)
})

test('a case that was given up before its lease ended is not taken back', () => {
  const before = '2026-12-01T00:01:59.999Z'
  for (const state of ['open', 'snoozed', 'escalated'] as const) expect(at(before, { state }), state).toBe(false)
})

test('a snoozed case sleeps on, also after the lease would have ended', () => {
  expect(at(LATER, { state: 'snoozed' })).toBe(false)
})
