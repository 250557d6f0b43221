// @vitest-environment jsdom
import type { PendingSignIn } from '@mimamori/contract/staff/session-contract'
import { factor as words } from '@mimamori/copy/factor/ja'
import { security } from '@mimamori/copy/security/ja'
import { titles } from '@mimamori/copy/titles/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn, typeInto } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { localhostAddress } from './passkey-browser.ts'
import SecondStep from './second-step.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const BY_CODE: PendingSignIn = { at: 'factor', ways: { code: true, passkey: false, recovery: true } }
const FIRST: PendingSignIn = { at: 'enrol', login: 'sato' }
const ME = { id: 'sato' }

async function theStep(arriving: PendingSignIn, answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  const entered: unknown[] = []
  const left: (string | null)[] = []
  const { page, unmount } = await render(
    <SecondStep
      arriving={arriving}
      failureWords={({ kind }) => `failed ${kind}`}
      onIn={(me) => entered.push(me)}
      onStart={(why) => left.push(why)}
    />,
  )
  await until(() => buttonOf(page, words.back) !== undefined)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const send = async (code: string) => {
    await typeInto(page.querySelector('[name=code]'), code)
    await clickOn(page, words.confirmIt)
  }
  return { ...desk, page, alert, send, entered, left, unmount }
}

test('a code of the app lets a person in, who is the one the desk answers', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, calls, send, entered, left, alert, unmount } = await theStep(BY_CODE, {
    'session.showFactor': () => answer.promise,
  })
  expect([page.querySelector('h1')?.textContent, document.title]).toEqual([
    words.factorTitle,
    titles.of(words.factorTitle),
  ])
  await send('123456')
  await until(() => calls.length > 0)
  expect([buttonOf(page, words.confirming)?.disabled, entered]).toEqual([true, []])
  answer.resolve({ me: ME })
  await until(() => entered.length > 0)
  const sent = calls.map(({ operation, input }) => [operation, input])
  expect(sent).toEqual([['session.showFactor', { by: 'code', code: '123456' }]])
  expect([entered, left, alert()]).toEqual([[ME], [], null])
  await unmount()
})

test('a person may show only a factor that they have, a recovery code in place of a lost one', async () => {
  const { page, inputs, send, unmount } = await theStep(BY_CODE, { 'session.showFactor': () => ({ me: ME }) })
  expect(buttonOf(page, words.ways.passkey)).toBeUndefined()
  await clickOn(page, words.ways.recovery)
  await send(' aaaa-1 ')
  await until(() => inputs('session.showFactor').length > 0)
  expect(inputs('session.showFactor')).toEqual([{ by: 'recovery', code: 'aaaa-1' }])
  await unmount()
})

test('a person who has only an app is offered no other way', async () => {
  const { page, unmount } = await theStep({ at: 'factor', ways: { code: true, passkey: false, recovery: false } }, {})
  expect(page.textContent).not.toContain(words.otherWays)
  expect(page.textContent).not.toContain(words.passkeyNowhere(localhostAddress()))
  await unmount()
  const other = await theStep({ at: 'factor', ways: { code: true, passkey: true, recovery: false } }, {})
  expect(other.page.textContent).toContain(words.passkeyNowhere(localhostAddress()))
  await other.unmount()
})

test.for([
  ['a wrong code can be typed again', false, [words.wrong, []]],
  ['the last wrong code leads back to the password', true, [null, [words.over]]],
] as const)('%s', async ([, over, expected]) => {
  const { send, alert, left, entered, calls, unmount } = await theStep(BY_CODE, {
    'session.showFactor': () => {
      throw new CallError(401, { code: 'FACTOR_WRONG', data: { over, expired: false } })
    },
  })
  await send('000000')
  await until(() => alert() !== null || left.length > 0)
  expect([[alert(), left], entered, calls.length]).toEqual([expected, [], 1])
  await unmount()
})

test.for([
  ['who has a factor', BY_CODE],
  ['who has none yet', FIRST],
] as const)(
  'the way back ends what was begun, also where the desk cannot be told, for somebody %s',
  async ([, who]) => {
    const { page, inputs, left, entered, unmount } = await theStep(who, {})
    await clickOn(page, words.back)
    await until(() => inputs('session.signOut').length > 0)
    expect([inputs('session.signOut'), left, entered]).toEqual([[undefined], [null], []])
    await unmount()
  },
)

test('a person without a factor sets up the first one, which lets them in', async () => {
  const { page, inputs, entered, left, unmount } = await theStep(FIRST, {
    'security.beginTotp': () => ({ ceremony: 'c1', secret: 'ABCD', uri: 'otpauth://totp/desk' }),
    'security.finishTotp': () => ({ me: ME, recoveryCodes: null }),
  })
  await until(() => page.querySelector('[name=code]') !== null)
  expect([page.querySelector('h1')?.textContent, buttonOf(page, words.confirmIt)]).toEqual([
    security.enrolTitle,
    undefined,
  ])
  await typeInto(page.querySelector('[name=code]'), '123456')
  await clickOn(page, security.appFinish)
  await until(() => entered.length > 0)
  expect([inputs('security.finishTotp').length, entered, left]).toEqual([1, [ME], []])
  await unmount()
})

test('a first factor that cannot be set up any more leads back to the password, and other failures are told', async () => {
  const lost = await theStep(FIRST, {
    'security.beginTotp': () => {
      throw new CallError(401, {})
    },
    'session.current': () => ({ me: null }),
  })
  await until(() => lost.left.length > 0)
  expect([lost.left.length, lost.left[0] === null, lost.alert()]).toEqual([1, false, null])
  await lost.unmount()
  const failed = await theStep(FIRST, {})
  await until(() => failed.alert() !== null)
  expect([failed.alert(), failed.left]).toEqual(['failed not_found', []])
  await failed.unmount()
})

test('a factor that could not be checked says why, and one stays at this step', async () => {
  const { send, alert, left, entered, unmount } = await theStep(BY_CODE, {})
  await send('123456')
  await until(() => alert() !== null)
  expect([alert(), left, entered]).toEqual(['failed not_found', [], []])
  await unmount()
})
