// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { CallError } from './call-error.ts'
import { useApiCall } from './use-api-call.ts'

const CHANGES = ['people']
const aCall = () => renderHook(() => useApiCall(({ kind }) => kind, CHANGES), null)
const failing = async () => {
  throw new CallError(403, {})
}

test('what went wrong is said until the next call begins', async () => {
  const { now, unmount } = await aCall()
  await act(async () => void (await now().run(failing)))
  expect([now().problem, now().busy]).toEqual(['forbidden', false])
  const answer = Promise.withResolvers<string>()
  let got: string | null = null
  await act(async () => {
    void now()
      .run(() => answer.promise)
      .then((each) => {
        got = each
      })
  })
  expect([now().problem, now().busy]).toEqual([null, true])
  await act(async () => answer.resolve('done'))
  expect([got, now().problem, now().busy]).toEqual(['done', null, false])
  await unmount()
})

test('what a call changes is read again, also after a failure: somebody else may have been faster', async () => {
  const { now, cache, unmount } = await aCall()
  for (const call of [failing, async () => 'done']) {
    cache.setQueryData(['people', 'list'], [])
    await act(async () => void (await now().run<unknown>(call)))
    expect(cache.getQueryState(['people', 'list'])?.isInvalidated).toBe(true)
  }
  await unmount()
})
