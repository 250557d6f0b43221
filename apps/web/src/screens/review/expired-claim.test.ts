import type { CurrentCase } from '@mimamori/contract/refusal-contract'
import { expect, test } from 'vitest'
import { isClaimedAgain } from './expired-claim.ts'

const NOW = '2026-12-01T00:02:00.000Z'
const LATER = '2026-12-01T00:04:00.000Z'
const open: CurrentCase = { state: 'open', contentVersion: 1, holder: null }
const heldUntil = (endsAt: string): CurrentCase => ({
  ...open,
  state: 'claimed',
  holder: { id: 'S-2', alias: 'kenji', kind: 'claim', endsAt },
})
const claimsAgain = (present: CurrentCase, givenUp = false) => isClaimedAgain(present, givenUp, Date.parse(NOW))

test('a case whose lease ended is claimed again while nobody has it', () => {
  expect(claimsAgain(open)).toBe(true)
  expect(claimsAgain({ ...open, state: 'escalated' })).toBe(true)
  expect(claimsAgain(heldUntil(NOW)), 'the desk has not cleared it yet').toBe(true)
})

test('a case that somebody has claimed meanwhile is theirs', () => {
  expect(claimsAgain(heldUntil(LATER))).toBe(false)
})

test('a case that this page gives up, or gave up, is not taken back', () => {
  for (const state of ['open', 'escalated'] as const) expect(claimsAgain({ ...open, state }, true), state).toBe(false)
})

test('a snoozed case sleeps on', () => {
  expect(claimsAgain({ ...open, state: 'snoozed' })).toBe(false)
})
