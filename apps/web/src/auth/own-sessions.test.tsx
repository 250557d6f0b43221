// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { sessions as words } from '@mimamori/copy/sessions/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { OwnSessions } from './own-sessions.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const session = (id: string, current = false) => ({
  ...{ id, current, agent: `端末 ${id}`, method: 'password' },
  ...{ signedInAt: '2026-12-01T00:00:00.000Z', lastSeenAt: '2026-12-01T00:00:00.000Z' },
})
const HERE = session('a', true)

async function theList(answers: Parameters<typeof fakeDesk>[0], first = [HERE, session('b'), session('c')]) {
  const desk = fakeDesk({ 'session.list': () => first, ...answers })
  const { page, unmount } = await render(withKeys(<OwnSessions />))
  await until(() => page.querySelector('li') !== null)
  const rows = () => [...page.querySelectorAll('li')]
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, rows, alert, unmount }
}

test('a session is ended on another device but not on this one, and what is left is shown', async () => {
  const { rows, inputs, unmount } = await theList({ 'session.revoke': () => [HERE, session('c')] })
  expect(rows().map((row) => row.querySelector('button') !== null)).toEqual([false, true, true])
  await clickOn(rows()[1] as Element, words.end)
  await until(() => rows().length === 2)
  expect([inputs('session.revoke'), announced()]).toEqual([[{ id: 'b' }], words.ended])
  await unmount()
})

test('all other sessions are ended at once, which is offered only while there are some', async () => {
  const { page, rows, inputs, unmount } = await theList({ 'session.revokeOthers': () => [HERE] })
  await clickOn(page, words.endOthers)
  await until(() => rows().length === 1)
  expect([inputs('session.revokeOthers').length, buttonOf(page, words.endOthers)]).toEqual([1, undefined])
  await unmount()
})

test('a session that could not be ended stays in the list, and it says why', async () => {
  const { rows, alert, unmount } = await theList({
    'session.revoke': () => {
      throw new TypeError('gone')
    },
  })
  await clickOn(rows()[1] as Element, words.end)
  await until(() => alert() !== null)
  expect([alert(), rows().length, announced()]).toEqual([copy.errors.network, 3, ''])
  await unmount()
})
