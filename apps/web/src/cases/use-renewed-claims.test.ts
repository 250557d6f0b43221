// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useRenewedClaims } from './use-renewed-claims.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

type Rows = readonly { readonly id: string; readonly fence: number }[]
const nothingLost = () => undefined

async function aPage(first: Rows) {
  const desk = fakeDesk({ 'cases.releaseMany': () => ({}) })
  const hook = await renderHook((rows: Rows) => useRenewedClaims(rows, nothingLost), first)
  const hide = (persisted: boolean) => window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }))
  return { ...hook, ...desk, hide, released: () => desk.inputs('cases.releaseMany') }
}

test('who leaves gives back what the page holds by then, not what it held at first', async () => {
  const { rerender, released, unmount } = await aPage([{ id: 'c1', fence: 1 }])
  await rerender([{ id: 'c2', fence: 5 }])
  await unmount()
  await expect.poll(() => released()).toEqual([{ cases: [{ caseId: 'c2', fence: 5 }] }])
})

test('a page that may come back by Back keeps its cases; one that is closed gives them back', async () => {
  const { hide, rerender, released, calls, unmount } = await aPage([{ id: 'c1', fence: 1 }])
  hide(true)
  await rerender([{ id: 'c2', fence: 5 }])
  hide(false)
  await expect.poll(() => released().length).toBe(1)
  expect(released()).toEqual([{ cases: [{ caseId: 'c2', fence: 5 }] }])
  await unmount()
  await expect.poll(() => released().length).toBe(2)
  expect(calls.map(({ outlives }) => outlives)).toEqual([true, true])
})
