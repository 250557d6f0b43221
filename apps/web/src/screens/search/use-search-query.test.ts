// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { useSearchQuery } from './use-search-query.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const PAUSE_MS = 180

async function aSearch(search = '') {
  const { within, address, go } = memoryRouter(`/search${search}`, ['/search', '/queue'])
  const hook = await renderHook(() => useSearchQuery(), null, { within })
  const pause = () => act(() => vi.advanceTimersByTimeAsync(PAUSE_MS))
  const type = (text: string, settled = true) => act(async () => hook.now().type(text, settled))
  return { ...hook, pause, type, address, go }
}

test('what is typed is searched for after a pause, and stands in the address then', async () => {
  const { now, type, pause, address, unmount } = await aSearch('?type=job')
  await type('LINE')
  await type('LINEで', false)
  await pause()
  expect([now().typed, now().query, address()]).toEqual(['LINEで', { type: 'job' }, '/search?type=job'])
  await type('LINEで連絡')
  await pause()
  await until(() => address().includes('q='))
  expect([now().query, address()]).toEqual([{ type: 'job', q: 'LINEで連絡' }, '/search?type=job&q=LINEで連絡'])
  await unmount()
})

test('a mail address or phone number that is searched for never stands in the address', async () => {
  const { now, type, pause, address, unmount } = await aSearch('?q=LINE')
  for (const contact of ['sato@example.com', '090-1234-5678']) {
    await type(contact)
    await pause()
    await until(() => address() === '/search')
    expect([now().query.q, now().personal]).toEqual([contact, true])
  }
  await unmount()
})

test('a query that is taken off while it is still typed does not come back', async () => {
  const { now, type, pause, address, unmount } = await aSearch('?q=LINE')
  await type('LINEで')
  await act(async () => now().narrow({ q: undefined, type: 'message' }))
  await pause()
  await until(() => address() === '/search?type=message')
  expect([now().typed, now().query]).toEqual(['', { type: 'message' }])
  await unmount()
})

test('who leaves the search right after typing is not brought back to it', async () => {
  const { type, pause, address, go, unmount } = await aSearch()
  await type('LINE')
  await unmount()
  await go('/queue')
  await pause()
  expect(address()).toBe('/queue')
})
