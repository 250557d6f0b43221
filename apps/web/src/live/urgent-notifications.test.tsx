// @vitest-environment jsdom

import { alarms as english } from '@mimamori/copy/alarms/en'
import { alarms as words } from '@mimamori/copy/alarms/ja'
import { copy as englishCopy } from '@mimamori/copy/en'
import { copy } from '@mimamori/copy/ja'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { render, until } from '../i18n/render.test-support.tsx'
import { publishNews } from './live-news.ts'
import UrgentNotifications from './urgent-notifications.tsx'

type Held = { readonly name: string; readonly mode: string; readonly end: () => void }

/** The locks of a browser: an exclusive one has one holder, the others wait in order. */
function browserLocks() {
  const held: Held[] = []
  const waiting: (() => void)[] = []
  const isFree = (name: string, mode: string) =>
    !held.some((each) => each.name === name && (mode === 'exclusive' || each.mode === 'exclusive'))
  const locks = {
    query: async () => ({ held: held.map(({ name, mode }) => ({ name, mode })) }),
    request: async (name: string, { mode = 'exclusive', signal }: LockOptions, use: () => Promise<void>) => {
      signal?.throwIfAborted()
      while (!isFree(name, mode)) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          signal?.addEventListener('abort', () => reject(signal.reason))
        })
      }
      const mine: Held = { name, mode, end: () => undefined }
      held.push(mine)
      await use().finally(() => {
        held.splice(held.indexOf(mine), 1)
        for (const each of waiting.splice(0)) each()
      })
    },
  }
  return { locks, names: () => held.map(({ name, mode }) => `${name} ${mode}`).sort() }
}

const SEEN = 'mimamori-in-sight-sato shared'
const NOTIFIES = 'mimamori-notices-sato exclusive'

type Shown = { title: string; body?: string; tag?: string; closed: boolean; onclick?: () => void }
let shown: Shown[] = []

/** What the browser shows beside its windows. */
class FakeNotification {
  closed = false
  constructor(title: string, options: NotificationOptions) {
    shown.push(Object.assign(this, { title }, options))
  }
  close(): void {
    this.closed = true
  }
}

async function look(visibility: DocumentVisibilityState): Promise<void> {
  Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
  await act(async () => document.dispatchEvent(new Event('visibilitychange')))
}

beforeEach(async () => {
  shown = []
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('Notification', FakeNotification)
  await look('hidden')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  for (const [of, name] of [
    [navigator, 'locks'],
    [document, 'visibilityState'],
  ] as const)
    Reflect.deleteProperty(of, name)
})

const urgent = (id: string, more: object = {}) => ({
  ...{ id, number: Number(id.slice(1)), severity: 'urgent', state: 'open', category: 'mlm', targetType: 'job' },
  ...more,
})

/** A browser, and a desk that has these cases. */
function aBrowser(items: () => unknown[]) {
  const { locks, names } = browserLocks()
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
  const desk = fakeDesk({ 'queue.list': () => ({ items: items() }) })
  const openPage = (onOpen: () => void = () => undefined, language: 'ja' | 'en' = 'ja') =>
    render(<UrgentNotifications staffId="sato" onOpen={onOpen} />, { language })
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  /** after news the cases are read once more */
  const hear = async (cases: readonly string[] | null = null) => {
    publishNews({ cases, notes: [] })
    await pass(1_000)
  }
  const reads = () => desk.inputs('queue.list').length
  return { ...desk, locks, names, openPage, pass, hear, reads }
}

test('a case that becomes urgent is shown once, with its number and what it is about, and none that was before', async () => {
  let items = [urgent('c1')]
  const { openPage, pass, hear, inputs } = aBrowser(() => items)
  const { unmount } = await openPage()
  await pass(1_000)
  items = [urgent('c1'), urgent('c2'), urgent('c3', { category: null })]
  await hear()
  await hear()
  expect(shown.map(({ title, body, tag }) => ({ title, body, tag }))).toEqual([
    { title: words.urgent, body: words.urgentIs(2, copy.words.categoriesShort.mlm), tag: 'c2' },
    { title: words.urgent, body: words.urgentIs(3, copy.words.targets.job), tag: 'c3' },
  ])
  const asked = { view: 'flagged', filters: { severity: 'urgent' }, limit: 50 }
  expect(inputs('queue.list')).toEqual([asked, asked, asked])
  await unmount()
})

test('the cases are read a second after the first of several news, and not for news of no case', async () => {
  const { openPage, pass, hear, reads } = aBrowser(() => [])
  const { unmount } = await openPage()
  await pass(999)
  expect(reads()).toBe(0)
  await pass(1)
  expect(reads()).toBe(1)
  await hear([])
  expect(reads()).toBe(1)
  publishNews({ cases: ['c1'], notes: [] })
  await pass(600)
  publishNews({ cases: ['c2'], notes: [] })
  await pass(399)
  expect(reads()).toBe(1)
  await pass(1)
  expect(reads()).toBe(2)
  await pass(5_000)
  expect(reads()).toBe(2)
  await unmount()
})

