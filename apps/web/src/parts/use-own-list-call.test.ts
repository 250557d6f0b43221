// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { refusedFor } from '../api/fake-desk.test-support.ts'
import { renderHook } from './render.test-support.tsx'
import { useOwnListCall } from './use-own-list-call.ts'

const WORDS = { snippet_name_taken: 'この名前は使われています' }
const KEY = ['snippets']

test('a refusal of the list’s own is told in its words, any other failure as everywhere, until the next call', async () => {
  const { now, cache, unmount } = await renderHook(() => useOwnListCall(KEY, WORDS, ({ kind }) => kind), null)
  const run = async (call: () => Promise<unknown>) => {
    cache.setQueryData([...KEY, 'list'], [])
    let done: boolean | undefined
    await act(async () => {
      done = await now().run(call, '保存しました')
    })
    return [done, now().problem, cache.getQueryState([...KEY, 'list'])?.isInvalidated]
  }
  const refusedWith = (refusal: string) => async () => {
    throw refusedFor(refusal)
  }
  expect(await run(refusedWith('snippet_name_taken'))).toEqual([false, WORDS.snippet_name_taken, true])
  expect(await run(refusedWith('too_many_snippets'))).toEqual([false, 'refused', true])
  expect(await run(async () => ({}))).toEqual([true, null, true])
  await unmount()
})
