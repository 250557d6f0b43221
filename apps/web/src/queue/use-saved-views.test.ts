// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useSaveViews } from './use-saved-views.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const VIEW = {
  name: '今日の通報',
  query: { view: 'flagged', filters: { standard: 'certified', minReports: 2 }, sort: 'newest' },
  shared: true,
  key: 'x',
} as unknown as Parameters<ReturnType<typeof useSaveViews>['add']>[0]

test('a saved view is sent whole, as it is added and as it is changed', async () => {
  const { calls } = fakeDesk({ 'queue.views.add': () => ({}), 'queue.views.change': () => ({}) })
  const { now, cache, unmount } = await renderHook(() => useSaveViews(), null)
  const key: readonly unknown[] = queries.queue.views.list.queryKey()
  cache.setQueryData(key, [])
  await act(async () => now().add(VIEW))
  await act(async () => now().change({ id: 'v1', ...VIEW }))
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([
    ['queue.views.add', VIEW],
    ['queue.views.change', { id: 'v1', ...VIEW }],
  ])
  expect(cache.getQueryState(key)?.isInvalidated).toBe(true)
  await unmount()
})

test('why a view was not saved is answered, and the list read again all the same', async () => {
  fakeDesk({
    'queue.views.remove': () => {
      throw refusedFor('view_not_yours')
    },
  })
  const { now, cache, unmount } = await renderHook(() => useSaveViews(), null)
  const key: readonly unknown[] = queries.queue.views.list.queryKey()
  cache.setQueryData(key, [])
  let failure: unknown
  await act(async () => {
    failure = await now().remove('v1')
  })
  expect([failure, cache.getQueryState(key)?.isInvalidated, now().busy]).toMatchObject([
    { kind: 'refused', refusal: 'view_not_yours' },
    true,
    false,
  ])
  await unmount()
})
