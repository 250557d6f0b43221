// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { act } from 'react'
import { expect, test } from 'vitest'
import type { Operation } from '../api/api-queries.ts'
import { CallError } from '../api/call-error.ts'
import type { Failure } from '../api/call-failure.ts'
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
  const fail = async (refusal: string) => {
    await act(async () => void (await now().run(failing(refusedFor(refusal)), {})))
  }
  await fail('snippet_name_taken')
  await until(() => now().problem === REFUSALS.snippet_name_taken)
  await fail('lease_lost')
  await until(() => now().problem === copy.refusals.lease_lost)
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

test('until what it changed first was fetched again no other is carried out', async () => {
  const { now, cache } = await anOperation()
  const read = Promise.withResolvers<void>()
  cache.invalidateQueries = ({ queryKey } = {}) => (queryKey?.[0] === 'cases' ? read.promise : Promise.resolve())
  await act(async () => void now().run(answering(1), {}))
  expect(now().busy).toBe(true)
  let second: number | null = 0
  await act(async () => {
    second = await now().run(answering(2), {})
  })
  expect(second).toBeNull()
  await act(async () => read.resolve())
  await until(() => !now().busy)
})

test('what a part of the screen has no words for is told in those of the desk', async () => {
  const explain = ({ kind }: Failure) => (kind === 'network' ? '圏外です' : undefined)
  const { now } = await renderHook(() => useOperation({ refusals: REFUSALS, explain }), null)
  const told: (string | null)[] = []
  for (const fault of [new TypeError('gone'), new CallError(403, {}), refusedFor('snippet_name_taken')]) {
    await act(async () => void told.push(await now().attempt(failing(fault), {})))
  }
  expect(told).toEqual(['圏外です', copy.errors.forbidden, REFUSALS.snippet_name_taken])
})

test('what was done is announced with its answer, and a failure that the screen shows itself is not said twice', async () => {
  const { now } = await anOperation()
  await act(async () => void (await now().run(answering(3), {}, { done: (n) => `${n}件を保存しました` })))
  expect(document.querySelector('[data-testid=announcer]')?.textContent).toBe('3件を保存しました')
  await act(async () => void (await now().run(failing(new CallError(409, {})), {}, { failed: () => true })))
  await until(() => !now().busy)
  expect(now().problem).toBeNull()
})

test('what it tells of a failure instead is not said twice', async () => {
  const { now } = await anOperation()
  let told: string | null = null
  await act(async () => {
    told = await now().attempt(failing(refusedFor('snippet_name_taken')), {})
  })
  await until(() => !now().busy)
  expect([told, now().problem]).toEqual([REFUSALS.snippet_name_taken, null])
  await act(async () => {
    told = await now().attempt(answering(null), {})
  })
  expect([told, now().why('lease_lost'), now().why(null)]).toEqual([null, copy.refusals.lease_lost, null])
})

test('the same input is sent under the same key until it is done, and one that answers nothing is done, too', async () => {
  const { now } = await anOperation()
  const keys: unknown[] = []
  let fails = true
  const operation: Operation<string, null> = {
    call: async (_, context) => {
      keys.push(context?.idempotencyKey)
      if (fails) throw new CallError(500, {})
      return null
    },
  }
  let done: unknown
  const send = (input: string) =>
    act(async () => {
      done = await now().run(operation, input, { once: true })
    })
  await send('a')
  expect(done).toBeNull()
  fails = false
  await send('a')
  expect(done).toBe(true)
  await send('a')
  await send('b')
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 2, 3])
})
