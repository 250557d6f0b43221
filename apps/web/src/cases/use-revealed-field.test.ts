// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { useRevealedField } from './use-revealed-field.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

type Shown = { readonly active: boolean; readonly claimed: boolean }
const IN_HAND: Shown = { active: true, claimed: true }

/** A case in hand with its mail address revealed. */
async function aRevealed() {
  const heading = { current: null }
  const hook = await renderHook(({ active, claimed }: Shown) => useRevealedField(active, claimed, heading), IN_HAND)
  await act(async () => hook.now().show('email', 'sato@example.com'))
  expect(hook.now().revealed?.value).toBe('sato@example.com')
  return hook
}

test.each([
  ['its claim ends', { active: true, claimed: false }],
  ['another case comes on screen', { active: false, claimed: true }],
])('what was revealed is masked when %s, and stays so afterwards', async (_, next) => {
  const { now, rerender, unmount } = await aRevealed()
  await rerender(next)
  expect(now().revealed).toBeNull()
  await rerender(IN_HAND)
  expect(now().revealed).toBeNull()
  await unmount()
})

test('what was revealed is masked after half a minute', async () => {
  const { now, unmount } = await aRevealed()
  await act(() => vi.advanceTimersByTimeAsync(29_999))
  expect(now().revealed).not.toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(1))
  expect(now().revealed).toBeNull()
  await unmount()
})
