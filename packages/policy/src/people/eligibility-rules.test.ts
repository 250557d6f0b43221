import { expect, test } from 'vitest'
import { plusSeconds } from '../instant.ts'
import { aliasKey, findMistakableAliases, isLegibleAlias } from './alias-rules.ts'
import {
  type AccountEligibility,
  countEligibleLeads,
  ineligibleReason,
  isEligible,
  isSmallDesk,
} from './eligibility-rules.ts'

const NOW = '2026-11-24T01:00:00.000Z'
const hours = (n: number) => plusSeconds(NOW, n * 3600)
const at = { now: NOW, smallDesk: false }
const account = (change: Partial<AccountEligibility> = {}): AccountEligibility => ({
  id: 'tanaka',
  role: 'lead',
  disabledAt: null,
  accessChangedAt: hours(-24),
  confirmedAt: hours(-23),
  ...change,
})

test('one of two people is enabled, with the role, confirmed, and a whole day past the last change of access', () => {
  expect(ineligibleReason(account(), at)).toBeNull()
  expect(ineligibleReason(account({ accessChangedAt: plusSeconds(hours(-24), 1) }), at)).toBe('access_too_recent')
  expect(ineligibleReason(account({ confirmedAt: null }), at)).toBe('awaits_confirmation')
  expect(ineligibleReason(account({ accessChangedAt: '' }), at)).toBeNull()
  expect(isEligible(account(), 'withdrawals.approve', at)).toBe(true)
  expect(isEligible(account({ role: 'moderator' }), 'withdrawals.approve', at)).toBe(false)
  expect(isEligible(account({ disabledAt: NOW }), 'withdrawals.approve', at)).toBe(false)
  expect(isEligible(null, 'withdrawals.approve', at)).toBe(false)
})

test('on a small desk the day alone counts, and never less than it', () => {
  const small = { now: NOW, smallDesk: true }
  expect(ineligibleReason(account({ confirmedAt: null }), small)).toBeNull()
  expect(ineligibleReason(account({ confirmedAt: null, accessChangedAt: NOW }), small)).toBe('access_too_recent')
})

test('a desk is small 72 hours after everybody was told, while fewer than two leads count by the full rule', () => {
  expect(isSmallDesk(hours(-72), 1, NOW)).toBe(true)
  expect(isSmallDesk(plusSeconds(hours(-72), 1), 1, NOW)).toBe(false)
  expect(isSmallDesk(hours(-72), 2, NOW)).toBe(false)
  expect(isSmallDesk(null, 0, NOW)).toBe(false)
  const leads = [account(), account({ confirmedAt: null }), account({ role: 'admin' }), account({ disabledAt: NOW })]
  expect(countEligibleLeads(leads, NOW)).toBe(1)
})

test.each([
  ['田中', '田中\u200b'],
  ['田中', ' 田 中 '],
  ['Maya', 'ｍａｙａ'],
  ['Maya', 'M\u0430ya'],
  ['paul', 'pau1'],
  ['Ito', 'lt0'],
  ['工藤', 'エ藤'],
  ['ニコ', '二コ'],
  ['ﾀﾛｳ', 'タロウ'],
])('%s is taken for %s', (one, other) => {
  expect(aliasKey(one)).toBe(aliasKey(other))
  expect(
    [
      ...findMistakableAliases([
        { id: 'a', alias: one },
        { id: 'b', alias: other },
        { id: 'c', alias: '佐藤' },
      ]),
    ].sort(),
  ).toEqual(['a', 'b'])
})

test('names that differ for a reader differ', () => {
  const names = ['田中', '中田', '田中 2', 'Maya', 'Mayu', '木村', '木付', 'さとう', 'サトウ']
  expect(new Set(names.map(aliasKey)).size).toBe(names.length)
})

test('a name has nothing in it that nobody sees, and no letters of another script among Latin ones', () => {
  expect(['田中', 'Maya', 'Мария', 'Ωmega2'.replace('Ω', 'O'), '佐藤 Maya'].every(isLegibleAlias)).toBe(true)
  for (const alias of ['田中\u200b', 'M\u0430ya', '\u202eayaM', 'Maya\ufe0f', 'Maya\u0007', '\u3164'])
    expect(isLegibleAlias(alias), JSON.stringify(alias)).toBe(false)
})
