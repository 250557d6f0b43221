// @vitest-environment jsdom
import { inbox as words } from '@mimamori/copy/inbox/ja'
import { shell } from '@mimamori/copy/shell/ja'
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import InboxPanel from './inbox-panel.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const MENTION = {
  ...{
    id: 'e1',
    kind: 'mention',
    at: '2026-12-01T01:00:00.000Z',
    by: 'mori',
    caseId: 'c-7',
    caseNumber: 7,
    read: true,
  },
  ...{ title: '', words: '見てください', measures: null, appealId: null, withdrawalId: null, until: null },
  ...{ month: null, noticeId: null, rule: null },
}
const WATCHED = { caseId: 'c-8', caseNumber: 8, title: '記事作成', state: 'open', at: '2026-12-01T01:00:00.000Z' }

async function thePanel(unread: number, answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk = fakeDesk({
    'inbox.list': () => ({ entries: [MENTION], next: null }),
    'inbox.watched': () => [WATCHED],
    ...answers,
  })
  const steps: string[] = []
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  const { page, cache, unmount } = await render(
    withKeys(
      <RouterContextProvider router={router as never}>
        <InboxPanel unread={unread} onOpen={(caseId) => steps.push(caseId)} onLeave={() => steps.push('left')} />
      </RouterContextProvider>,
    ),
  )
  const summary: readonly unknown[] = queries.inbox.summary.queryKey()
  cache.setQueryData(summary, {})
  await until(() => page.querySelector('li') !== null)
  const isStale = () => cache.getQueryState(summary)?.isInvalidated ?? false
  const choices = () => [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')]
  const show = (list: 'all' | 'unread' | 'watched') =>
    act(async () => choices()[['all', 'unread', 'watched'].indexOf(list)]?.click())
  return { ...desk, page, steps, choices, show, isStale, unmount }
}

test('the inbox begins with everything, and shows what is unread or watched when asked for', async () => {
  const { page, calls, choices, show, unmount } = await thePanel(1)
  expect([page.querySelector('h2')?.textContent, page.querySelector('legend')?.textContent]).toEqual([
    shell.inbox,
    words.show,
  ])
  expect(choices().map(({ parentElement, checked }) => [parentElement?.textContent, checked])).toEqual([
    [words.lists.all, true],
    [words.lists.unread, false],
    [words.lists.watched, false],
  ])
  await show('unread')
  await until(() => calls.length === 2)
  await show('watched')
  await until(() => page.textContent?.includes('記事作成') ?? false)
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([
    ['inbox.list', { unread: false, limit: 30 }],
    ['inbox.list', { unread: true, limit: 30 }],
    ['inbox.watched', undefined],
  ])
  expect(page.textContent).not.toContain('見てください')
  await unmount()
})

test('a watched case that is opened closes the inbox first, and so does an entry', async () => {
  const { page, steps, show, unmount } = await thePanel(0)
  await clickOn(page, '見てください')
  expect(steps.splice(0)).toEqual(['left', 'c-7'])
  await show('watched')
  await until(() => page.textContent?.includes('記事作成') ?? false)
  await clickOn(page, '記事作成')
  expect(steps).toEqual(['left', 'c-8'])
  await unmount()
})

test('everything is marked as read at once, which is told, and the bell counts again', async () => {
  const { page, inputs, steps, isStale, unmount } = await thePanel(1, { 'inbox.read': () => ({ unread: 0 }) })
  await clickOn(page, words.readAll)
  await until(() => announced() !== '')
  expect([inputs('inbox.read'), announced(), isStale(), steps]).toEqual([[{}], words.readAllDone, true, []])
  expect(document.querySelector('p[aria-hidden=true]')?.textContent).toBe(words.readAllDone)
  await until(() => inputs('inbox.list').length === 2)
  await unmount()
})

test('where nothing is unread, there is nothing to mark as read', async () => {
  const { page, inputs, unmount } = await thePanel(0)
  await clickOn(page, words.readAll)
  expect([buttonOf(page, words.readAll)?.disabled, inputs('inbox.read')]).toEqual([true, []])
  await unmount()
})

test('entries that could not be marked as read say so, and nothing is read again', async () => {
  const { page, inputs, isStale, unmount } = await thePanel(2)
  await clickOn(page, words.readAll)
  await until(() => announced() !== '')
  expect([announced(), isStale(), inputs('inbox.list').length]).toEqual([words.failed, false, 1])
  expect(document.querySelector('p[aria-hidden=true]')?.textContent).toBe(words.failed)
  await unmount()
})
