// @vitest-environment jsdom
import { alarms as english } from '@mimamori/copy/alarms/en'
import { alarms as words } from '@mimamori/copy/alarms/ja'
import { copy as englishCopy } from '@mimamori/copy/en'
import { copy } from '@mimamori/copy/ja'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { render, until } from '../parts/render.test-support.tsx'
import { fakeLocks, fakeNotifications, look, ownBrowser, type Shown } from './fake-browser.test-support.ts'
import { publishNews } from './live-news.ts'
import UrgentNotifications from './urgent-notifications.tsx'

const SEEN = 'mimamori-in-sight-sato shared'
const NOTIFIES = 'mimamori-notices-sato exclusive'

let shown: readonly Shown[] = []

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  shown = fakeNotifications()
  await look('hidden')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  ownBrowser()
})

const urgent = (id: string, more: object = {}) => ({
  ...{ id, number: Number(id.slice(1)), severity: 'urgent', state: 'open', category: 'mlm', targetType: 'job' },
  ...more,
})

/** A browser, and a desk that has these urgent cases first, or fails by this error. */
function aBrowser(...first: unknown[]) {
  let items = first
  const desk = fakeDesk({
    'queue.list': () => {
      if (items[0] instanceof Error) throw items[0]
      return { items }
    },
  })
  const openPage = (onOpen: () => void = () => undefined, language: 'ja' | 'en' = 'ja') =>
    render(<UrgentNotifications staffId="sato" onOpen={onOpen} />, { language })
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  /** after news the cases are read once more */
  const hear = async (cases: readonly string[] | null = null) => {
    publishNews({ cases, notes: [] })
    await pass(1_000)
  }
  const become = (...next: unknown[]) => {
    items = next
    return hear()
  }
  /** a page that knows the cases of now */
  const aWatch = async (...of: Parameters<typeof openPage>) => {
    const page = await openPage(...of)
    await pass(1_000)
    return page
  }
  const reads = () => desk.inputs('queue.list').length
  return { ...desk, ...fakeLocks(), openPage, aWatch, pass, hear, become, reads }
}

test('a case that becomes urgent is shown once, with its number and what it is about, and none that was before', async () => {
  const { aWatch, hear, become, inputs } = aBrowser(urgent('c1'))
  const { unmount } = await aWatch()
  await become(urgent('c1'), urgent('c2'), urgent('c3', { category: null }))
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
  const { openPage, pass, hear, reads } = aBrowser()
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
  const { aWatch, become } = aBrowser()
  const focus = vi.spyOn(window, 'focus').mockReturnValue(undefined)
  const opened: string[] = []
  const { show, unmount } = await aWatch(() => opened.push('before'))
  await become(urgent('c1'))
  await show(<UrgentNotifications staffId="sato" onOpen={() => opened.push('now')} />)
  expect([opened, focus.mock.calls.length, shown[0]?.closed]).toEqual([[], 0, false])
  shown[0]?.onclick?.()
  expect([opened, focus.mock.calls.length, shown[0]?.closed]).toEqual([['now'], 1, true])
  await unmount()
})

test('what is shown is in the language of the page', async () => {
  const { aWatch, become } = aBrowser()
  const { unmount } = await aWatch(() => undefined, 'en')
  await become(urgent('c1'))
  expect(shown.map(({ title, body }) => [title, body])).toEqual([
    [english.urgent, english.urgentIs(1, englishCopy.words.categoriesShort.mlm)],
  ])
  await unmount()
})

test('while a page of the desk is looked at nothing is shown, then or later, of what became urgent', async () => {
  const { aWatch, become, names } = aBrowser()
  const { unmount } = await aWatch()
  expect(names()).toEqual([NOTIFIES])
  await look('visible')
  expect(names()).toEqual([SEEN, NOTIFIES])
  await become(urgent('c1'))
  await look('hidden')
  expect(names()).toEqual([NOTIFIES])
  await become(urgent('c1'), urgent('c2'))
  expect(shown.map(({ tag }) => tag)).toEqual(['c2'])
  await unmount()
})

test('a page that is looked at as it opens says so to the others, until it is closed', async () => {
  const { openPage, names } = aBrowser()
  await look('visible')
  const { unmount } = await openPage()
  expect(names()).toEqual([SEEN, NOTIFIES])
  await unmount()
  await look('visible')
  await until(() => names().length === 0)
  expect(names()).toEqual([])
})

test('a page of somebody else that is looked at keeps nothing from being shown', async () => {
  const { aWatch, become, locks } = aBrowser()
  void locks.request('mimamori-in-sight-mori', { mode: 'shared' }, () => new Promise(() => undefined))
  const { unmount } = await aWatch()
  await become(urgent('c1'))
  expect(shown.length).toBe(1)
  await unmount()
})

test('of several pages one reads and shows, and when it is closed another does', async () => {
  const { openPage, pass, hear, become, reads, names } = aBrowser()
  const [first, second] = [await openPage(), await openPage()]
  await pass(1_000)
  await become(urgent('c1'))
  expect([reads(), shown.length]).toEqual([2, 1])
  // what was about to be read is left to the other page
  publishNews({ cases: null, notes: [] })
  await first.unmount()
  await until(() => names().length === 1)
  await pass(1_000)
  expect([reads(), names()]).toEqual([3, [NOTIFIES]])
  await become(urgent('c1'), urgent('c2'))
  expect([reads(), shown.map(({ tag }) => tag)]).toEqual([4, ['c1', 'c2']])
  await second.unmount()
  await hear()
  expect([reads(), names()]).toEqual([4, []])
})

test('cases that could not be read are read with the next news, and those that were urgent by then are not shown', async () => {
  const { aWatch, become, reads } = aBrowser(refusedFor('not_permitted'))
  const { unmount } = await aWatch()
  await become(urgent('c1'))
  expect([reads(), shown]).toEqual([2, []])
  await become(urgent('c1'), urgent('c2'))
  expect(shown.map(({ tag }) => tag)).toEqual(['c2'])
  await unmount()
})

test('where a browser refuses its locks, nothing is read and nothing shown', async () => {
  const { openPage, hear, reads, locks } = aBrowser(urgent('c1'))
  locks.request = async () => {
    throw new DOMException('not here', 'SecurityError')
  }
  await look('visible')
  const { unmount } = await openPage()
  await hear()
  expect([reads(), shown]).toEqual([0, []])
  await unmount()
})
