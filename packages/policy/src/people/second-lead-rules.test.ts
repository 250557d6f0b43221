import { expect, test } from 'vitest'
import { plusSeconds } from '../instant.ts'
import type { Role } from '../staff/role-permissions.ts'
import type { AccountEligibility } from './eligibility-rules.ts'
import { checkSecondLead, soloCompletionFrom } from './second-lead-rules.ts'

const NOW = '2026-12-01T01:00:00.000Z'
const hours = (n: number) => plusSeconds(NOW, n * 3600)
const account = (id: string, change: Partial<AccountEligibility> = {}): AccountEligibility => ({
  id,
  role: 'lead',
  disabledAt: null,
  accessChangedAt: '',
  confirmedAt: hours(-100),
  ...change,
})
const [ueno, mori] = [account('ueno'), account('mori')]
const people = (
  proposer: AccountEligibility,
  second: AccountEligibility | null,
  smallDesk = false,
  waitsSince = hours(-1),
) => checkSecondLead('closings.decide', { proposer, account: second, context: { now: NOW, smallDesk }, waitsSince })

test('the second lead is another eligible lead, and so still is who proposed', () => {
  expect(people(ueno, mori)).toBeNull()
  expect(people(ueno, ueno)).toBe('own')
  expect(people(ueno, null)).toBe('awaits_confirmation')
  expect(people(ueno, account('mori', { confirmedAt: null }))).toBe('awaits_confirmation')
  expect(people(ueno, account('mori', { disabledAt: NOW }))).toBe('awaits_confirmation')
  expect(people(ueno, account('mori', { accessChangedAt: hours(-23) }))).toBe('access_too_recent')
  expect(people(account('ueno', { confirmedAt: null }), mori)).toBe('proposer_ineligible')
  expect(people(account('ueno', { accessChangedAt: hours(-23) }), mori)).toBe('proposer_ineligible')
  expect(people(account('ueno', { role: 'moderator' as Role }), mori)).toBe('proposer_gone')
  expect(people(account('ueno', { disabledAt: NOW }), mori)).toBe('proposer_gone')
})

test('on a small desk who proposed completes it alone 72 hours later, not a second before, and only as an eligible lead', () => {
  expect(people(ueno, ueno, true, hours(-72))).toBeNull()
  expect(people(ueno, ueno, true, plusSeconds(hours(-72), 1))).toBe('own')
  expect(people(ueno, ueno, false, hours(-720))).toBe('own')
  const fresh = account('ueno', { accessChangedAt: hours(-23) })
  expect(people(fresh, fresh, true, hours(-72))).toBe('access_too_recent')
  expect(people(ueno, mori, true)).toBeNull()
})

test('when it can be completed alone is 72 hours after both the proposal and the telling of everybody', () => {
  expect(soloCompletionFrom(NOW, null)).toBeNull()
  expect(soloCompletionFrom(NOW, hours(-10))).toBe(hours(72))
  expect(soloCompletionFrom(NOW, hours(5))).toBe(hours(77))
})
