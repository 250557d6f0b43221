// @vitest-environment jsdom
import type { Me } from '@mimamori/contract/staff/session-contract'
import { errors } from '@mimamori/copy/errors/ja'
import { factor } from '@mimamori/copy/factor/ja'
import { signIn } from '@mimamori/copy/sign-in/ja'
import { staff } from '@mimamori/copy/staff/ja'
import { titles } from '@mimamori/copy/titles/ja'
import { act, type ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { api } from '../../api/api-client.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { LanguageProvider, loadLanguage, useLanguage } from '../../i18n/language-provider.tsx'
import { buttonOf, clickOn, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import type { GateState } from '../load-gate-state.ts'
import { SessionGate } from '../session-gate.tsx'

const desk = vi.hoisted(() => ({ loadDeskApp: vi.fn() }))
vi.mock('../load-desk-app.tsx', () => desk)

afterEach(() => {
  vi.unstubAllGlobals()
  desk.loadDeskApp.mockReset()
  delete document.documentElement.dataset.theme
})

const ME = { id: 'sato', alias: '佐藤', language: 'ja', theme: 'system' } as Me
const OPTIONS = {
  demoAccounts: [{ login: 'demo', password: 'demo-pass', alias: 'デモの人', role: 'lead' as const }],
  company: null,
}
const OUT = { me: null, arriving: null, ...OPTIONS }

/** The desk of this person, by what it says of them; its button signs them out. */
function Desk({ me, leave }: { me: Me; leave: () => void }): ReactElement {
  const { language } = useLanguage()
  return (
    <button type="button" onClick={leave}>
      {`desk of ${me.alias} in ${language}, ${me.language}, ${me.theme}`}
    </button>
  )
}
const drawOf = (me: Me) => (leave: () => void) => <Desk me={me} leave={leave} />
const isIn: GateState = { at: 'in', me: ME, options: OPTIONS, draw: drawOf(ME) }
const DESK = 'desk of 佐藤 in ja, ja, system'

async function theGate(first: GateState | null, answers: Parameters<typeof fakeDesk>[0] = {}) {
  const asked = fakeDesk(answers)
  desk.loadDeskApp.mockImplementation(async (me: Me) => drawOf(me))
  // the words of the sign-in page only, as for whoever comes
  const door = await loadLanguage('ja', first?.at === 'in')
  const { page, unmount } = await render(
    <LanguageProvider first={door}>
      <SessionGate first={first} />
    </LanguageProvider>,
  )
  const heading = () => page.querySelector('h1')?.textContent ?? null
  const says = (words: string) => page.textContent?.includes(words) ?? false
  return { ...asked, page, heading, says, unmount }
}
/** Ends the session at the desk, which a call of the page then hears of. */
const endSession = () => act(() => api.inbox.watched().catch(() => undefined))
const signedOut = {
  'inbox.watched': () => {
    throw new CallError(401, {})
  },
  'session.current': () => OUT,
}

test('whoever has no session is shown the ways to sign in, which the desk is asked for once', async () => {
  const { heading, says, calls, unmount } = await theGate(null, { 'session.current': () => OUT })
  await until(() => heading() !== null)
  expect([heading(), says('デモの人'), says(signIn.expired)]).toEqual([staff.title, true, false])
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([['session.current', undefined]])
  await unmount()
})

test('nothing is shown until it is known whether there is a session, and the desk in its language if there is', async () => {
  const answer = Promise.withResolvers<object>()
  const me: Me = { ...ME, language: 'en' }
  const { page, calls, says, unmount } = await theGate(null, { 'session.current': () => answer.promise })
  await until(() => calls.length === 1)
  expect(page.textContent).toBe('')
  answer.resolve({ ...OUT, me })
  await until(() => says('desk of'))
  expect([page.textContent, calls.length]).toEqual(['desk of 佐藤 in en, en, system', 1])
  expect(desk.loadDeskApp.mock.calls).toEqual([[me]])
  await unmount()
})

test('a desk that is not reached says so, and is asked again by a press', async () => {
  const answers: Parameters<typeof fakeDesk>[0] = {}
  const { page, heading, says, inputs, unmount } = await theGate(null, answers)
  await until(() => heading() !== null)
  expect([heading(), says(staff.unreachable), document.title]).toEqual([
    errors.network,
    true,
    titles.of(errors.network),
  ])
  answers['session.current'] = () => OUT
  await clickOn(page, errors.retry)
  await until(() => heading() === staff.title)
  expect(inputs('session.current').length).toBe(2)
  await unmount()
})

test('a desk known from the start is shown at once, and who signs out is back at the ways to sign in', async () => {
  const { page, heading, says, calls, unmount } = await theGate(isIn)
  expect([page.textContent, calls]).toEqual([DESK, []])
  await clickOn(page, DESK)
  await until(() => heading() === staff.title)
  expect([says('デモの人'), says(signIn.expired), calls]).toEqual([true, false, []])
  await unmount()
})

test('whoever is signed out by the desk is told that their session ended', async () => {
  const { heading, says, unmount } = await theGate(isIn, signedOut)
  await endSession()
  await until(() => heading() === staff.title)
  expect([says(signIn.expired), says('デモの人')]).toEqual([true, true])
  await unmount()
})

test('a session that ended ends nothing for whoever is only on their way in', async () => {
  const arriving = { at: 'factor', ways: { code: true, passkey: false, recovery: false } } as const
  const { page, heading, says, unmount } = await theGate(
    { at: 'out', options: OPTIONS, arriving, expired: false },
    { ...signedOut },
  )
  await until(() => heading() === factor.factorTitle)
  await endSession()
  expect(heading()).toBe(factor.factorTitle)
  // what fails here has the words of the page before the desk
  await typeInto(page.querySelector('[name=code]'), '123456')
  await clickOn(page, factor.confirmIt)
  await until(() => page.querySelector('[role=alert]') !== null)
  expect(page.querySelector('[role=alert]')?.textContent).toBe(errors.notFound)
  await clickOn(page, factor.back)
  expect([heading(), says(signIn.expired)]).toEqual([staff.title, false])
  await unmount()
})

const signsIn = { 'session.current': () => OUT, 'session.signIn': () => ({ at: 'in', me: ME }) }

/** Chooses these on the sign-in page, and signs in by the account of the demo. */
async function signInWith(page: HTMLElement, ...choices: string[]): Promise<void> {
  await until(() => buttonOf(page, 'デモの人') !== undefined)
  for (const choice of choices) {
    const labels = [...page.querySelectorAll('label')]
    await act(async () =>
      labels
        .find(({ textContent }) => textContent === choice)
        ?.querySelector('input')
        ?.click(),
    )
  }
  await clickOn(page, 'デモの人')
}

test('whoever signs in is shown their desk, and nothing is stored that was not chosen', async () => {
  const { page, says, calls, unmount } = await theGate(null, signsIn)
  await signInWith(page)
  await until(() => says('desk of'))
  expect([page.textContent, desk.loadDeskApp.mock.calls]).toEqual([DESK, [[ME]]])
  expect(calls.map(({ operation }) => operation)).toEqual(['session.current', 'session.signIn'])
  await clickOn(page, DESK)
  await until(() => says('デモの人'))
  await unmount()
})

test.for([
  ['a language', [staff.languages.en], { language: 'en' }, 'desk of 佐藤 in en, en, system'],
  ['a theme', [staff.themes.dark], { theme: 'dark' }, 'desk of 佐藤 in ja, ja, dark'],
] as const)('%s chosen before signing in is that of the desk, and stored also if that fails', async (of) => {
  const [, choices, stored, shown] = of
  const { page, says, inputs, unmount } = await theGate(null, signsIn)
  await signInWith(page, ...choices)
  await until(() => says('desk of'))
  await until(() => page.textContent === shown)
  expect(inputs('session.prefer')).toEqual([stored])
  await unmount()
})

test('a desk that cannot be loaded is not reached, and is asked for once more', async () => {
  const { page, heading, inputs, unmount } = await theGate(null, signsIn)
  desk.loadDeskApp.mockRejectedValue(new TypeError('gone'))
  await signInWith(page)
  await until(() => heading() === errors.network)
  await clickOn(page, errors.retry)
  await until(() => heading() === staff.title)
  expect(inputs('session.current').length).toBe(2)
  await unmount()
})
