// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { act } from 'react'
import { expect, test } from 'vitest'
import type { Operation } from '../api/api-queries.ts'
import { CallError } from '../api/call-error.ts'
import { refusedFor } from '../api/fake-desk.test-support.ts'
import { Announcer } from './announcer.tsx'
import { renderHook, until } from './render.test-support.tsx'
import { useOperation } from './use-operation.ts'

const REFUSALS = { snippet_name_taken: 'この名前は使われています' }
const CHANGES = [['people'], ['queue']]
const anOperation = () =>
  renderHook(() => useOperation({ refusals: REFUSALS, changes: CHANGES, first: ['cases'] }), null, {
    within: (content) => <Announcer>{content}</Announcer>,
  })

const answering = <Answer,>(answer: Answer): Operation<unknown, Answer> => ({ call: async () => answer })
const failing = (fault: unknown): Operation<unknown, never> => ({
  call: async () => {
    throw fault
  },
})

test('what went wrong is said until the next operation begins', async () => {
  const { now } = await anOperation()
  await act(async () => void (await now().run(failing(new CallError(403, {})), {})))
  await until(() => now().problem !== null)
  expect([now().problem, now().busy]).toEqual([copy.errors.forbidden, false])
  const answer = Promise.withResolvers<string>()
  let got: string | null = null
  await act(async () => {
    void now()
      .run({ call: () => answer.promise }, {})
      .then((each) => {
        got = each
      })
  })
  await until(() => now().busy)
  expect(now().problem).toBeNull()
  await act(async () => answer.resolve('done'))
  await until(() => !now().busy)
  expect([got, now().problem]).toEqual(['done', null])
})

test('a refusal of its own is told in its words, any other in those of the desk, until it is forgotten', async () => {
  const { now } = await anOperation()
  const problemOf = async (refusal: string) => {
    await act(async () => void (await now().run(failing(refusedFor(refusal)), {})))
    await until(() => now().problem !== null)
    return now().problem
  }
  expect(await problemOf('snippet_name_taken')).toBe(REFUSALS.snippet_name_taken)
  expect(await problemOf('lease_lost')).toBe(copy.refusals.lease_lost)
  await act(async () => now().forget())
  await until(() => now().problem === null)
})

test('what it changes is fetched again, also after a failure: somebody else may have been faster', async () => {
  const { now, cache } = await anOperation()
  for (const operation of [failing(new CallError(409, {})), answering('done')]) {
    for (const key of ['people', 'queue', 'cases']) cache.setQueryData([key, 'list'], [])
    await act(async () => void (await now().run(operation, {})))
    for (const key of ['people', 'queue', 'cases']) expect(cache.getQueryState([key, 'list'])?.isInvalidated).toBe(true)
  }
})

test('while one is under way another is not carried out', async () => {
  const { now } = await anOperation()
  const answer = Promise.withResolvers<number>()
  let calls = 0
  const slow: Operation<unknown, number> = {
    call: () => {
      calls += 1
      return answer.promise
    },
  }
  let second: number | null = 0
  await act(async () => {
    void now().run(slow, {})
    second = await now().run(slow, {})
  })
  expect([calls, second]).toEqual([1, null])
  await act(async () => answer.resolve(1))
})

test('what was done is announced with its answer, and a failure that the screen shows itself is not said twice', async () => {
  const { now } = await anOperation()
  await act(async () => void (await now().run(answering(3), {}, { done: (n) => `${n}件を保存しました` })))
  expect(document.querySelector('[data-testid=announcer]')?.textContent).toBe('3件を保存しました')
  await act(async () => void (await now().run(failing(new CallError(409, {})), {}, { failed: () => true })))
  await until(() => !now().busy)
  expect(now().problem).toBeNull()
})
