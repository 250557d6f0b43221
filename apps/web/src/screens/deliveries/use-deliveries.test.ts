// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { useDeliveries } from './use-deliveries.ts'

beforeEach(() => {
  // answers arrive by timers of zero: only what is asked again and again stands still
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('deliveries are read page by page and again every five seconds, and another list keeps the rows until its own are there', async () => {
  const gate = Promise.withResolvers<void>()
  const { inputs } = fakeDesk({
    'deliveries.list': async ({ list, after }: { list: string; after?: string }) => {
      if (list === 'dead') await gate.promise
      return { items: [{ id: `${list} ${after ?? 'first'}` }], next: after ? null : 'p2' }
    },
  })
  const { now, rerender, unmount } = await renderHook(
    (list: 'held' | 'dead') => useDeliveries(list),
    'held' as 'held' | 'dead',
  )
  const ids = () =>
    now().data?.pages.flatMap((page) => (page as unknown as { items: { id: string }[] }).items.map(({ id }) => id))
  await until(() => ids()?.length === 1)
  expect(now().hasNextPage).toBe(true)
  await act(async () => void now().fetchNextPage())
  await until(() => ids()?.length === 2)
  expect([ids(), now().hasNextPage]).toEqual([['held first', 'held p2'], false])
  expect(inputs('deliveries.list')).toEqual([{ list: 'held' }, { list: 'held', after: 'p2' }])
  await act(() => vi.advanceTimersByTimeAsync(5_000))
  await until(() => inputs('deliveries.list').length === 4)
  await rerender('dead')
  expect(ids()).toEqual(['held first', 'held p2'])
  gate.resolve()
  await until(() => ids()?.[0] === 'dead first')
  await unmount()
})
