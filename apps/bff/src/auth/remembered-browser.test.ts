import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createContext } from '../create-context.ts'
import { networkOf } from '../http/network-of.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { newTestBrowser, type TestBrowser, totpCode } from '../testing/test-browser.ts'
import { newTestPasskey } from '../testing/test-passkey.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { hashPassword } from './password-hashing.ts'
import { signIn } from './password-sign-in.ts'
import { consumeAttempt, type RateLimitKey, SIGN_IN_LIMITS } from './sign-in-rate-limits.ts'

const HERE = { origin: 'https://desk.example.jp', rpId: 'desk.example.jp' }
const NAME = '__Host-mimamori-remembered'
const PASSWORD = 'a window full of rain'
const NEXT = 'a door full of snow'
const passwordHash = await hashPassword(PASSWORD)
const OFFICE = '198.51.100.1'
const DAY = 24 * 60 * 60

let server: TestServer
/** where Hana signed in before, and where she never did */
let hana: TestBrowser
let elsewhere: TestBrowser
let hanaId: string
let secret: string
beforeEach(async () => {
  server = await startTestServer({ MIMAMORI_PUBLIC_URL: HERE.origin, MIMAMORI_TRUSTED_PROXIES: '127.0.0.0/8' })
  hanaId = await someone('hana')
  hana = newTestBrowser(server)
  elsewhere = newTestBrowser(server)
  secret = await enrol(hana, 'hana')
  server.testApp.wait(60)
})
afterEach(() => server.close())

const from = (address: string) => ({ 'x-forwarded-for': address })
const enter = async (browser: TestBrowser, login = 'hana', password = PASSWORD, address = OFFICE) =>
  (await browser.call('/session/signIn', { login, password }, from(address))).status

async function someone(login: string): Promise<string> {
  return (await storeAccount(server.testApp.app, { login, passwordHash })).id
}

/** Sign in for the first time, and set up an authenticator app. */
async function enrol(browser: TestBrowser, login: string): Promise<string> {
  expect(await enter(browser, login)).toBe(200)
  const { json } = await browser.call<{ ceremony: string; secret: string }>('/security/beginTotp')
  const shown = { ceremony: json.ceremony, code: totpCode(server, json.secret), label: '電話' }
  expect((await browser.call('/security/finishTotp', shown)).status).toBe(200)
  return json.secret
}

/** Strangers try until there is nothing left, as fast as if no password had to be looked at. */
async function spend(counted: RateLimitKey): Promise<void> {
  for (let n = 0; n < counted.limit.points; n++) await consumeAttempt(server.testApp.app, [counted])
}

/** Strangers everywhere try this login until it is spent. */
async function strangersSpend(login = 'hana'): Promise<void> {
  await spend({ limit: SIGN_IN_LIMITS.login, of: login })
  expect(await enter(newTestBrowser(server), login)).toBe(429)
}

test('a browser somebody signed in from lets them in while strangers have spent their login and their address', async () => {
  await strangersSpend()
  await spend({ limit: SIGN_IN_LIMITS.address, of: networkOf(OFFICE) })
  expect(await enter(elsewhere, 'hana', PASSWORD, '198.51.100.9')).toBe(429)
  expect(await enter(elsewhere, 'kai', PASSWORD)).toBe(429)
  expect(await enter(hana)).toBe(200)
  const shown = { by: 'code', code: totpCode(server, secret, 1) }
  expect((await hana.call('/session/showFactor', shown, from(OFFICE))).status).toBe(200)
})

test('a remembered browser has five tries of its own, counted for all instances and forgotten after a quarter of an hour', async () => {
  const { app } = server.testApp
  const other = app.storage.shared ? { ...(await createContext(app.settings)), clock: app.clock } : app
  const there = (password: string) =>
    signIn(other, { login: 'hana', password, agent: '', address: OFFICE, remembered: () => 'her browser' })
  for (let n = 0; n < 5; n++) expect(await there('wrong')).toEqual({ refusal: 'failed' })
  const here = { login: 'hana', password: PASSWORD, agent: '', address: OFFICE, remembered: () => 'her browser' }
  expect(await signIn(app, here)).toEqual({ refusal: 'too_many', retryAfterSeconds: 900 })
  for (let n = 0; n < 5; n++) expect(await enter(hana, 'hana', 'wrong')).toBe(401)
  expect(await enter(hana)).toBe(429)
  // it cost nobody else anything
  expect(await enter(elsewhere)).toBe(200)
  server.testApp.wait(900)
  expect(await enter(hana)).toBe(200)
  if (other !== app) {
    await other.searchWorker.close()
    await other.storage.close()
  }
})

