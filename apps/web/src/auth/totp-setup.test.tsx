// @vitest-environment jsdom
import { factor } from '@mimamori/copy/factor/ja'
import { security as words } from '@mimamori/copy/security/ja'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn, typeInto } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { QrCode } from './qr-code.tsx'
import { TotpSetup } from './totp-setup.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const BEGUN = { ceremony: 'c1', secret: 'ABCDEFGHIJ', uri: 'otpauth://totp/desk?secret=ABCDEFGHIJ' }
const begins = { 'security.beginTotp': () => BEGUN, 'session.current': () => ({ me: null }) }

async function theSetup(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  const added: unknown[] = []
  const over: string[] = []
  const shown = () => (
    <TotpSetup
      label="仕事用"
      failureWords={({ kind }) => `failed ${kind}`}
      onAdded={(enrolled) => added.push(enrolled)}
      onOver={(why) => over.push(why)}
    />
  )
  const { page, show, unmount } = await render(shown())
  await until(() => page.textContent?.includes(words.appScan) ?? false)
  const field = () => page.querySelector<HTMLInputElement>('[name=code]')
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const send = async (code: string) => {
    await until(() => field() !== null)
    await typeInto(field(), code)
    await clickOn(page, words.appFinish)
  }
  return { ...desk, page, again: () => show(shown()), field, alert, send, added, over, unmount }
}

test('an authenticator app is set up from a picture or a key, which is asked for once', async () => {
  const { page, calls, field, again, unmount } = await theSetup(begins)
  await until(() => field() !== null)
  await again()
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([['security.beginTotp', undefined]])
  expect(page.querySelector('svg[role=img]')?.outerHTML).toBe(
    renderToStaticMarkup(<QrCode text={BEGUN.uri} label={words.appQr} />),
  )
  expect([page.querySelector('code')?.textContent, page.textContent?.includes(words.appCode)]).toEqual([
    'ABCD EFGH IJ',
    true,
  ])
  await unmount()
})

test('until the key has come its place is empty, and there is no code to type', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, field, unmount } = await theSetup({ 'security.beginTotp': () => answer.promise })
  expect([field(), page.querySelector('svg'), page.querySelectorAll('.size-48').length]).toEqual([null, null, 1])
  answer.resolve(BEGUN)
  await until(() => field() !== null)
  await unmount()
})

test('a key that could not be had says why, in the place of the picture', async () => {
  const { page, field, alert, unmount } = await theSetup({})
  await until(() => alert() !== null)
  expect([alert(), field(), page.querySelector('.size-48')]).toEqual(['failed not_found', null, null])
  await unmount()
})

test('the code of the app proves it, and what the desk answers is passed on', async () => {
  const { send, inputs, added, over, unmount } = await theSetup({
    ...begins,
    'security.finishTotp': () => ({ me: { id: 'sato' }, recoveryCodes: ['aaaa-1'] }),
  })
  await send('１２３ 456')
  await until(() => added.length > 0)
  expect(inputs('security.finishTotp')).toEqual([{ ceremony: 'c1', code: '123456', label: '仕事用' }])
  expect([added, over]).toEqual([[{ me: { id: 'sato' }, recoveryCodes: ['aaaa-1'] }], []])
  await unmount()
})

test('a code that is being checked is not sent twice', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, send, inputs, added, unmount } = await theSetup({
    ...begins,
    'security.finishTotp': () => answer.promise,
  })
  await send('123456')
  await until(() => inputs('security.finishTotp').length > 0)
  expect([buttonOf(page, factor.confirming)?.disabled, added]).toEqual([true, []])
  answer.resolve({})
  await until(() => added.length > 0)
  await unmount()
})

test('a wrong code says so, and the same key stands there for another one', async () => {
  const { page, send, field, alert, calls, added, unmount } = await theSetup({
    ...begins,
    'security.finishTotp': () => {
      throw refusedFor('code_wrong')
    },
  })
  await send('123456')
  await until(() => alert() !== null)
  expect([alert(), added, field()?.value]).toEqual([words.refusals.code_wrong, [], '123456'])
  expect([page.querySelector('code')?.textContent, calls.length]).toEqual(['ABCD EFGH IJ', 2])
  await unmount()
})

test('where the step of signing in is over, it ends, and says nothing here', async () => {
  const { send, alert, over, unmount } = await theSetup({
    ...begins,
    'security.finishTotp': () => {
      throw new CallError(401, { code: 'FACTOR_WRONG', data: { over: true, expired: false } })
    },
  })
  await send('123456')
  await until(() => over.length > 0)
  expect([over, alert()]).toEqual([[factor.over], null])
  await unmount()
})

test('the key is copied without the gaps it is read by, and only then it says so', async () => {
  const copied: string[] = []
  const done = Promise.withResolvers<void>()
  const { page, field, unmount } = await theSetup(begins)
  await until(() => field() !== null)
  vi.stubGlobal('navigator', {
    clipboard: {
      writeText: (text: string) => {
        copied.push(text)
        return done.promise
      },
    },
  })
  const said = () => page.querySelector('[role=status]')?.textContent
  await clickOn(page, words.copy)
  expect([copied, said()]).toEqual([['ABCDEFGHIJ'], words.copy])
  done.resolve()
  await until(() => said() === words.copied)
  await unmount()
})
