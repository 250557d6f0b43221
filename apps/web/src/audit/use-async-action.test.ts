// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { useAsyncAction } from './use-async-action.ts'

test('an action runs once at a time, and what came of it before is forgotten as it begins', async () => {
  const ends: PromiseWithResolvers<string>[] = []
  const action = () => {
    const end = Promise.withResolvers<string>()
    ends.push(end)
    return end.promise
  }
  const { now, unmount } = await renderHook(() => useAsyncAction(action), null)
  const run = () => act(async () => void now().run())
  await run()
  await run()
  expect([ends.length, now().busy, now().done]).toEqual([1, true, null])
  await act(async () => ends[0]?.resolve('done'))
  expect([now().busy, now().done, now().error]).toEqual([false, 'done', null])
  await run()
  expect([now().busy, now().done]).toEqual([true, null])
  const gone = new TypeError('gone')
  await act(async () => ends[1]?.reject(gone))
  expect([now().busy, now().done, now().error]).toEqual([false, null, gone])
  await run()
  expect(now().error).toBeNull()
  await act(async () => ends[2]?.resolve('again'))
  expect([now().busy, now().done]).toEqual([false, 'again'])
  await unmount()
})
