// @vitest-environment jsdom

import { NOT_STORED } from '@mimamori/contract/transport-contract'
import { invitation as words } from '@mimamori/copy/invitation/ja'
import { staff } from '@mimamori/copy/staff/ja'
import { titles } from '@mimamori/copy/titles/ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn, typeInto } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import InvitationPage from './invitation-page.tsx'

beforeEach(() => history.replaceState(null, '', '/invitation#token-1'))
afterEach(() => {
  history.replaceState(null, '', '/')
  vi.unstubAllGlobals()
})

const invited = { 'session.lookAtInvitation': () => ({ login: 'sato.k', alias: '佐藤', role: 'lead' }) }
const failsBy = (error: Error) => () => {
  throw error
}
// not 503, by which the whole page takes note of it
const unstored = () => new CallError(500, { message: NOT_STORED })

async function thePage(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  let done = 0
  const shown = () => (
    <InvitationPage
      onDone={() => {
        done += 1
      }}
    />
  )
  const { page, show, unmount } = await render(shown())
  const heading = () => page.querySelector('h1')?.textContent ?? null
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, again: () => show(shown()), heading, alert, done: () => done, unmount }
}

/** The page of an invitation that is open, with a password that was chosen. */
async function aChoice(answers: Parameters<typeof fakeDesk>[0]) {
  const shown = await thePage({ ...invited, ...answers })
  await until(() => shown.heading() === words.title)
  await typeInto(shown.page.querySelector('[name=password]'), 'nagai-kotoba-desu')
  await clickOn(shown.page, words.accept)
  return shown
}

test('an invitation says who it is for, once it was looked at by the token of its link', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, calls, heading, done, unmount } = await thePage({ 'session.lookAtInvitation': () => answer.promise })
  expect([page.querySelector('[role=status]')?.textContent, heading(), document.title]).toEqual([
    words.looking,
    null,
    titles.of(words.looking),
  ])
  answer.resolve(invited['session.lookAtInvitation']())
  await until(() => heading() !== null)
  expect([heading(), page.querySelector('[role=status]'), document.title]).toEqual([
    words.title,
    null,
    titles.of(words.title),
  ])
  expect(page.textContent).toContain(words.lead('佐藤', staff.roles.lead))
  expect(page.querySelector<HTMLInputElement>('[name=login]')?.value).toBe('sato.k')
  const asked = calls.map(({ operation, input }) => [operation, input])
  expect([asked, done()]).toEqual([[['session.lookAtInvitation', { token: 'token-1' }]], 0])
  await unmount()
})

test.for([
  ['was used or never was', new CallError(404, { code: 'NOT_FOUND' })],
  ['is refused for any other reason', new CallError(400, { code: 'BAD_REQUEST' })],
] as const)('an invitation that %s is over, and leads to the sign-in page', async ([, error]) => {
  const { page, heading, done, unmount } = await thePage({ 'session.lookAtInvitation': failsBy(error) })
  await until(() => heading() !== null)
  expect([heading(), document.title, done()]).toEqual([words.over, titles.of(words.over), 0])
  expect([page.textContent?.includes(words.overNext), buttonOf(page, words.retry)]).toEqual([true, undefined])
  await clickOn(page, words.toSignIn)
  expect(done()).toBe(1)
  await unmount()
})

test.for([
  ['is not reached', () => new CallError(502, {})],
  ['cannot store', unstored],
] as const)('a desk that %s says that the invitation still holds, and is asked again', async ([, error]) => {
  const answers: Parameters<typeof fakeDesk>[0] = { 'session.lookAtInvitation': failsBy(error()) }
  const { page, inputs, heading, unmount } = await thePage(answers)
  await until(() => heading() !== null)
  expect([heading(), document.title]).toEqual([words.unreachable, titles.of(words.unreachable)])
  expect(page.textContent).toContain(words.unreachableNext)
  const answer = Promise.withResolvers<object>()
  answers['session.lookAtInvitation'] = () => answer.promise
  await clickOn(page, words.retry)
  await until(() => page.querySelector('[role=status]') !== null)
  expect([page.querySelector('[role=status]')?.textContent, heading()]).toEqual([words.looking, null])
  answer.resolve(invited['session.lookAtInvitation']())
  await until(() => heading() === words.title)
  expect(inputs('session.lookAtInvitation')).toEqual([{ token: 'token-1' }, { token: 'token-1' }])
  await unmount()
})

test('a password that was chosen opens the desk, which is asked once', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, inputs, alert, done, unmount } = await aChoice({ 'session.acceptInvitation': () => answer.promise })
  await until(() => inputs('session.acceptInvitation').length > 0)
  expect([buttonOf(page, words.accepting)?.disabled, done()]).toEqual([true, 0])
  answer.resolve({})
  await until(() => done() > 0)
  expect([inputs('session.acceptInvitation'), done(), alert()]).toEqual([
    [{ token: 'token-1', password: 'nagai-kotoba-desu' }],
    1,
    null,
  ])
  await unmount()
})

test('the token is that of the link as it was opened', async () => {
  const { page, again, inputs, unmount } = await thePage({ ...invited, 'session.acceptInvitation': () => ({}) })
  await until(() => page.querySelector('form') !== null)
  history.replaceState(null, '', '/invitation')
  await again()
  await typeInto(page.querySelector('[name=password]'), 'nagai-kotoba-desu')
  await clickOn(page, words.accept)
  await until(() => inputs('session.acceptInvitation').length > 0)
  expect(inputs('session.acceptInvitation')).toEqual([{ token: 'token-1', password: 'nagai-kotoba-desu' }])
  expect(inputs('session.lookAtInvitation')).toEqual([{ token: 'token-1' }])
  await unmount()
})

test.for([
  ['too short', refusedFor('password_short'), words.problems.password_short],
  ['refused for what has no words here', refusedFor('not_permitted'), words.problems.unexpected],
  ['sent to a desk that is not reached', new CallError(504, {}), words.problems.network],
  ['sent to a desk that cannot store', unstored(), words.problems.unstored],
  ['sent to a desk that fails', new CallError(500, {}), words.problems.unexpected],
] as const)('a password that is %s says so, and another can be chosen', async ([, error, said]) => {
  const { page, alert, heading, done, unmount } = await aChoice({ 'session.acceptInvitation': failsBy(error) })
  await until(() => alert() !== null)
  expect([alert(), heading(), done(), buttonOf(page, words.accept)?.disabled]).toEqual([said, words.title, 0, false])
  await unmount()
})

test('an invitation that ended meanwhile is over', async () => {
  const { heading, done, page, unmount } = await aChoice({
    'session.acceptInvitation': failsBy(new CallError(404, { code: 'NOT_FOUND' })),
  })
  await until(() => heading() === words.over)
  await clickOn(page, words.toSignIn)
  expect(done()).toBe(1)
  await unmount()
})
