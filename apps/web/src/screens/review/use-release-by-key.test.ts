// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useReleaseByKey } from './use-release-by-key.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.advanceTimersByTime(60_000)
})
afterEach(() => {
  vi.useRealTimers()
})

test('the key that claims a case does not give it back in the same breath, however often it is pressed', async () => {
  let released = 0
  const { now, rerender, unmount } = await renderHook(
    (holds: boolean) =>
      useReleaseByKey(holds, () => {
        released += 1
      }),
    false as boolean,
  )
  await rerender(true)
  for (const after of [100, 2_900, 2_999]) {
    vi.advanceTimersByTime(after)
    await act(async () => now()())
  }
  expect(released).toBe(0)
  vi.advanceTimersByTime(3_000)
  await act(async () => now()())
  expect(released).toBe(1)
  await unmount()
})
