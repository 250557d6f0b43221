import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeRefusedCalls } from '../rpc/repeated-refusals.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { loadFullSession, signOut } from './auth-sessions.ts'
import { addDemoAccounts } from './demo-accounts.ts'
import { signIn } from './password-sign-in.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await addDemoAccounts(testApp.app, testApp.app.clock.now())
})
afterEach(() => testApp.close())

const right = { login: 'sato', password: 'mimamori-demo', address: '127.0.0.1', agent: '' }

async function signedIn() {
  const result = await signIn(testApp.app, right)
  if (!('token' in result)) throw new Error('could not sign in')
  return result.token
}

test('a right password starts a session, known by its token alone', async () => {
  const token = await signedIn()
  expect((await loadFullSession(testApp.app, token))?.account.login).toBe('sato')
  expect(await loadFullSession(testApp.app, `${token}x`)).toBeNull()
  expect(await loadFullSession(testApp.app, null)).toBeNull()
})

test('a wrong password and an unknown login are refused alike, and both are in the audit log', async () => {
  expect(await signIn(testApp.app, { ...right, password: 'wrong' })).toEqual({ refusal: 'failed' })
  expect(await signIn(testApp.app, { ...right, login: 'nobody' })).toEqual({ refusal: 'failed' })
  const entries = await auditPage(testApp.db, { action: 'session.refused', limit: 10 })
  expect(entries.map((entry) => JSON.parse(entry.detail).why)).toEqual(['unknown', 'password'])
})

test('after five wrong passwords even the right one has to wait', async () => {
  for (let n = 0; n < 5; n++) await signIn(testApp.app, { ...right, password: 'wrong' })
  expect(await signIn(testApp.app, right)).toMatchObject({ refusal: 'too_many' })
  expect(await signIn(testApp.app, { ...right, login: 'maya' })).toHaveProperty('token')
})

test('a session ends after half an hour of silence and is kept alive by work', async () => {
  const token = await signedIn()
  testApp.wait(29 * 60)
  expect(await loadFullSession(testApp.app, token)).not.toBeNull()
  testApp.wait(29 * 60)
  expect(await loadFullSession(testApp.app, token)).not.toBeNull()
  testApp.wait(30 * 60)
  expect(await loadFullSession(testApp.app, token)).toBeNull()
})

test('a session ends after twelve hours, however busy', async () => {
  const token = await signedIn()
  for (let n = 0; n < 35; n++) {
    testApp.wait(20 * 60)
    expect(await loadFullSession(testApp.app, token)).not.toBeNull()
  }
  testApp.wait(20 * 60)
  expect(await loadFullSession(testApp.app, token)).toBeNull()
})

test('after signing out the token is worth nothing', async () => {
  const token = await signedIn()
  const me = await loadFullSession(testApp.app, token)
  if (me) await signOut(testApp.app, me)
  expect(await loadFullSession(testApp.app, token)).toBeNull()
})

test('twenty wrong passwords at once are counted like twenty in a row', async () => {
  const tries = Array.from({ length: 20 }, (_, n) => signIn(testApp.app, { ...right, password: `wrong ${n}` }))
  const refused = (await Promise.all(tries)).filter((result) => 'refusal' in result && result.refusal === 'too_many')
  expect(refused).toHaveLength(15)
  // strangers shall not fill the log: of wrong passwords the first is in it, and later their number; of those that come too often none
  const noted = await auditPage(testApp.db, { action: 'session.refused', limit: 30 })
  expect(noted.map(({ detail }) => JSON.parse(detail).why)).toEqual(['password'])
  testApp.wait(3600)
  await storeRefusedCalls(testApp.app)
  const [counted] = await auditPage(testApp.db, { action: 'session.refused', limit: 1 })
  expect(JSON.parse(String(counted?.detail))).toMatchObject({ why: 'password', more: 4 })
})

test('what the page asks by itself does not keep an empty chair signed in', async () => {
  const token = await signedIn()
  for (let n = 0; n < 3; n++) {
    testApp.wait(10 * 60)
    await loadFullSession(testApp.app, token, false)
  }
  expect(await loadFullSession(testApp.app, token)).toBeNull()
})

test('the demo’s people are not let in once the desk is no demo any more', async () => {
  const token = await signedIn()
  const app = { ...testApp.app, settings: { ...testApp.app.settings, demo: false } }
  expect(await signIn(app, right)).toEqual({ refusal: 'failed' })
  // nor are they still in by the sessions of before
  expect(await loadFullSession(app, token)).toBeNull()
})

test('a session begun before the clock was set back lives no longer than any: it is over', async () => {
  testApp.wait(20 * 3600)
  const token = await signedIn()
  testApp.wait(-20 * 3600)
  expect(await loadFullSession(testApp.app, token)).toBeNull()
})
