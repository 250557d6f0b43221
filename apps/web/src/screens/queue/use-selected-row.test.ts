// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { completeWindow } from '../../keys/page-keys.test-support.tsx'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { useSelectedRow } from './use-selected-row.ts'

beforeEach(() => {
  completeWindow()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

async function aList() {
  const router = memoryRouter('/queue/flagged?sort=due', ['/queue/$view', '/search'])
  const hook = await renderHook(() => useSelectedRow('flagged'), null, { within: router.within })
  const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  return { ...hook, ...router, later, select: (id: string) => act(async () => hook.now()(id)) }
}

test('the row that is selected for a moment is in the address, beside what was there, without a step of its own', async () => {
  const { select, later, address, steps, unmount } = await aList()
  await select('a')
  await later(299)
  await select('b')
  await later(299)
  expect(address()).toBe('/queue/flagged?sort=due')
  await later(1)
  await until(() => address() === '/queue/flagged?sort=due&at=b')
  expect(steps()).toBe(1)
  await unmount()
})

test('a row selected just before another screen opens leaves the address of that alone', async () => {
  const { select, later, go, address, unmount } = await aList()
  await select('a')
  await go('/search?q=x')
  await later(400)
  expect(address()).toBe('/search?q=x')
  await go('/queue/flagged')
  await select('b')
  await unmount()
  await later(400)
  expect(address()).toBe('/queue/flagged')
})
