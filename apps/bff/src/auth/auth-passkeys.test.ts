import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { storeAccount } from '../testing/test-accounts.ts'
import { START } from '../testing/test-app.ts'
import { newTestBrowser, type TestBrowser } from '../testing/test-browser.ts'
import { type AuthenticatorClaims, newTestPasskey, type TestPasskey } from '../testing/test-passkey.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { hashPassword } from './password-hashing.ts'

const PASSWORD = 'a window full of rain'
const passwordHash = await hashPassword(PASSWORD)
const id = newId(START)
/** one counts the try, one uses the question up */
const WRITES_BEFORE_SESSION = 2
const HERE = { origin: 'https://desk.example.jp', rpId: 'desk.example.jp' }

let server: TestServer
let hana: TestBrowser
let passkey: TestPasskey
beforeEach(async () => {
  server = await startTestServer({ MIMAMORI_PUBLIC_URL: HERE.origin })
  await storeAccount(server.testApp.app, { id, login: 'hana', alias: '花', passwordHash })
  hana = newTestBrowser(server)
  passkey = newTestPasskey(HERE)
})
afterEach(() => server.close())

type Begun = { readonly ceremony: string; readonly options: { readonly challenge: string } }

/** Sign in for the first time, and make this passkey. */
async function enrol(lie: Partial<AuthenticatorClaims> = {}) {
  await hana.call('/session/signIn', { login: 'hana', password: PASSWORD })
  const { json } = await hana.call<Begun>('/security/beginPasskey')
  const made = { ceremony: json.ceremony, label: '鍵', ...passkey.made(json.options.challenge, lie) }
  return { made, ...(await hana.call<{ data?: { refusal: string } }>('/security/finishPasskey', made)) }
}

async function asked(): Promise<[TestBrowser, Begun]> {
  const browser = newTestBrowser(server)
  return [browser, (await browser.call<Begun>('/session/askPasskey')).json]
}

/** Come in by the passkey alone. Answers the status, and what was sent. */
async function come(lie: Partial<AuthenticatorClaims> & { readonly by?: TestPasskey } = {}) {
  const [browser, { ceremony, options }] = await asked()
  const answer = { ceremony, ...(lie.by ?? passkey).signed(options.challenge, lie) }
  return { browser, answer, status: (await browser.call('/session/signInByPasskey', answer)).status }
}

test('a passkey comes in alone, and each signature counts once', async () => {
  expect((await enrol()).status).toBe(200)
  const { status, answer, browser: theirs } = await come()
  expect(status).toBe(200)
  expect((await theirs.call('/security/mine')).status).toBe(200)
  // the same answer again, and the same signature for another question
  expect((await newTestBrowser(server).call('/session/signInByPasskey', answer)).status).toBe(401)
  const [browser, { ceremony }] = await asked()
  expect((await browser.call('/security/mine')).status).toBe(401)
  expect((await browser.call('/session/signInByPasskey', { ...answer, ceremony })).status).toBe(401)
  expect((await come({ counter: 2 })).status).toBe(200)
})

test('a passkey that signed for another site, without its holder, behind its own count, or that nobody made, is refused alike', async () => {
  await enrol()
  expect((await come({ counter: 7 })).status).toBe(200)
  for (const lie of [
    { origin: 'https://desk.example.jp.evil.example' },
    // another port of the same host is another site
    { origin: 'https://desk.example.jp:8443' },
    { origin: 'http://desk.example.jp' },
    { rpId: 'evil.example' },
    { verified: false },
    { counter: 7 },
    { counter: 3 },
    { by: newTestPasskey(HERE) },
  ]) {
    // five in a quarter of an hour are the end of it, and of those alike in an hour only the first is noted at once
    server.testApp.wait(3601)
    expect([lie, (await come({ counter: 8, ...lie })).status]).toEqual([lie, 401])
  }
  const refused = await auditPage(server.testApp.db, { action: 'session.refused', limit: 20 })
  expect(refused.map(({ detail }) => JSON.parse(detail).why)).toEqual(Array(8).fill('passkey'))
  expect((await come({ counter: 8 })).status).toBe(200)
})

test('an account that is disabled while its passkey is being checked is let in by none', async () => {
  await enrol()
  const { storage } = server.testApp.app
  const [browser, { ceremony, options }] = await asked()
  const write = storage.write.bind(storage)
  const spy = vi.spyOn(storage, 'write')
  spy.mockImplementation(async (work) => {
    if (spy.mock.calls.length === WRITES_BEFORE_SESSION + 1) {
      spy.mockRestore()
      await write((tx) => record(tx, START, SYSTEM, { type: 'staff.disabled', id }))
    }
    return await write(work)
  })
  const answer = { ceremony, ...passkey.signed(options.challenge) }
  expect((await browser.call('/session/signInByPasskey', answer)).status).toBe(401)
  expect(await server.testApp.rawSql('SELECT id FROM sessions')).toEqual([])
  const [refused] = await auditPage(server.testApp.db, { action: 'session.refused', limit: 1 })
  expect(JSON.parse(refused?.detail ?? '{}')).toEqual({ why: 'passkey' })
})

test('an answer comes too late after five minutes, and a question to one person is answered by nobody else', async () => {
  await enrol()
  const [late, { ceremony, options }] = await asked()
  const own = (await hana.call<Begun>('/session/askPasskey')).json
  const another = { ceremony: own.ceremony, ...passkey.signed(own.options.challenge) }
  expect((await newTestBrowser(server).call('/session/signInByPasskey', another)).status).toBe(401)
  server.testApp.wait(300)
  const slow = { ceremony, ...passkey.signed(options.challenge) }
  expect((await late.call('/session/signInByPasskey', slow)).status).toBe(401)
})

test('no passkey is made for another site, for a challenge of before, or twice', async () => {
  expect((await enrol({ origin: 'https://evil.example' })).json.data?.refusal).toBe('passkey_wrong')
  expect((await enrol({ rpId: 'evil.example' })).json.data?.refusal).toBe('passkey_wrong')
  expect(await factorsOf(server.testApp.db, id)).toEqual([])
  const { status, made } = await enrol()
  expect(status).toBe(200)
  expect((await hana.call('/security/finishPasskey', made)).json).toMatchObject({ data: { refusal: 'passkey_wrong' } })
  const { json } = await hana.call<Begun>('/security/beginPasskey')
  const again = { ...made, ceremony: json.ceremony }
  expect((await hana.call('/security/finishPasskey', again)).json).toMatchObject({ data: { refusal: 'passkey_wrong' } })
  expect(await factorsOf(server.testApp.db, id)).toHaveLength(1)
})
