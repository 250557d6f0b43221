import { plusSeconds } from '@mimamori/policy/instant'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { newId } from '@mimamori/storage/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeAccount } from '../testing/test-accounts.ts'
import { START } from '../testing/test-app.ts'
import { newTestBrowser, type TestBrowser, totpCode } from '../testing/test-browser.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { hashPassword } from './password-hashing.ts'

const PASSWORD = 'a window full of rain'
const passwordHash = await hashPassword(PASSWORD)
const id = newId(START)

let server: TestServer
let hana: TestBrowser
beforeEach(async () => {
  server = await startTestServer()
  await storeAccount(server.testApp.app, { id, login: 'hana', alias: '花', passwordHash })
  hana = newTestBrowser(server)
})
afterEach(() => server.close())

const signIn = (browser = hana) => browser.call('/session/signIn', { login: 'hana', password: PASSWORD })
const showCode = (code: string, browser = hana) => browser.call('/session/showFactor', { by: 'code', code })
const isIn = async (browser = hana) => (await browser.call('/queue/counts')).status === 200

type Enrolled = { readonly secret: string; readonly recoveryCodes: readonly string[] }

/** Sign in for the first time, and set up an authenticator app. */
async function enrol(): Promise<Enrolled> {
  await signIn()
  const { json } = await hana.call<{ ceremony: string; secret: string }>('/security/beginTotp')
  const input = { ceremony: json.ceremony, code: totpCode(server, json.secret), label: '電話' }
  const done = await hana.call<{ recoveryCodes: string[] }>('/security/finishTotp', input)
  expect(done.status).toBe(200)
  return { secret: json.secret, recoveryCodes: done.json.recoveryCodes }
}

test('whoever has no second factor sets one up before anything else, and is then signed in under a new token', async () => {
  expect((await signIn()).json).toEqual({ at: 'enrol', login: 'hana' })
  const before = hana.cookie()
  for (const path of ['/queue/counts', '/security/mine', '/session/prefer', '/session/ways', '/session/showFactor'])
    expect([path, (await hana.call(path, {})).status]).toEqual([path, 401])
  expect((await hana.call('/session/current')).json).toMatchObject({ me: null, arriving: { at: 'enrol' } })
  const begun = await hana.call<{ ceremony: string; secret: string }>('/security/beginTotp')
  const { ceremony, secret } = begun.json
  const finish = (code: string) =>
    hana.call<Record<string, unknown>>('/security/finishTotp', { ceremony, code, label: '電話' })
  expect((await finish(totpCode(server, secret, 5))).json).toMatchObject({ data: { refusal: 'code_wrong' } })
  expect(await isIn()).toBe(false)
  const { json } = await finish(totpCode(server, secret))
  expect(json).toMatchObject({ me: { login: 'hana' }, recoveryCodes: expect.arrayContaining([expect.any(String)]) })
  expect(await isIn()).toBe(true)
  expect((await server.rpc('/queue/counts', undefined, { cookie: before })).status).toBe(401)
  expect((await finish(totpCode(server, secret, 1))).json).toMatchObject({ data: { refusal: 'too_late' } })
  const [factor] = await factorsOf(server.testApp.db, id)
  expect(factor?.secret).not.toContain(secret)
})

test('whoever set up nothing yet adds no factor beside the first one, and so the password alone opens nothing either', async () => {
  const other = newTestBrowser(server)
  await signIn(other)
  const begun = await other.call<{ ceremony: string; secret: string }>('/security/beginTotp')
  await enrol()
  const { ceremony, secret } = begun.json
  const finish = { ceremony, code: totpCode(server, secret), label: '別の電話' }
  expect((await other.call('/security/finishTotp', finish)).json).toMatchObject({ data: { refusal: 'too_late' } })
  expect(await isIn(other)).toBe(false)
  expect(await factorsOf(server.testApp.db, id)).toHaveLength(1)
})

