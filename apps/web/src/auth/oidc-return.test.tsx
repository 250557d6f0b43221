// @vitest-environment jsdom
import { company as words } from '@mimamori/copy/company/ja'
import { titles } from '@mimamori/copy/titles/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { clickOn } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import OidcReturn from './oidc-return.tsx'

afterEach(() => {
  history.replaceState(null, '', '/')
  vi.unstubAllGlobals()
})

async function theReturn(query: string, finish: () => unknown) {
  const { calls } = fakeDesk({ 'session.oidcFinish': finish })
  history.replaceState({ of: 'before' }, '', `/sign-in/return${query}`)
  const { length } = history
  let done = 0
  // another function each time the page around it is drawn
  const shown = () => (
    <OidcReturn
      onDone={() => {
        done += 1
      }}
    />
  )
  const { page, show, unmount } = await render(shown())
  await show(shown())
  const sent = () => calls.map(({ operation, input }) => [operation, input])
  const heading = () => page.querySelector('h1')?.textContent ?? null
  const isInHistory = () => location.search !== '' || history.length !== length
  return { page, sent, heading, isInHistory, done: () => done, unmount }
}

test.for([
  ['with who answered', '?code=c1&state=s1&iss=https://idp.example', { iss: 'https://idp.example' }],
  ['without who answered', '?code=c1&state=s1', {}],
  ['with an issuer that is empty', '?code=c1&state=s1&iss=', {}],
] as const)(
  'what the company answers, %s, is given to the desk once and stays in no address',
  async ([, query, iss]) => {
    const answer = Promise.withResolvers<object>()
    const { page, sent, heading, isInHistory, done, unmount } = await theReturn(query, () => answer.promise)
    expect([page.querySelector('[role=status]')?.textContent, heading(), document.title]).toEqual([
      words.finishing,
      null,
      titles.of(words.finishing),
    ])
    expect([isInHistory(), location.pathname]).toEqual([false, '/sign-in/return'])
    answer.resolve({ came: true })
    await until(() => done() > 0)
    expect([sent(), heading(), done()]).toEqual([
      [['session.oidcFinish', { code: 'c1', state: 's1', ...iss }]],
      null,
      1,
    ])
    await unmount()
  },
)

test.for([
  ['a sign-in that was cancelled there', '?error=access_denied&code=c1&state=s1', 'denied'],
  ['an answer without a code', '?state=s1', 'over'],
  ['an answer without a state', '?code=c1', 'over'],
  ['an address that was only opened', '', 'over'],
] as const)('%s is not given to the desk, and says what to do', async ([, query, problem]) => {
  const { page, sent, heading, isInHistory, done, unmount } = await theReturn(query, () => ({}))
  await until(() => heading() !== null)
  expect([heading(), document.title, sent(), done()]).toEqual([words[problem], titles.of(words[problem]), [], 0])
  expect([page.textContent?.includes(words[`${problem}Next`]), isInHistory()]).toEqual([true, false])
  await clickOn(page, words.again)
  expect(done()).toBe(1)
  await unmount()
})

const failed = (why: string) => new CallError(401, { code: 'COMPANY_FAILED', data: { why } })

test.for([
  ['an account that is not known here', failed('unknown'), 'unknown'],
  ['a company that is not reached', failed('unreachable'), 'unreachable'],
  ['a sign-in that is over', failed('over'), 'over'],
  ['a desk without such a sign-in', new CallError(404, { code: 'NOT_FOUND' }), 'over'],
  ['too many attempts', new CallError(429, { code: 'TOO_MANY_ATTEMPTS' }), 'over'],
  ['a desk that fails', new CallError(500, { code: 'INTERNAL' }), 'network'],
  ['a network that is lost', new TypeError('gone'), 'network'],
] as const)('of %s it is told, and nobody comes in', async ([, error, problem]) => {
  const { page, heading, sent, done, unmount } = await theReturn('?code=c1&state=s1', () => {
    throw error
  })
  await until(() => heading() !== null)
  expect([heading(), page.textContent?.includes(words[`${problem}Next`]), done()]).toEqual([words[problem], true, 0])
  expect([sent().length, page.querySelector('[role=status]')]).toEqual([1, null])
  await unmount()
})
