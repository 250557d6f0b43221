// @vitest-environment jsdom
import { people as words } from '@mimamori/copy/people/ja'
import { act } from 'react'
import { expect, test } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { refusedFor } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { usePersonCall } from './use-person-call.ts'

test('a refusal about people has words of its own, any other failure those of the page, and the list is read again', async () => {
  const { now, cache, unmount } = await renderHook(() => usePersonCall(({ kind }) => `other ${kind}`), null)
  const key: readonly unknown[] = [...queries.people.key(), 'x']
  cache.setQueryData(key, {})
  const [[refusal, why] = ['', '']] = Object.entries(words.refusals)
  for (const [error, text] of [
    [refusedFor(refusal), why],
    [refusedFor('lease_lost'), 'other refused'],
    [new TypeError('gone'), 'other network'],
  ] as const) {
    await act(async () => {
      await now().run(async () => {
        throw error
      })
    })
    expect(now().problem).toBe(text)
  }
  expect(cache.getQueryState(key)?.isInvalidated).toBe(true)
  await unmount()
})
