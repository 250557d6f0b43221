// @vitest-environment jsdom
import { errors } from '@mimamori/copy/errors/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { isHeldInOtherTab } from '../api/tab-ownership.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useClaim } from './use-claim-case.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const review = (fence: number) => ({ id: 'claim-1', fence, state: 'claimed', holder: { mine: true, kind: 'claim' } })
const key: readonly unknown[] = queries.cases.get.queryKey({ input: { caseId: 'claim-1' } })

async function aList(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  const hook = await renderHook(() => useClaim(), null)
  const does = async (what: (claims: ReturnType<typeof useClaim>) => Promise<{ id: string } | null>) => {
    let answer: { id: string } | null = null
    await act(async () => {
      answer = await what(hook.now())
    })
    return answer as { id: string } | null
  }
  return { ...hook, ...desk, does }
}

test('a case that is claimed belongs to this tab and is shown without asking again', async () => {
  const { now, does, cache, inputs, unmount } = await aList({ 'cases.claim': () => review(5) })
  expect((await does(({ claim }) => claim('claim-1')))?.id).toBe('claim-1')
  expect([inputs('cases.claim'), cache.getQueryData(key)]).toEqual([[{ caseId: 'claim-1' }], review(5)])
  expect(isHeldInOtherTab(review(6) as never)).toBe(true)
  expect([now().claiming, now().problem]).toEqual([false, null])
  await unmount()
})

test('an empty list and a refusal are said, until a claim goes well, and nothing is shown as claimed', async () => {
  let answer = (): unknown => null
  const { now, does, cache, inputs, unmount } = await aList({
    'cases.claimNext': () => answer(),
    'cases.claim': () => answer(),
  })
  const from = { view: 'flagged' } as Parameters<ReturnType<typeof useClaim>['claimNext']>[0]
  expect(await does(({ claimNext }) => claimNext(from))).toBeNull()
  const none = now().problem
  expect([none, inputs('cases.claimNext')]).toEqual([expect.stringMatching(/./), [from]])
  answer = () => {
    throw refusedFor('held_by_other')
  }
  expect(await does(({ claim }) => claim('claim-1'))).toBeNull()
  expect([now().problem === none, now().claiming, cache.getQueryData(key)]).toEqual([false, false, undefined])
  answer = () => {
    throw new TypeError('gone')
  }
  await does(({ claim }) => claim('claim-1'))
  expect(now().problem).toContain(errors.network)
  answer = () => review(7)
  await does(({ claimNext }) => claimNext(from))
  expect(now().problem).toBeNull()
  await unmount()
})

test('while a case is being claimed that shows', async () => {
  const gate = Promise.withResolvers<unknown>()
  const { now, unmount } = await aList({ 'cases.claim': () => gate.promise })
  let claiming: Promise<unknown> = Promise.resolve()
  await act(async () => {
    claiming = now().claim('claim-1')
  })
  expect(now().claiming).toBe(true)
  gate.resolve(review(8))
  await act(async () => void (await claiming))
  expect(now().claiming).toBe(false)
  await unmount()
})
