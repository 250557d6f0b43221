import { expect, test } from 'vitest'
import { loginFromClaims, oidcSubject, provesSecondFactor } from './oidc-claim-rules.ts'

const iss = 'https://login.example.jp'
const of = (claims: object) => ({ iss, sub: '42', ...claims })

test('only an address the company says is verified, and says so strictly, stands for a login', () => {
  expect(loginFromClaims(of({ email: 'Yamada@example.jp', email_verified: true }))).toBe('yamada@example.jp')
  for (const email_verified of [false, 'true', 1, undefined, null])
    expect(loginFromClaims(of({ email: 'yamada@example.jp', email_verified }))).toBeNull()
  expect(loginFromClaims(of({ preferred_username: 'yamada', email_verified: true }))).toBeNull()
  expect(loginFromClaims(of({ email: '', email_verified: true }))).toBeNull()
})

test('one person is told from the same number at another company', () => {
  expect(oidcSubject(of({}))).not.toBe(oidcSubject({ ...of({}), iss: 'https://other.example.jp' }))
})

test('a second factor of the company is believed when it says so, or names two of different kinds', () => {
  for (const claims of [{ amr: ['mfa'] }, { amr: ['pwd', 'otp'] }, { amr: ['hwk', 'fpt'] }, { acr: 'phrh' }])
    expect(provesSecondFactor(of(claims)), JSON.stringify(claims)).toBe(true)
  for (const claims of [
    {},
    { amr: ['pwd'] },
    { amr: ['pwd', 'pin'] },
    { amr: 'mfa' },
    { acr: '1' },
    { amr: [['mfa']] },
  ])
    expect(provesSecondFactor(of(claims)), JSON.stringify(claims)).toBe(false)
})
