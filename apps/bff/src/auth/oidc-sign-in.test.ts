import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import {
  type OidcPerson,
  signInAtProvider,
  startOidcProvider,
  type TestOidcProvider,
} from '@mimamori/testing-oidc/oidc-provider'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ForgedToken, startForgedProvider } from '../testing/forged-oidc-provider.ts'
import { START } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { tokenHash } from './start-session.ts'

const PUBLIC = 'http://127.0.0.1:4310'
const PEOPLE: readonly OidcPerson[] = [
  { sub: '1', email: 'Yamada@example.jp', verified: true, amr: ['pwd'] },
  { sub: '2', email: 'yamada@example.jp', verified: true, amr: ['pwd', 'otp'] },
  { sub: '3', email: 'yamada@example.jp', verified: false, amr: ['pwd', 'otp'] },
  { sub: '4', email: 'stranger@example.jp', verified: true, amr: ['pwd', 'otp'] },
]

let company: TestOidcProvider
beforeAll(async () => {
  company = await startOidcProvider(`${PUBLIC}/sign-in/return`, PEOPLE)
})
afterAll(() => company.close())

let server: TestServer
afterEach(() => server.close())

async function open(more: Record<string, string> = {}): Promise<void> {
  server = await startTestServer({
    MIMAMORI_PUBLIC_URL: PUBLIC,
    MIMAMORI_OIDC_ISSUER: company.issuer,
    MIMAMORI_OIDC_CLIENT_ID: company.clientId,
    MIMAMORI_OIDC_CLIENT_SECRET: company.clientSecret,
    ...more,
  })
  const { storage } = server.testApp.app
  const role = { role: 'moderator', passwordHash: '', language: 'ja' } as const
  const yamada = { id: newId(START), login: 'yamada@example.jp', alias: '山田', ...role }
  await storage.write((tx) => record(tx, START, SYSTEM, { type: 'staff.added', ...yamada }))
}

const cookieIn = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
async function begun() {
  const answer = await server.rpc('/session/oidcBegin', undefined)
  const { json } = (await answer.json()) as { json: { address: string } }
  return { address: json.address, cookie: cookieIn(answer).join('; '), line: answer.headers.getSetCookie()[0] ?? '' }
}
const finish = (input: object, cookie: string) => server.rpc('/session/oidcFinish', input, { cookie })
async function why(answer: Response): Promise<string> {
  const { json } = (await answer.json()) as { json: { data?: { why: string } } }
  return `${answer.status} ${json.data?.why ?? ''}`.trim()
}

/** The whole way of a browser: begin here, sign in there, come back. */
async function come(sub: string) {
  const { address, cookie } = await begun()
  const brought = await signInAtProvider(address, sub)
  const answer = await finish(brought, cookie)
  const token = cookieIn(answer)
    .find((pair) => pair.startsWith('__Host-mimamori='))
    ?.split('=')[1]
  const session = token ? (await sessionOf(server.testApp.db, tokenHash(token)))?.session : null
  return { answer, brought, cookie, session }
}

test('who signs in at the company is linked by a verified address once, and known by the company’s number from then on', async () => {
  await open()
  const { line } = await begun()
  expect(line).toMatch(/^__Host-mimamori-company=.*; Max-Age=300; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/)
  const { answer, session, brought, cookie } = await come('1')
  expect(answer.status).toBe(200)
  // the cookie of the way there is taken back
  expect(cookieIn(answer)).toContain('__Host-mimamori-company=')
  expect(session).toMatchObject({ stage: 'enrol', method: 'oidc', factorAt: null })
  expect(await accountByLogin(server.testApp.db, 'yamada@example.jp')).toMatchObject({
    oidcSubject: `${company.issuer} 1`,
  })
  // the same answer again, in the same browser or another one
  expect(await why(await finish(brought, cookie))).toBe('401 over')
  expect(await why(await finish(brought, ''))).toBe('401 over')
  expect((await come('1')).answer.status).toBe(200)
  // the address belongs to somebody else at the company by now: the account does not
  expect(await why((await come('2')).answer)).toBe('401 unknown')
})

test('what somebody else set up by a link is gone once the company vouches for the person, until a lead has confirmed them', async () => {
  await open()
  const { db, app } = server.testApp
  const { storage } = app
  const yamada = await accountByLogin(db, 'yamada@example.jp')
  const id = yamada?.id ?? ''
  const invite = (tokenHash: string) =>
    storage.write((tx) =>
      record(tx, START, SYSTEM, {
        ...{ type: 'staff.invited', id, tokenHash, createdBy: 'admin', anew: true },
        expiresAt: '2099-01-01T00:00:00.000Z',
      }),
    )
  const follow = (tokenHash: string) =>
    storage.write((tx) =>
      record(tx, START, id, { type: 'invitation.used', staffId: id, tokenHash, passwordHash: 'of the admin' }),
    )
  const account = async () => {
    const { oidcSubject, passwordHash } = (await accountByLogin(db, 'yamada@example.jp')) ?? {}
    return { linked: oidcSubject !== null, passwordHash }
  }
  await invite('1')
  await follow('1')
  await come('1')
  expect(await account()).toEqual({ linked: true, passwordHash: '' })
  // invited anew, the company vouches anew; a link that is left is over then
  await invite('2')
  expect(await account()).toEqual({ linked: false, passwordHash: '' })
  await come('1')
  await expect(follow('2')).rejects.toThrow('an invitation that was used meanwhile')
  expect(await account()).toEqual({ linked: true, passwordHash: '' })
})

