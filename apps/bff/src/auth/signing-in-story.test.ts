import { signInAtProvider, startOidcProvider } from '@mimamori/testing-oidc/oidc-provider'
import { afterEach, expect, test } from 'vitest'
import { createAdmin } from '../cli/people-commands.ts'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { newTestBrowser, type TestBrowser, totpCode } from '../testing/test-browser.ts'
import { newTestPasskey } from '../testing/test-passkey.ts'
import { hashPassword } from './password-hashing.ts'

const PUBLIC = 'https://desk.example.jp'
const HERE = { origin: PUBLIC, rpId: 'desk.example.jp' }
const PASSWORD = '雨の日の窓はとてもしずかです'
const COME = { login: 'yuki', password: PASSWORD }

type Begun = { readonly ceremony: string; readonly options: { readonly challenge: string } }
type Refused = { readonly data?: { readonly refusal?: string } }

let story: DeskStory
afterEach(() => story.close())

const isIn = async (browser: TestBrowser) => (await browser.call('/security/mine')).status === 200

/** An app for the second factor is set up. Answers its secret and the recovery codes. */
async function enrolApp(browser: TestBrowser) {
  const { json } = await browser.call<{ ceremony: string; secret: string }>('/security/beginTotp')
  const finish = (code: string) =>
    browser.call<Refused & { recoveryCodes: string[] }>('/security/finishTotp', {
      ...{ ceremony: json.ceremony, code, label: '電話' },
    })
  expect((await finish(totpCode(story.server, json.secret, 5))).json.data?.refusal).toBe('code_wrong')
  const { json: done } = await finish(totpCode(story.server, json.secret))
  return { secret: json.secret, codes: done.recoveryCodes }
}

test('the first sign-in sets up an app; later ones take its code once, a recovery code once, or a passkey alone; what matters asks again', async () => {
  story = await openStory({ MIMAMORI_PUBLIC_URL: PUBLIC })
  await storeAccount(story.app, { login: 'yuki', passwordHash: await hashPassword(PASSWORD) })
  const yuki = newTestBrowser(story.server)
  const code = (secret: string) => totpCode(story.server, secret)
  const show = (browser: TestBrowser, proof: object) => browser.call('/session/showFactor', proof)

  expect((await yuki.call('/session/signIn', COME)).json).toMatchObject({ at: 'enrol' })
  // whoever loads the page anew is still on the way in
  expect((await yuki.call('/session/current')).json).toMatchObject({ me: null, arriving: { at: 'enrol' } })
  const { secret, codes } = await enrolApp(yuki)
  expect(codes).toHaveLength(10)
  expect(await isIn(yuki)).toBe(true)

  const passkey = newTestPasskey(HERE)
  const { json: begun } = await yuki.call<Begun>('/security/beginPasskey')
  const made = { ceremony: begun.ceremony, label: '鍵', ...passkey.made(begun.options.challenge) }
  expect((await yuki.call('/security/finishPasskey', made)).status).toBe(200)
  await yuki.call('/session/signOut')
  expect(await isIn(yuki)).toBe(false)

  story.wait(60)
  expect((await yuki.call('/session/signIn', COME)).json).toMatchObject({
    ...{ at: 'factor', ways: { code: true, passkey: true, recovery: true } },
  })
  const once = code(secret)
  expect((await show(yuki, { by: 'code', code: once })).status).toBe(200)
  await yuki.call('/session/signOut')

  await yuki.call('/session/signIn', COME)
  expect((await show(yuki, { by: 'code', code: once })).status).toBe(401)
  expect(await isIn(yuki)).toBe(false)
  expect((await show(yuki, { by: 'recovery', code: codes[0] })).status).toBe(200)
  expect((await yuki.call('/security/mine')).json).toMatchObject({ recoveryLeft: 9 })
  await yuki.call('/session/signOut')

  let counter = 0
  const signed = async () => {
    const { json } = await yuki.call<Begun>('/session/askPasskey')
    counter += 1
    return { ceremony: json.ceremony, ...passkey.signed(json.options.challenge, { counter }) }
  }
  expect((await yuki.call('/session/signInByPasskey', await signed())).status).toBe(200)

  // a while later, what matters asks once more, and is done once it was shown
  story.wait(6 * 60)
  const anew = () => yuki.call<Refused & { recoveryCodes: string[] }>('/security/makeRecoveryCodes')
  expect((await anew()).json.data?.refusal).toBe('step_up_required')
  expect((await yuki.call('/session/confirm', { by: 'passkey', answer: await signed() })).status).toBe(200)
  expect((await anew()).json.recoveryCodes).toHaveLength(10)
  expect((await yuki.call('/security/mine')).json).toMatchObject({ recoveryLeft: 10 })

  // whoever was away too long signs in again
  story.wait(3600)
  expect(await isIn(yuki)).toBe(false)
  expect((await yuki.call('/session/signInByPasskey', await signed())).status).toBe(200)
  expect(await isIn(yuki)).toBe(true)
})

test('an empty desk gets its first admin by command, who adds a moderator, who comes back by the company’s sign-in', async () => {
  const email = 'yuki@example.jp'
  const company = await startOidcProvider(`${PUBLIC}/sign-in/return`, [
    { sub: 'e-7', email, verified: true, amr: ['pwd', 'otp'] },
  ])
  try {
    story = await openStory({
      MIMAMORI_PUBLIC_URL: PUBLIC,
      MIMAMORI_OIDC_ISSUER: company.issuer,
      MIMAMORI_OIDC_CLIENT_ID: company.clientId,
      MIMAMORI_OIDC_CLIENT_SECRET: company.clientSecret,
      MIMAMORI_OIDC_NAME: 'みどり商会',
      MIMAMORI_OIDC_SECOND_FACTOR: 'provider',
    })
    const accept = async (browser: TestBrowser, token: string) => {
      const call = (password: string) => browser.call<Refused>('/session/acceptInvitation', { token, password })
      expect((await call('みじかい')).json.data?.refusal).toBe('password_short')
      expect((await call(PASSWORD)).status).toBe(200)
      await enrolApp(browser)
      expect(await isIn(browser)).toBe(true)
    }
    const said = await createAdmin(story.app, { login: 'yamada', alias: '山田' })
    const yamada = newTestBrowser(story.server)
    await accept(yamada, /invitation#([\w-]{43})$/.exec(said)?.[1] ?? '')
    await expect(createAdmin(story.app, { login: 'suzuki', alias: '鈴木' })).rejects.toThrow(
      'an active admin already exists',
    )
    const person = { login: email, alias: 'ゆき', role: 'moderator', language: 'ja', queues: [] }
    const { json: link } = await yamada.call<{ token: string }>('/people/add', person)

    const yuki = newTestBrowser(story.server)
    await accept(yuki, link.token)
    // nobody comes in by it twice
    const again = newTestBrowser(story.server)
    expect((await again.call('/session/lookAtInvitation', { token: link.token })).status).toBe(404)

    expect((await again.call('/session/current')).json).toMatchObject({ company: { name: 'みどり商会' } })
    const { json } = await again.call<{ address: string }>('/session/oidcBegin')
    const brought = await signInAtProvider(json.address, 'e-7')
    expect((await again.call('/session/oidcFinish', brought)).status).toBe(200)
    expect((await again.call('/session/current')).json).toMatchObject({ me: { login: email, role: 'moderator' } })
  } finally {
    await company.close()
  }
})
