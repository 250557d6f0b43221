// @vitest-environment jsdom
import { company as words } from '@mimamori/copy/company/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import OidcButton from './oidc-button.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function aButton(answers: Parameters<typeof fakeDesk>[0], name: string | null = '見守り社') {
  const desk = fakeDesk(answers)
  const visited: string[] = []
  const { origin } = location
  vi.stubGlobal('location', { origin, assign: (address: string) => visited.push(address) })
  const { page, unmount } = await render(<OidcButton name={name} />)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, alert, visited, unmount }
}

test('the button of the company leads to where the desk says, and cannot be pressed again until the page is left', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, calls, visited, alert, unmount } = await aButton({ 'session.oidcBegin': () => answer.promise })
  const isOff = () => buttonOf(page, words.signIn('見守り社'))?.disabled
  expect([isOff(), calls]).toEqual([false, []])
  await clickOn(page, words.signIn('見守り社'))
  await until(() => calls.length > 0)
  expect([isOff(), visited]).toEqual([true, []])
  answer.resolve({ address: 'https://idp.example/authorize?state=s1' })
  await until(() => visited.length > 0)
  expect(visited).toEqual(['https://idp.example/authorize?state=s1'])
  expect([isOff(), alert(), calls.map(({ operation, input }) => [operation, input])]).toEqual([
    true,
    null,
    [['session.oidcBegin', undefined]],
  ])
  await unmount()
})

test('a company that is not reached says so until it is tried again', async () => {
  const answers: Parameters<typeof fakeDesk>[0] = {}
  const { page, calls, visited, alert, unmount } = await aButton(answers, null)
  await clickOn(page, words.signIn(null))
  await until(() => alert() !== null)
  expect([alert(), buttonOf(page, words.signIn(null))?.disabled, visited]).toEqual([
    `${words.unreachable} ${words.unreachableNext}`,
    false,
    [],
  ])
  answers['session.oidcBegin'] = () => new Promise(() => undefined)
  await clickOn(page, words.signIn(null))
  expect([alert(), calls.length]).toEqual([null, 2])
  await unmount()
})