test('what a browser is remembered by is kept from scripts and other sites, for 400 days, and only while it is whole', async () => {
  const answer = await server.rpc('/session/signIn', { login: 'hana', password: PASSWORD }, { cookie: hana.cookie() })
  expect(answer.headers.getSetCookie().filter((line) => line.startsWith(NAME))).toEqual([])
  await hana.call('/session/signIn', { login: 'hana', password: PASSWORD })
  const shown = { by: 'code', code: totpCode(server, secret) }
  const whole = await server.rpc('/session/showFactor', shown, { cookie: hana.cookie() })
  const lines = whole.headers.getSetCookie()
  expect(lines).toHaveLength(2)
  for (const each of lines) {
    expect(each).toMatch(/^__Host-/)
    expect(each).not.toContain('Domain')
    expect(each.split('; ')).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']))
  }
  const [line = ''] = lines.filter((each) => each.startsWith(`${NAME}=`))
  expect(line.split('; ')).toContain(`Max-Age=${400 * DAY}`)
  await strangersSpend()
  const good = /=([^;]*)/.exec(line)?.[1] ?? ''
  const [payload = '', mark = ''] = good.split('.')
  const forged = Buffer.from(payload, 'base64url')
    .toString()
    .replace(hanaId, await someone('kai'))
  for (const bad of [
    '',
    payload,
    `${payload}.`,
    `x${good}`,
    `${good.slice(0, -2)}xx`,
    `${forged}.${mark}`,
    '~.~',
    '%',
  ]) {
    elsewhere.kept.set(NAME, bad)
    expect([bad, await enter(elsewhere)]).toEqual([bad, 429])
  }
  elsewhere.kept.set(NAME, good)
  expect(await enter(elsewhere)).toBe(200)
})

test('after 400 days a browser is remembered no more', async () => {
  server.testApp.wait(400 * DAY - 3600)
  await strangersSpend()
  expect(await enter(hana)).toBe(200)
  server.testApp.wait(3600)
  await strangersSpend()
  expect(await enter(hana)).toBe(429)
})

test('people who share a browser are all remembered there, and nobody else is', async () => {
  for (const login of ['kai', 'mio']) await someone(login)
  await enrol(hana, 'kai')
  for (const login of ['hana', 'kai', 'mio']) await strangersSpend(login)
  expect([await enter(hana), await enter(hana, 'kai'), await enter(hana, 'mio')]).toEqual([200, 200, 429])
})

const others: Readonly<Record<string, () => Promise<void>>> = {
  'a new password': async () => {
    await record_({ type: 'staff.password_changed', id: hanaId, passwordHash, keep: '' })
  },
  'a factor that was removed': async () => {
    const [row] = await server.testApp.rawSql(`SELECT id FROM factors WHERE staff_id = '${hanaId}'`)
    await record_({ type: 'factor.removed', factor: { id: String(row?.id), staffId: hanaId, kind: 'totp' } })
  },
  'being invited anew': async () => {
    const invited = { tokenHash: 'x', createdBy: SYSTEM, expiresAt: server.testApp.app.clock.now(), anew: true }
    await record_({ type: 'staff.invited', id: hanaId, ...invited })
    await record_({ type: 'invitation.used', staffId: hanaId, tokenHash: 'x', passwordHash })
  },
  'being disabled and enabled again': async () => {
    await record_({ type: 'staff.disabled', id: hanaId })
    await record_({ type: 'staff.enabled', id: hanaId })
  },
}
type Change = Parameters<typeof record>[3]
const record_ = (change: Change) =>
  server.testApp.app.storage.write((tx) => record(tx, server.testApp.app.clock.now(), SYSTEM, change))

test.each(Object.entries(others))('a browser is remembered no more after %s', async (_, change) => {
  await strangersSpend()
  expect(await enter(hana)).toBe(200)
  // also before it is known who comes in
  await spend({ limit: SIGN_IN_LIMITS.passkey, of: networkOf(OFFICE) })
  const asks = async () => {
    hana.kept.delete('__Host-mimamori')
    return (await hana.call('/session/askPasskey', undefined, from(OFFICE))).status
  }
  expect(await asks()).toBe(200)
  await change()
  expect([await enter(hana), await asks()]).toEqual([429, 429])
})

test('the browser in which somebody changes their password stays remembered', async () => {
  const change = await hana.call('/security/changePassword', { current: PASSWORD, next: NEXT })
  expect(change.status).toBe(200)
  await strangersSpend()
  expect(await enter(hana, 'hana', NEXT)).toBe(200)
})

test('a passkey shares the counters: spent for everybody else, not for a browser its person signed in from', async () => {
  const passkey = newTestPasskey(HERE)
  type Begun = { readonly ceremony: string; readonly options: { readonly challenge: string } }
  const begun = (await hana.call<Begun>('/security/beginPasskey')).json
  const made = { ceremony: begun.ceremony, label: '鍵', ...passkey.made(begun.options.challenge) }
  expect((await hana.call('/security/finishPasskey', made)).status).toBe(200)
  let counter = 0
  const come = async (browser: TestBrowser, address: string) => {
    const { json, status } = await browser.call<Begun>('/session/askPasskey', undefined, from(address))
    if (status !== 200) return status
    counter += 1
    const answer = { ceremony: json.ceremony, ...passkey.signed(json.options.challenge, { counter }) }
    return (await browser.call('/session/signInByPasskey', answer, from(address))).status
  }
  const fresh = newTestBrowser(server)
  expect(await come(fresh, '198.51.100.7')).toBe(200)
  await hana.call('/session/signOut')
  await strangersSpend()
  for (let n = 0; n < 31; n++) await newTestBrowser(server).call('/session/askPasskey', undefined, from(OFFICE))
  expect(await come(newTestBrowser(server), OFFICE)).toBe(429)
  expect(await come(newTestBrowser(server), '198.51.100.8')).toBe(429)
  expect(await come(hana, OFFICE)).toBe(200)
})
