import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createContext } from '../create-context.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { addDemoAccounts, DEMO_ACCOUNTS } from './demo-accounts.ts'
import { signIn, signInByPasskey } from './password-sign-in.ts'
import { consumeAttempt, SIGN_IN_LIMITS } from './sign-in-rate-limits.ts'

const STRANGER = '192.0.2.66'
const KNOWN = DEMO_ACCOUNTS[0]?.password ?? ''
const MINUTES = 60

let testApp: TestApp
/** two instances where the engine takes them, else one twice */
let instances: readonly AppContext[]
beforeEach(async () => {
  testApp = await openTestApp()
  await addDemoAccounts(testApp.app, testApp.app.clock.now())
  const { app } = testApp
  instances = [app, app.storage.shared ? { ...(await createContext(app.settings)), clock: app.clock } : app]
})
afterEach(async () => {
  const [first, second] = instances
  if (second && second !== first) {
    await second.searchWorker.close()
    await second.storage.close()
  }
  await testApp.close()
})

const instance = (n: number): AppContext => instances[n % instances.length] ?? testApp.app
const tried = (n: number, login: string, password: string, address: string) =>
  signIn(instance(n), { login, password, address, agent: '' })
const wrong = (n: number, login: string, address = STRANGER) => tried(n, login, 'wrong', address)
const owner = (n: number, login: string) => tried(n, login, KNOWN, `198.51.100.${n + 1}`)

const party = { id: 'desk.example.jp', origin: 'https://desk.example.jp' }
const byPasskey = (n: number, id: string) => {
  const answer = { ceremony: id, id, clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' }
  return signInByPasskey(instance(n), { answer, party, address: STRANGER, agent: '' })
}

const rows = () => testApp.rawSql('SELECT * FROM tries')
const refusals = async () => (await auditPage(testApp.db, { action: 'session.refused', limit: 500 })).map(whyOf)
const whyOf = ({ detail }: { detail: string }): string => JSON.parse(detail).why

test('a stranger whose address is spent keeps nobody out: owners come in from their own addresses meanwhile', async () => {
  for (let n = 0; n < 31; n++) await wrong(n, `nobody${n}`)
  expect(await wrong(0, 'sato')).toMatchObject({ refusal: 'too_many' })
  const logins = ['kimura', 'ota']
  const strangers = Array.from({ length: 24 }, (_, n) => wrong(n, logins[n % 2] ?? ''))
  const owners = logins.flatMap((login, n) => [owner(n, login), owner(n + 2, login)])
  for (const came of await Promise.all(owners)) expect(came).toHaveProperty('token')
  expect(new Set((await Promise.all(strangers)).map((each) => 'refusal' in each && each.refusal))).toEqual(
    new Set(['too_many']),
  )
  for (const [n, login] of logins.entries()) expect(await owner(n, login)).toHaveProperty('token')
})

test('a stranger who spends one login from one address keeps its owner out nowhere else', async () => {
  for (let n = 0; n < 6; n++) await wrong(n, 'kimura')
  expect(await tried(0, 'kimura', KNOWN, STRANGER)).toMatchObject({ refusal: 'too_many' })
  expect(await owner(1, 'kimura')).toHaveProperty('token')
})

test('1,200 refused requests of an address that is spent add one entry to the log at most, and no rows', async () => {
  for (let n = 0; n < 30; n++) await wrong(n, `nobody${n}`)
  const [before, entries] = [await rows(), await refusals()]
  const refused = []
  for (let n = 0; n < 1200; n++) {
    const made = `made-up-${Math.floor(n / 6)}`
    refused.push(n % 4 === 0 ? await byPasskey(n, made) : await wrong(n, made))
  }
  expect(refused.filter((each) => 'refusal' in each && each.refusal === 'too_many')).toHaveLength(1200)
  expect(await rows()).toHaveLength(before.length)
  expect(await refusals()).toEqual(['too_many', ...entries])
})

test('an address that comes too often is in the log once an hour, with how often beside, whatever it was refused for', async () => {
  const often = async () => {
    for (let n = 0; n < 60; n++) await wrong(n, `nobody${Math.floor(n / 6)}`)
    return (await refusals()).filter((why) => why === 'too_many').length
  }
  expect(await often()).toBe(1)
  testApp.wait(15 * MINUTES)
  expect(await often()).toBe(1)
  testApp.wait(60 * MINUTES)
  // the number of the hour before, and the first of this one
  expect(await often()).toBe(3)
})

test('fifty wrong tries at a login from everywhere make it wait, and open again after a quarter of an hour', async () => {
  for (let n = 0; n < 50; n++) expect(await wrong(n, 'maya', `203.0.113.${n % 10}`)).toEqual({ refusal: 'failed' })
  expect(await owner(0, 'maya')).toMatchObject({ refusal: 'too_many', retryAfterSeconds: 900 })
  expect(await owner(1, 'sato')).toHaveProperty('token')
  testApp.wait(15 * MINUTES)
  expect(await owner(0, 'maya')).toHaveProperty('token')
})

test('of forty tries at once at one address, as many as come too often add one entry to the log', async () => {
  const tries = Array.from({ length: 40 }, (_, n) => wrong(0, `nobody${n}`))
  const refused = (await Promise.all(tries)).filter((each) => 'refusal' in each && each.refusal === 'too_many')
  expect(refused).toHaveLength(10)
  expect((await refusals()).filter((why) => why === 'too_many')).toHaveLength(1)
})

test('of twenty tries of one session at once, only the first that comes too often is for the log', async () => {
  const session = [{ limit: SIGN_IN_LIMITS.session, of: 'a session' }]
  const tries = await Promise.all(Array.from({ length: 20 }, () => consumeAttempt(testApp.app, session)))
  expect(tries.filter(({ waitSeconds }) => waitSeconds > 0)).toHaveLength(20 - SIGN_IN_LIMITS.session.points)
  expect(tries.filter(({ shouldLog }) => shouldLog)).toHaveLength(1)
})
