import { auditPage } from '@mimamori/storage/audit/reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { addDemoAccounts } from './demo-accounts.ts'
import { signIn, signInLimits, signOut, whoIs } from './sessions.ts'

let desk: TrialDesk
beforeEach(async () => {
  desk = trialDesk()
  await addDemoAccounts(desk.office, desk.office.clock.now())
})
afterEach(() => desk.close())

const right = { login: 'sato', password: 'mimamori-demo', address: '127.0.0.1' }

async function signedIn() {
  const result = await signIn(desk.office, signInLimits(), right)
  if (!('token' in result)) throw new Error('could not sign in')
  return result.token
}

test('a right password starts a session, known by its token alone', async () => {
  const token = await signedIn()
  expect((await whoIs(desk.office, token))?.account.login).toBe('sato')
  expect(await whoIs(desk.office, `${token}x`)).toBeNull()
  expect(await whoIs(desk.office, null)).toBeNull()
})

test('a wrong password and an unknown login are refused alike, and both are in the audit log', async () => {
  const limits = signInLimits()
  expect(await signIn(desk.office, limits, { ...right, password: 'wrong' })).toEqual({ refusal: 'failed' })
  expect(await signIn(desk.office, limits, { ...right, login: 'nobody' })).toEqual({ refusal: 'failed' })
  const entries = await auditPage(desk.db, { action: 'session.refused', limit: 10 })
  expect(entries.map((entry) => JSON.parse(entry.detail).why)).toEqual(['unknown', 'password'])
})

test('after five wrong passwords even the right one has to wait', async () => {
  const limits = signInLimits()
  for (let n = 0; n < 5; n++) await signIn(desk.office, limits, { ...right, password: 'wrong' })
  expect(await signIn(desk.office, limits, right)).toMatchObject({ refusal: 'too_many' })
  expect(await signIn(desk.office, limits, { ...right, login: 'maya' })).toHaveProperty('token')
})

test('a session ends after half an hour of silence and is kept alive by work', async () => {
  const token = await signedIn()
  desk.wait(29 * 60)
  expect(await whoIs(desk.office, token)).not.toBeNull()
  desk.wait(29 * 60)
  expect(await whoIs(desk.office, token)).not.toBeNull()
  desk.wait(30 * 60)
  expect(await whoIs(desk.office, token)).toBeNull()
})

test('a session ends after twelve hours, however busy', async () => {
  const token = await signedIn()
  for (let n = 0; n < 35; n++) {
    desk.wait(20 * 60)
    expect(await whoIs(desk.office, token)).not.toBeNull()
  }
  desk.wait(20 * 60)
  expect(await whoIs(desk.office, token)).toBeNull()
})

test('after signing out the token is worth nothing', async () => {
  const token = await signedIn()
  const me = await whoIs(desk.office, token)
  if (me) await signOut(desk.office, me)
  expect(await whoIs(desk.office, token)).toBeNull()
})
