// @vitest-environment jsdom
import { factor } from '@mimamori/copy/factor/ja'
import { security as words } from '@mimamori/copy/security/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { PasskeySetup } from './passkey-setup.tsx'

const browser = vi.hoisted(() => ({ startRegistration: vi.fn() }))
vi.mock('@simplewebauthn/browser', () => browser)

afterEach(() => {
  vi.unstubAllGlobals()
  browser.startRegistration.mockReset()
})

const MADE = {
  id: 'passkey-1',
  response: { clientDataJSON: 'client', attestationObject: 'attested', transports: ['usb', 'internal', 'unheard-of'] },
}
const begins = {
  'security.beginPasskey': () => ({ ceremony: 'c1', options: { challenge: 'abc' } }),
  'session.current': () => ({ me: null }),
}

async function theSetup(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk({ ...begins, ...answers })
  const added: unknown[] = []
  const over: string[] = []
  browser.startRegistration.mockResolvedValue(MADE)
  const { page, unmount } = await render(
    <PasskeySetup
      label="仕事用"
      failureWords={({ kind }) => `failed ${kind}`}
      onAdded={(enrolled) => added.push(enrolled)}
      onOver={(why) => over.push(why)}
    />,
  )
  await until(() => page.textContent?.includes(words.passkeyMakeLead) ?? false)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, alert, added, over, unmount }
}

test('a passkey is made by the browser under its name, and what the desk answers is passed on', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, calls, inputs, added, over, alert, unmount } = await theSetup({
    'security.finishPasskey': () => answer.promise,
  })
  expect([calls, buttonOf(page, words.passkeyMake)?.disabled]).toEqual([[], false])
  await clickOn(page, words.passkeyMake)
  await until(() => inputs('security.finishPasskey').length > 0)
  expect(browser.startRegistration.mock.calls).toEqual([[{ optionsJSON: { challenge: 'abc' } }]])
  const made = { id: 'passkey-1', clientDataJSON: 'client', attestationObject: 'attested' }
  expect(inputs('security.finishPasskey')).toEqual([
    { ...made, ceremony: 'c1', label: '仕事用', transports: ['internal', 'usb'] },
  ])
  expect([buttonOf(page, words.working)?.disabled, added]).toEqual([true, []])
  answer.resolve({ me: { id: 'sato' }, recoveryCodes: null })
  await until(() => buttonOf(page, words.passkeyMake)?.disabled === false)
  expect([added, over, alert()]).toEqual([[{ me: { id: 'sato' }, recoveryCodes: null }], [], null])
  await unmount()
})

test('whoever cancels in the browser is told that no passkey was made, and can try again', async () => {
  const { page, alert, inputs, added, unmount } = await theSetup({})
  browser.startRegistration.mockRejectedValue(new Error('cancelled'))
  await clickOn(page, words.passkeyMake)
  await until(() => alert() !== null)
  expect([alert(), inputs('security.finishPasskey'), added]).toEqual([words.passkeyNotMade, [], []])
  expect(buttonOf(page, words.passkeyMake)?.disabled).toBe(false)
  await unmount()
})

test.for([
  ['a reason of its own', refusedFor('too_many_factors'), words.refusals.too_many_factors],
  ['any other reason', refusedFor('not_permitted'), 'failed refused'],
] as const)('a passkey refused for %s is not added, and it says why', async ([, error, said]) => {
  const { page, alert, added, over, unmount } = await theSetup({
    'security.finishPasskey': () => {
      throw error
    },
  })
  await clickOn(page, words.passkeyMake)
  await until(() => alert() !== null)
  expect([alert(), added, over]).toEqual([said, [], []])
  await unmount()
})

test('where the step of signing in is over, it ends, and says nothing here', async () => {
  const { page, alert, over, added, unmount } = await theSetup({
    'security.finishPasskey': () => {
      throw new CallError(401, { code: 'FACTOR_WRONG', data: { over: true, expired: false } })
    },
  })
  await clickOn(page, words.passkeyMake)
  await until(() => over.length > 0)
  expect([over, alert(), added]).toEqual([[factor.over], null, []])
  await unmount()
})
