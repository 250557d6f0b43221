import { auditPage } from '@mimamori/storage/audit/reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { addDemoAccounts } from './demo-accounts.ts'
import { signOut, whoIs } from './sessions.ts'
import { signIn } from './sign-in.ts'

let desk: TrialDesk
beforeEach(async () => {
  desk = await trialDesk()
  await addDemoAccounts(desk.office, desk.office.clock.now())
})
afterEach(() => desk.close())

const right = { login: 'sato', password: 'mimamori-demo', address: '127.0.0.1', agent: '' }

async function signedIn() {
  const result = await signIn(desk.office, right)
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
  expect(await signIn(desk.office, { ...right, password: 'wrong' })).toEqual({ refusal: 'failed' })
  expect(await signIn(desk.office, { ...right, login: 'nobody' })).toEqual({ refusal: 'failed' })
  const entries = await auditPage(desk.db, { action: 'session.refused', limit: 10 })
  expect(entries.map((entry) => JSON.parse(entry.detail).why)).toEqual(['unknown', 'password'])
})

test('after five wrong passwords even the right one has to wait', async () => {
  for (let n = 0; n < 5; n++) await signIn(desk.office, { ...right, password: 'wrong' })
  expect(await signIn(desk.office, right)).toMatchObject({ refusal: 'too_many' })
  expect(await signIn(desk.office, { ...right, login: 'maya' })).toHaveProperty('token')
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

test('twenty wrong passwords at once are counted like twenty in a row', async () => {
  const tries = Array.from({ length: 20 }, (_, n) => signIn(desk.office, { ...right, password: `wrong ${n}` }))
  const refused = (await Promise.all(tries)).filter((result) => 'refusal' in result && result.refusal === 'too_many')
  expect(refused).toHaveLength(15)
  // strangers shall not fill the log: of those that come too often none is in it
  const noted = await auditPage(desk.db, { action: 'session.refused', limit: 30 })
  expect(noted.map(({ detail }) => JSON.parse(detail).why)).toEqual(Array(5).fill('password'))
})

test('what the page asks by itself does not keep an empty chair signed in', async () => {
  const token = await signedIn()
  for (let n = 0; n < 3; n++) {
    desk.wait(10 * 60)
    await whoIs(desk.office, token, false)
  }
  expect(await whoIs(desk.office, token)).toBeNull()
})

test('the demo’s people are not let in once the desk is no demo any more', async () => {
  const office = { ...desk.office, settings: { ...desk.office.settings, demo: false } }
  expect(await signIn(office, right)).toEqual({ refusal: 'failed' })
})

test('a session begun before the clock was set back lives no longer than any: it is over', async () => {
  desk.wait(20 * 3600)
  const token = await signedIn()
  desk.wait(-20 * 3600)
  expect(await whoIs(desk.office, token)).toBeNull()
})
