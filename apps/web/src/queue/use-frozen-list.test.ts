// @vitest-environment jsdom
import { act, type KeyboardEvent, type PointerEvent } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { useFrozenList } from './use-frozen-list.ts'

type List = { readonly place: string; readonly ids: string }
const rows = ({ ids }: List) => [...ids].map((id) => ({ id }))
/** the same list is the same array, as from the cache */
const lists = new Map<string, { id: string }[]>()
const rowsOf = (list: List) => {
  const known = lists.get(list.ids) ?? rows(list)
  lists.set(list.ids, known)
  return known
}

async function aList(first: List) {
  const hook = await renderHook((list: List) => useFrozenList(rowsOf(list), list.place), first)
  const point = (pointerType: string) =>
    act(async () => hook.now().holding.onPointerMove?.({ pointerType } as PointerEvent<HTMLElement>))
  return {
    ...hook,
    point,
    ids: () =>
      hook
        .now()
        .items.map(({ id }) => id)
        .join(''),
  }
}

test('while a mouse points at it a list keeps its order, and what came in between is counted', async () => {
  const { now, rerender, point, ids, unmount } = await aList({ place: 'flagged', ids: 'abc' })
  await point('mouse')
  await rerender({ place: 'flagged', ids: 'xacb' })
  expect([ids(), now().waiting]).toEqual(['abc', 1])
  await act(async () => now().holding.onKeyDown?.({} as KeyboardEvent<HTMLElement>))
  expect([ids(), now().waiting]).toEqual(['xacb', 0])
  await unmount()
})

test('another list is shown in its own order, though the mouse has not moved', async () => {
  const { now, rerender, point, ids, unmount } = await aList({ place: 'flagged', ids: 'abc' })
  await point('mouse')
  await rerender({ place: 'mine', ids: 'cba' })
  expect([ids(), now().waiting]).toEqual(['cba', 0])
  await unmount()
})

test('a finger freezes nothing', async () => {
  const { rerender, point, ids, unmount } = await aList({ place: 'flagged', ids: 'abc' })
  await point('touch')
  await rerender({ place: 'flagged', ids: 'cab' })
  expect(ids()).toBe('cab')
  await unmount()
})
