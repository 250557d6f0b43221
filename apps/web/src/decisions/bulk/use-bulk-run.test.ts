// @vitest-environment jsdom
import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import type { BulkBatch } from './bulk-plan.ts'
import { useBulkRun } from './use-bulk-run.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

type Sent = { page: string; note: string; cases: { caseId: string }[] }
const batch = (...ids: string[]): BulkBatch => ({
  choice: { kind: 'no_violation' },
  cases: ids.map((caseId) => ({ caseId, fence: 1, contentVersion: 1, shownMs: 0 })),
})
const decided = ({ cases }: Sent) =>
  cases.map(({ caseId }) => ({ caseId, decided: { decisionId: `d ${caseId}`, heldUntil: '' }, refused: null }))

async function aRun(decideMany: (sent: Sent) => unknown) {
  const desk = fakeDesk({ 'decisions.decideMany': decideMany })
  const hook = await renderHook(() => useBulkRun(), null)
  const outcomes = () => [...hook.now().outcomes].map(([id, { at }]) => `${id} ${at}`)
  return { ...hook, ...desk, outcomes }
}

test('a part whose answer was lost is sent again as the same one, and the next part is another', async () => {
  let lost = true
  const { now, calls, outcomes, unmount } = await aRun((sent) => {
    if (!lost) return decided(sent)
    lost = false
    throw new TypeError('lost')
  })
  await act(() => now().run([batch('c1', 'c2'), batch('c3')], '可'))
  const keys = calls.map(({ idempotencyKey }) => idempotencyKey)
  expect([keys.length, keys[0] === keys[1], keys[1] === keys[2]]).toEqual([3, true, false])
  expect([outcomes(), now().done, now().of]).toEqual([['c1 decided', 'c2 decided', 'c3 decided'], 3, 3])
  const pages = calls.map(({ input }) => (input as Sent).page)
  expect(new Set(pages)).toEqual(new Set([now().actId]))
  await unmount()
})

test('a run that is stopped ends behind the call on its way', async () => {
  const answer = Promise.withResolvers<void>()
  const { now, calls, outcomes, unmount } = await aRun(async (sent) => {
    await answer.promise
    return decided(sent)
  })
  let run: Promise<void> | undefined
  await act(async () => {
    run = now().run([batch('c1'), batch('c2')], '')
  })
  await act(async () => now().cancel())
  expect([now().running, now().stopping]).toEqual([true, true])
  answer.resolve()
  await act(async () => run)
  expect([calls.length, outcomes(), now().running, now().stopping]).toEqual([1, ['c1 decided'], false, false])
  await unmount()
})

test('an undo of the run is taken, case by case, and one of another act is not', async () => {
  const { now, outcomes, unmount } = await aRun(decided)
  await act(() => now().run([batch('c1', 'c2')], ''))
  const undone = (id: string) =>
    ({ act: { id }, returned: [{ caseId: 'c2', fence: 2 }], refusal: null }) as unknown as UndoneAct
  const taken: boolean[] = []
  await act(async () => {
    taken.push(now().takeReturned(undone('another')), now().takeReturned(undone(now().actId)))
  })
  expect([taken, outcomes()]).toEqual([
    [false, true],
    ['c1 decided', 'c2 undone'],
  ])
  await unmount()
})

test('a part that is refused names why at each of its cases, and the run goes on', async () => {
  const { now, outcomes, unmount } = await aRun((sent) => {
    if (sent.cases[0]?.caseId === 'c1') throw refusedFor('lease_lost')
    return decided(sent)
  })
  await act(() => now().run([batch('c1'), batch('c2')], ''))
  expect(outcomes()).toEqual(['c1 refused', 'c2 decided'])
  await unmount()
})

test('what a stopped run has left is decided by the next one, which is another act', async () => {
  const { now, outcomes, unmount } = await aRun(decided)
  await act(async () => {
    const run = now().run([batch('c1'), batch('c2')], '')
    now().cancel()
    await run
  })
  expect([outcomes(), now().running]).toEqual([['c1 decided'], false])
  const first = now().actId
  await act(() => now().run([batch('c2'), batch('c3')], ''))
  expect([outcomes(), now().done, now().of]).toEqual([['c1 decided', 'c2 decided', 'c3 decided'], 2, 2])
  expect(now().actId).not.toBe(first)
  await unmount()
})
