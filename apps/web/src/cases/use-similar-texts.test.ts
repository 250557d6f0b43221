// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook, until } from '../parts/render.test-support.tsx'
import { useSimilarTexts } from './use-similar-texts.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Shown = { readonly active: boolean; readonly open: boolean }

async function aCase(shown: Shown) {
  const { inputs } = fakeDesk({ 'search.similar': () => ({ texts: [] }) })
  const hook = await renderHook(({ active, open }: Shown) => useSimilarTexts('c1', active, open), shown)
  return { ...hook, asked: () => inputs('search.similar').length }
}

test('similar texts are asked for at once where their tab is open', async () => {
  const { asked, unmount } = await aCase({ active: true, open: true })
  await until(() => asked() === 1)
  await unmount()
})

test('similar texts of a case that is skipped are not asked for, and of one that is read after a moment', async () => {
  const { rerender, asked, unmount } = await aCase({ active: true, open: false })
  await act(() => vi.advanceTimersByTimeAsync(599))
  await rerender({ active: false, open: false })
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(asked()).toBe(0)
  await rerender({ active: true, open: false })
  await act(() => vi.advanceTimersByTimeAsync(600))
  await until(() => asked() === 1)
  await unmount()
})
