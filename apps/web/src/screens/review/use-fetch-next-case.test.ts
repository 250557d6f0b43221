// @vitest-environment jsdom
import type { View } from '@mimamori/contract/queue/queue-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import type { QueuePlace } from '../queue-place.ts'
import type { ReviewStack } from './review-stack.ts'
import { useFetchNextCase } from './use-fetch-next-case.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function aScreen(view: View, answers: Parameters<typeof fakeDesk>[0], decided: string[] = []) {
  const desk = fakeDesk(answers)
  let stack: ReviewStack = { current: null, upcoming: [], queueIsEmpty: false }
  const put: string[] = []
  const setStack = (next: (now: ReviewStack) => ReviewStack) => {
    stack = next(stack)
  }
  const place = { view, narrowing: { filters: { rule: 'contact' }, sort: undefined } } as QueuePlace
  const done = { current: new Set(decided) }
  const hook = await renderHook(() => useFetchNextCase(place, done, ({ id }) => put.push(id), setStack), null)
  return {
    ...hook,
    ...desk,
    put,
    stack: () => stack,
    show: (id: string) => setStack((now) => ({ ...now, current: id })),
    fetchNext: (quiet?: boolean) => act(() => hook.now().fetchNext(quiet)),
  }
}

test('of one’s own cases the next one that was not just decided comes on screen', async () => {
  const { fetchNext, stack, put, inputs, unmount } = await aScreen(
    'mine',
    {
      'queue.list': () => ({ items: [{ id: 'c1' }, { id: 'c2' }] }),
      'cases.get': ({ caseId }: { caseId: string }) => ({ id: caseId }),
    },
    ['c1'],
  )
  await fetchNext()
  expect([stack().current, put]).toEqual(['c2', ['c2']])
  expect(inputs('queue.list')).toMatchObject([{ view: 'mine', filters: { rule: 'contact' } }])
  await unmount()
})

test('a case that is claimed while another came on screen comes after that one', async () => {
  const claim = Promise.withResolvers<unknown>()
  const { now, show, stack, inputs, unmount } = await aScreen('flagged', { 'cases.claimNext': () => claim.promise })
  const fetching = now().fetchNext()
  await now().fetchNext()
  show('c9')
  claim.resolve({ id: 'c1' })
  await act(() => fetching)
  expect([stack(), inputs('cases.claimNext')]).toMatchObject([
    { current: 'c9', upcoming: ['c1'] },
    [{ view: 'flagged', filters: { rule: 'contact' } }],
  ])
  await unmount()
})

test('an empty queue is said to be, and a failure until the next answer, also through quiet tries', async () => {
  let fails = true
  const { fetchNext, now, stack, unmount } = await aScreen('flagged', {
    'cases.claimNext': () => {
      if (fails) throw new CallError(500, {})
      return null
    },
  })
  await fetchNext()
  await fetchNext(true)
  expect([now().failed, stack().queueIsEmpty]).toEqual([true, false])
  fails = false
  await fetchNext(true)
  expect([now().failed, stack().queueIsEmpty]).toEqual([false, true])
  await unmount()
})