test('a click on what is shown brings the desk to the front as it is now, and it is gone', async () => {
  let items: unknown[] = []
  const { openPage, pass, hear } = aBrowser(() => items)
  const focus = vi.spyOn(window, 'focus').mockReturnValue(undefined)
  const opened: string[] = []
  const { show, unmount } = await openPage(() => opened.push('before'))
  await pass(1_000)
  items = [urgent('c1')]
  await hear()
  await show(<UrgentNotifications staffId="sato" onOpen={() => opened.push('now')} />)
  expect([opened, focus.mock.calls.length, shown[0]?.closed]).toEqual([[], 0, false])
  shown[0]?.onclick?.()
  expect([opened, focus.mock.calls.length, shown[0]?.closed]).toEqual([['now'], 1, true])
  await unmount()
})

test('what is shown is in the language of the page', async () => {
  let items: unknown[] = []
  const { openPage, pass, hear } = aBrowser(() => items)
  const { unmount } = await openPage(() => undefined, 'en')
  await pass(1_000)
  items = [urgent('c1')]
  await hear()
  expect(shown.map(({ title, body }) => [title, body])).toEqual([
    [english.urgent, english.urgentIs(1, englishCopy.words.categoriesShort.mlm)],
  ])
  await unmount()
})

test('while a page of the desk is looked at nothing is shown, then or later, of what became urgent', async () => {
  let items: unknown[] = []
  const { openPage, pass, hear, names } = aBrowser(() => items)
  const { unmount } = await openPage()
  await pass(1_000)
  expect(names()).toEqual([NOTIFIES])
  await look('visible')
  expect(names()).toEqual([SEEN, NOTIFIES])
  items = [urgent('c1')]
  await hear()
  await look('hidden')
  expect(names()).toEqual([NOTIFIES])
  items = [urgent('c1'), urgent('c2')]
  await hear()
  expect(shown.map(({ tag }) => tag)).toEqual(['c2'])
  await unmount()
})

test('a page that is looked at as it opens says so to the others, until it is closed', async () => {
  const { openPage, names } = aBrowser(() => [])
  await look('visible')
  const { unmount } = await openPage()
  expect(names()).toEqual([SEEN, NOTIFIES])
  await unmount()
  await look('visible')
  await until(() => names().length === 0)
  expect(names()).toEqual([])
})

test('a page of somebody else that is looked at keeps nothing from being shown', async () => {
  let items: unknown[] = []
  const { openPage, pass, hear, locks } = aBrowser(() => items)
  void locks.request('mimamori-in-sight-mori', { mode: 'shared' }, () => new Promise(() => undefined))
  const { unmount } = await openPage()
  await pass(1_000)
  items = [urgent('c1')]
  await hear()
  expect(shown.length).toBe(1)
  await unmount()
})

test('of several pages one reads and shows, and when it is closed another does', async () => {
  let items: unknown[] = []
  const { openPage, pass, hear, reads, names } = aBrowser(() => items)
  const [first, second] = [await openPage(), await openPage()]
  await pass(1_000)
  items = [urgent('c1')]
  await hear()
  expect([reads(), shown.length]).toEqual([2, 1])
  // what was about to be read is left to the other page
  publishNews({ cases: null, notes: [] })
  await first.unmount()
  await until(() => names().length === 1)
  await pass(1_000)
  expect([reads(), names()]).toEqual([3, [NOTIFIES]])
  items = [urgent('c1'), urgent('c2')]
  await hear()
  expect([reads(), shown.map(({ tag }) => tag)]).toEqual([4, ['c1', 'c2']])
  await second.unmount()
  await hear()
  expect([reads(), names()]).toEqual([4, []])
})

test('cases that could not be read are read with the next news, and those that were urgent by then are not shown', async () => {
  const answers = [
    () => {
      throw refusedFor('not_permitted')
    },
    () => [urgent('c1')],
    () => [urgent('c1'), urgent('c2')],
  ]
  const { openPage, pass, hear, reads } = aBrowser(() => answers.shift()?.() ?? [])
  const { unmount } = await openPage()
  await pass(1_000)
  await hear()
  expect([reads(), shown]).toEqual([2, []])
  await hear()
  expect(shown.map(({ tag }) => tag)).toEqual(['c2'])
  await unmount()
})

test('where a browser refuses its locks, nothing is read and nothing shown', async () => {
  const { openPage, hear, reads, locks } = aBrowser(() => [urgent('c1')])
  locks.request = async () => {
    throw new DOMException('not here', 'SecurityError')
  }
  await look('visible')
  const { unmount } = await openPage()
  await hear()
  expect([reads(), shown]).toEqual([0, []])
  await unmount()
})