test('an address that is not verified, a stranger and a disabled account are refused alike', async () => {
  await open()
  expect(await why((await come('3')).answer)).toBe('401 unknown')
  expect(await why((await come('4')).answer)).toBe('401 unknown')
  const yamada = await accountByLogin(server.testApp.db, 'yamada@example.jp')
  const disabled = { type: 'staff.disabled', id: yamada?.id ?? '' } as const
  await server.testApp.app.storage.write((tx) => record(tx, START, SYSTEM, disabled))
  expect(await why((await come('1')).answer)).toBe('401 unknown')
  // also one that was linked before
  await server.testApp.app.storage.write((tx) => record(tx, START, SYSTEM, { ...disabled, type: 'staff.enabled' }))
  await come('1')
  await server.testApp.app.storage.write((tx) => record(tx, START, SYSTEM, disabled))
  expect(await why((await come('1')).answer)).toBe('401 unknown')
})

test('another state, another browser, too late and a made-up code are refused alike', async () => {
  await open()
  const one = await begun()
  const two = await begun()
  const brought = await signInAtProvider(one.address, '1')
  expect(await why(await finish(brought, two.cookie))).toBe('401 over')
  expect(await why(await finish(brought, ''))).toBe('401 over')
  expect(await why(await finish({ ...brought, state: 'x'.repeat(43) }, one.cookie))).toBe('401 over')
  // whatever came of it, it is used up
  expect(await why(await finish(brought, one.cookie))).toBe('401 over')
  const three = await begun()
  const made = await signInAtProvider(three.address, '1')
  expect(await why(await finish({ ...made, code: 'made-up' }, three.cookie))).toBe('401 over')
  const late = await begun()
  const slow = await signInAtProvider(late.address, '1')
  server.testApp.wait(301)
  expect(await why(await finish(slow, late.cookie))).toBe('401 over')
})

test('a token for another sign-in, from another issuer, for another client, out of date or with another signature lets nobody in', async () => {
  const forger = await startForgedProvider()
  await open({ MIMAMORI_OIDC_ISSUER: forger.issuer })
  async function comeWith(lie: ForgedToken, brought: object = {}): Promise<string> {
    const { address, cookie } = await begun()
    return await why(await finish({ ...forger.says(address, 'yamada@example.jp', lie), ...brought }, cookie))
  }
  const now = Math.floor(Date.now() / 1000)
  for (const claims of [
    { nonce: 'of another sign-in' },
    { nonce: undefined },
    { iss: 'https://other.example' },
    { aud: 'another-client' },
    { exp: now - 60 },
    { iat: undefined },
    { sub: undefined },
  ])
    expect([claims, await comeWith({ claims })]).toEqual([claims, '401 over'])
  expect(await comeWith({ key: forger.stranger })).toBe('401 over')
  expect(await comeWith({ alg: 'none' })).toBe('401 over')
  expect(await comeWith({}, { iss: 'https://other.example' })).toBe('401 over')
  expect((await accountByLogin(server.testApp.db, 'yamada@example.jp'))?.oidcSubject).toBeNull()
  expect(await comeWith({})).toBe('200')
  await forger.close()
})

test('a second factor of the company counts only where the desk was told to believe it', async () => {
  await open({ MIMAMORI_OIDC_SECOND_FACTOR: 'provider' })
  const isRemembered = (answer: Response) => cookieIn(answer).some((pair) => pair.includes('-remembered='))
  const whole = await come('2')
  expect(whole.session).toMatchObject({ stage: 'full', factorAt: START })
  await server.close()
  await open()
  const half = await come('2')
  expect(half.session).toMatchObject({ stage: 'enrol', factorAt: null })
  expect([isRemembered(whole.answer), isRemembered(half.answer)], 'a browser is remembered once in').toEqual([
    true,
    false,
  ])
})

test('an address that comes by the company more often than a company does has to wait, at both ends of the way', async () => {
  await open()
  const { cookie } = await begun()
  await server.testApp.rawSql('UPDATE tries SET n = 601')
  expect((await server.rpc('/session/oidcBegin', undefined)).status).toBe(429)
  expect((await finish({ code: 'x', state: 'x'.repeat(43) }, cookie)).status).toBe(429)
})

test('with the company away nobody comes in by it, and where none is set up there is no such door', async () => {
  await open({ MIMAMORI_OIDC_ISSUER: 'http://127.0.0.1:9' })
  expect(await why(await server.rpc('/session/oidcBegin', undefined))).toBe('401 unreachable')
  await server.close()
  server = await startTestServer()
  expect((await server.rpc('/session/oidcBegin', undefined)).status).toBe(404)
})