test('the password alone opens nothing; with a code it does, and no code is taken twice or after a later one', async () => {
  const { secret } = await enrol()
  const other = newTestBrowser(server)
  expect((await signIn(other)).json).toEqual({ at: 'factor', ways: { code: true, passkey: false, recovery: true } })
  expect(await isIn(other)).toBe(false)
  expect((await other.call('/security/beginTotp')).status).toBe(401)
  const enrolledWith = totpCode(server, secret)
  expect((await showCode(enrolledWith, other)).status).toBe(401)
  server.testApp.wait(30)
  const ahead = totpCode(server, secret, 1)
  expect((await showCode(ahead, other)).status).toBe(200)
  expect(await isIn(other)).toBe(true)
  const third = newTestBrowser(server)
  await signIn(third)
  for (const code of [ahead, totpCode(server, secret), enrolledWith])
    expect((await showCode(code, third)).status).toBe(401)
  expect(await isIn(third)).toBe(false)
})

test('a code is good until its 30 seconds end by the desk’s clock; then the answer says that it has expired', async () => {
  const { secret } = await enrol()
  server.testApp.wait(60)
  const other = newTestBrowser(server)
  await signIn(other)
  const old = totpCode(server, secret)
  server.testApp.wait(30)
  const code = totpCode(server, secret)
  expect((await showCode(old, other)).json).toMatchObject({ data: { over: false, expired: true } })
  server.testApp.wait(29)
  expect((await showCode(code, other)).status).toBe(200)
  server.testApp.wait(1)
  // what was taken once is wrong, whenever it is shown
  const third = newTestBrowser(server)
  await signIn(third)
  expect((await showCode(code, third)).json).toMatchObject({ data: { over: false, expired: false } })
})

test('codes that have just expired end a session, and keep nobody out of the next', async () => {
  const { secret } = await enrol()
  server.testApp.wait(60)
  const old = totpCode(server, secret)
  server.testApp.wait(30)
  for (let session = 0; session < 3; session++) {
    await signIn()
    for (let n = 1; n <= 5; n++)
      expect((await showCode(old)).json).toMatchObject({ data: { over: n === 5, expired: true } })
  }
  await signIn()
  expect((await showCode(totpCode(server, secret))).status).toBe(200)
})

test('a code that expired while an app is set up is told, and the next one sets it up', async () => {
  await signIn()
  const { json } = await hana.call<{ ceremony: string; secret: string }>('/security/beginTotp')
  const finish = (stepsAhead: number) =>
    hana.call('/security/finishTotp', {
      ...{ ceremony: json.ceremony, code: totpCode(server, json.secret, stepsAhead), label: '電話' },
    })
  expect((await finish(-1)).json).toMatchObject({ data: { refusal: 'code_expired' } })
  expect((await finish(1)).status).toBe(200)
})

