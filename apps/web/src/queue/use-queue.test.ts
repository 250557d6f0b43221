// @vitest-environment jsdom
import type { View } from '@mimamori/contract/queue/queue-contract'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import type { Narrowing } from './queue-address.ts'
import { useQueue, useQueueTop } from './use-queue.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

type ListQuery = { view: string; after?: string; filters?: { rule?: string }; sort?: string; limit: number }

/** A desk whose list of a view is answered when it is told to. */
function aDesk() {
  const waiting: (() => void)[] = []
  const { inputs } = fakeDesk({
    'queue.list': ({ view, filters }: ListQuery) =>
      new Promise((resolve) => {
        waiting.push(() => resolve({ items: [{ id: `${view} ${filters?.rule ?? 'all'}` }], next: null }))
      }),
  })
  const answer = async () => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0)
    for (const each of waiting.splice(0)) each()
  }
  return { inputs: () => inputs('queue.list'), answer }
}
const ALL: Narrowing = { filters: {}, sort: undefined }
const BY_RULE: Narrowing = { filters: { rule: 'contact' }, sort: 'newest' as never }

test('with other filters the rows stay until the new ones are there; another view begins empty', async () => {
  const { answer } = aDesk()
  const list = (view: View, narrowing: Narrowing) => ({ view, narrowing })
  const { now, rerender, unmount } = await renderHook(useQueue, list('flagged', ALL))
  const ids = () => now().items.map(({ id }) => id)
  await answer()
  await expect.poll(() => ids()).toEqual(['flagged all'])
  await rerender(list('flagged', BY_RULE))
  expect(ids()).toEqual(['flagged all'])
  await answer()
  await expect.poll(() => ids()).toEqual(['flagged contact'])
  await rerender(list('patrol', BY_RULE))
  expect(ids()).toEqual([])
  await answer()
  await expect.poll(() => ids()).toEqual(['patrol contact'])
  await unmount()
})

test('the column beside a case is asked for by the same filters and order as the list', async () => {
  const { inputs, answer } = aDesk()
  const { now, unmount } = await renderHook(useQueueTop, { view: 'flagged' as const, narrowing: BY_RULE })
  await answer()
  await expect.poll(() => now()?.length).toBe(1)
  expect(inputs()).toMatchObject([{ view: 'flagged', filters: { rule: 'contact' }, sort: 'newest' }])
  await unmount()
})
