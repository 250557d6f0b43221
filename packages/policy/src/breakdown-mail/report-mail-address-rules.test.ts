import { expect, test } from 'vitest'
import { ROLES } from '../staff/role-permissions.ts'
import {
  confirmMailAddress,
  isMailAddress,
  isMemberMailAddress,
  type MailAddress,
  mailboxOf,
  mailSkipReason,
} from './report-mail-address-rules.ts'

const SENT = '2026-11-24T01:00:00.000Z'
const address = (change: Partial<MailAddress> = {}): MailAddress => ({
  staffId: 'ueno',
  weekly: true,
  monthly: false,
  confirmedAt: null,
  code: { hash: 'right', endsAt: '2026-11-24T01:15:00.000Z', wrong: 0 },
  changedAt: SENT,
  ...change,
})
const enter = (of: MailAddress | null, hash = 'right', now = SENT) => {
  const verdict = confirmMailAddress(of, now, hash)
  return verdict.ok ? verdict.event : verdict.refusal
}
const wrongTimes = (wrong: number) => address({ code: { hash: 'right', endsAt: '2026-11-24T01:15:00.000Z', wrong } })

test('the code that was mailed confirms the address within a quarter of an hour', () => {
  expect(enter(address())).toEqual({ type: 'mail_address.confirmed' })
  expect(enter(address(), 'right', '2026-11-24T01:14:59.999Z')).toEqual({ type: 'mail_address.confirmed' })
  expect(enter(address(), 'right', '2026-11-24T01:15:00.000Z')).toBe('mail_code_over')
  expect(enter(address(), 'right', '2026-11-24T00:59:59.999Z'), 'a clock set back').toBe('mail_code_over')
  expect(enter(address({ code: null }))).toBe('mail_code_over')
  expect(enter(null)).toBe('no_mail_address')
  expect(enter(address({ confirmedAt: SENT }))).toBe('already_confirmed')
})

test('five wrong codes end it, also for the right one', () => {
  expect(enter(wrongTimes(0), 'wrong')).toEqual({ type: 'mail_address.code_wrong', wrong: 1 })
  expect(enter(wrongTimes(4), 'wrong')).toEqual({ type: 'mail_address.code_wrong', wrong: 5 })
  expect(enter(wrongTimes(4))).toEqual({ type: 'mail_address.confirmed' })
  expect(enter(wrongTimes(5))).toBe('mail_code_over')
})

test('addresses that one mailbox may have are counted as one', () => {
  const same = [
    'ueno@desk.example.jp',
    'UENO@Desk.example.jp',
    'ueno+report@desk.example.jp',
    'ueno+a+b@desk.example.jp',
  ]
  expect(new Set(same.map(mailboxOf))).toEqual(new Set(['ueno@desk.example.jp']))
})

test('a report goes to who may read the breakdown, has confirmed an address and asked for it', () => {
  const lead = { role: 'lead', disabledAt: null } as const
  const confirmed = address({ confirmedAt: SENT, code: null })
  expect(mailSkipReason(lead, confirmed, 'weekly')).toBeNull()
  expect(mailSkipReason(lead, confirmed, 'monthly')).toBe('not_subscribed')
  expect(mailSkipReason(lead, address(), 'weekly')).toBe('not_confirmed')
  expect(mailSkipReason(lead, null, 'weekly')).toBe('no_address')
  expect(mailSkipReason({ ...lead, disabledAt: SENT }, confirmed, 'weekly')).toBe('account_disabled')
  expect(mailSkipReason(null, confirmed, 'weekly')).toBe('account_disabled')
  const get = ROLES.filter((role) => mailSkipReason({ ...lead, role }, confirmed, 'weekly') === null)
  expect(get).toEqual(['lead', 'auditor', 'admin'])
})

test('an address is a plain one: nothing in it ends a line, a command or a header', () => {
  const fine = ['ueno@desk.example.jp', 'a@b.jp', 'mori+report@mail-1.example.co.jp', "o'hara_x@example.com"]
  const flawed = [
    '',
    'ueno',
    'ueno@desk',
    '@example.jp',
    'ueno@example.jp\r\nBCC: x@example.jp',
    'ueno@example.jp>',
    '"ueno"@example.jp',
    'ueno@example.jp, mori@example.jp',
    'ue..no@example.jp',
    'ueno@-example.jp',
    'ueno@example..jp',
    'うえの@example.jp',
    `${'a'.repeat(65)}@example.jp`,
    `ueno@${'a.'.repeat(130)}jp`,
  ]
  expect(fine.filter((each) => !isMailAddress(each))).toEqual([])
  expect(flawed.filter(isMailAddress)).toEqual([])
  const ofCarriers = ['ue..no@docomo.ne.jp', 'ueno.@ezweb.ne.jp', '.ueno@docomo.ne.jp', '_ueno@docomo.ne.jp']
  expect([...fine, ...ofCarriers].filter((each) => !isMemberMailAddress(each))).toEqual([])
  expect(flawed.filter(isMemberMailAddress)).toEqual(['ue..no@example.jp'])
})