test('one code shown twice at once lets one of the two in', async () => {
  const { secret } = await enrol()
  server.testApp.wait(60)
  const two = [newTestBrowser(server), newTestBrowser(server)]
  for (const browser of two) await signIn(browser)
  const code = totpCode(server, secret)
  const answers = await Promise.all(two.map((browser) => showCode(code, browser)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
})

test('five wrong codes end the session, and the right one comes too late', async () => {
  const { secret } = await enrol()
  server.testApp.wait(60)
  const other = newTestBrowser(server)
  await signIn(other)
  for (let n = 1; n <= 5; n++)
    expect((await showCode('000000', other)).json).toMatchObject({ code: 'FACTOR_WRONG', data: { over: n === 5 } })
  expect((await showCode(totpCode(server, secret), other)).json).toMatchObject({ code: 'UNAUTHORIZED' })
  const entries = await auditPage(server.testApp.db, { limit: 2 })
  expect(entries.map(({ action, detail }) => [action, JSON.parse(detail).why])).toEqual([
    ['session.ended', 'factors'],
    ['session.refused', 'code'],
  ])
  await signIn(other)
  for (let n = 0; n < 5; n++) await showCode('000000', other)
  await signIn(other)
  for (let n = 0; n < 3; n++) expect((await showCode(totpCode(server, secret), other)).status).toBe(429)
  const refused = await auditPage(server.testApp.db, { limit: 50, action: 'session.refused' })
  expect(refused.filter(({ detail }) => JSON.parse(detail).why === 'too_many')).toHaveLength(1)
})

test('each recovery code signs in once, however it is written', async () => {
  const { recoveryCodes } = await enrol()
  expect(new Set(recoveryCodes).size).toBe(10)
  const [first = ''] = recoveryCodes
  const recover = async (code: string) => {
    const browser = newTestBrowser(server)
    await signIn(browser)
    return [(await browser.call('/session/showFactor', { by: 'recovery', code })).status, await isIn(browser)]
  }
  expect(await recover(first.toUpperCase().replaceAll('-', ' '))).toEqual([200, true])
  expect(await recover(first)).toEqual([401, false])
  expect((await hana.call('/security/mine')).json).toMatchObject({ recoveryLeft: 9 })
  const made = await hana.call<{ recoveryCodes: string[] }>('/security/makeRecoveryCodes')
  expect(await recover(recoveryCodes[1] ?? '')).toEqual([401, false])
  expect(await recover(made.json.recoveryCodes[0] ?? '')).toEqual([200, true])
})

test('a stranger who asks for passkeys without end has to wait, and somebody on the way in has not', async () => {
  const ask = (browser: TestBrowser) => browser.call('/session/askPasskey').then(({ status }) => status)
  for (let n = 0; n < 30; n++) expect(await ask(newTestBrowser(server))).toBe(200)
  expect(await ask(newTestBrowser(server))).toBe(429)
  await signIn()
  expect(await ask(hana)).toBe(200)
})

test('ten minutes after the password the second factor comes too late', async () => {
  const { secret } = await enrol()
  const other = newTestBrowser(server)
  await signIn(other)
  server.testApp.wait(10 * 60)
  expect((await showCode(totpCode(server, secret), other)).json).toMatchObject({ code: 'UNAUTHORIZED' })
})

test('a second app is added, and the last factor cannot be given up, even by two tabs at once', async () => {
  await enrol()
  const { json } = await hana.call<{ ceremony: string; secret: string }>('/security/beginTotp')
  const more = { ceremony: json.ceremony, code: totpCode(server, json.secret), label: 'タブレット' }
  expect((await hana.call('/security/finishTotp', more)).json).toMatchObject({ recoveryCodes: null })
  const ids = (await factorsOf(server.testApp.db, id)).map((factor) => factor.id)
  expect(ids).toHaveLength(2)
  expect((await hana.call('/security/renameFactor', { id: ids[0], label: '古い電話' })).json).toMatchObject({
    factors: [{ label: '古い電話' }, { label: 'タブレット' }],
  })
  const given = await Promise.all(ids.map((each) => hana.call('/security/removeFactor', { id: each })))
  expect(given.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await hana.call('/security/removeFactor', { id: newId(START) })).status).toBe(404)
  server.testApp.wait(301)
  expect((await hana.call('/security/beginTotp')).json).toMatchObject({ data: { refusal: 'step_up_required' } })
})

test('while it is in doubt which of two times is right a code of either is taken, of a third none, and afterwards of the desk’s alone', async () => {
  const { secret } = await enrol()
  const { clock } = server.testApp.app
  const DAY_IN_STEPS = 24 * 60 * 2
  Object.assign(clock, { alternativeTime: () => plusSeconds(clock.now(), 24 * 3600) })
  const another = newTestBrowser(server)
  await signIn(another)
  expect((await showCode(totpCode(server, secret, 3 * DAY_IN_STEPS), another)).status).toBe(401)
  expect((await showCode(totpCode(server, secret, DAY_IN_STEPS), another)).status).toBe(200)
  Object.assign(clock, { alternativeTime: () => null })
  const later = newTestBrowser(server)
  await signIn(later)
  expect((await showCode(totpCode(server, secret, DAY_IN_STEPS + 1), later)).status).toBe(401)
})

test('while one of two times is right that are half a minute apart, a code of the earlier one is taken', async () => {
  const { secret } = await enrol()
  server.testApp.wait(60)
  const { clock } = server.testApp.app
  Object.assign(clock, { alternativeTime: () => plusSeconds(clock.now(), -30) })
  const other = newTestBrowser(server)
  await signIn(other)
  expect((await showCode(totpCode(server, secret, -1), other)).status).toBe(200)
})
