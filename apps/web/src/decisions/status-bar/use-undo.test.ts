// @vitest-environment jsdom
import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { draftKeeperOf } from '../../api/kept-drafts.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useUndo } from './use-undo.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const undoneAct = (id: string, returned: UndoneAct['returned']): UndoneAct => ({
  act: { id, kind: 'decision', caseId: 'c1', caseNumber: 12, cases: returned.length, measures: [] },
  returned,
  refusal: null,
})

async function anUndo(answers: UndoneAct[]) {
  const done: string[] = []
  const { inputs } = fakeDesk({ 'acts.undo': () => answers.shift() })
  const [refresh, forget, open] = [
    () => done.push('refresh'),
    (id: string) => done.push(`forget ${id}`),
    (id: string) => done.push(`open ${id}`),
  ]
  const hook = await renderHook(() => useUndo(refresh, forget, open), null)
  return { ...hook, done, inputs }
}

test('of several cases returned the first that is in hand again comes on screen', async () => {
  const { now, done, inputs, unmount } = await anUndo([
    undoneAct('a1', [
      { caseId: 'c1', fence: null },
      { caseId: 'c2', fence: 7 },
      { caseId: 'c3', fence: 8 },
    ]),
  ])
  await act(async () => now().undo('a1'))
  await expect.poll(() => done).toContain('refresh')
  expect(done).toEqual(['forget c1', 'forget c2', 'forget c3', 'open c2', 'refresh'])
  expect([inputs('acts.undo'), now().returned.current]).toEqual([[{ actId: 'a1' }], 'c2'])
  await unmount()
})

test('the reason typed for an escalation is behind its key again once that is undone', async () => {
  const place = { subjectId: 'c1', kind: 'escalate' } as const
  const content = { kind: 'escalate', text: '判断に迷う' } as const
  const keeper = draftKeeperOf('sato')
  const escalated = undoneAct('a1', [{ caseId: 'c1', fence: 2 }])
  const { now, done, unmount } = await anUndo([
    { ...escalated, act: escalated.act && { ...escalated.act, kind: 'escalate' } },
  ])
  keeper.write(place, content)
  keeper.sent(place)
  expect(keeper.at(place).content).toBeNull()
  await act(async () => now().undo())
  await expect.poll(() => done).toContain('refresh')
  expect(keeper.at(place).content).toEqual(content)
  keeper.sent(place)
  await unmount()
})

test('what a screen takes is not opened elsewhere, until that screen is left', async () => {
  const { now, cache, done, unmount } = await anUndo([
    undoneAct('a1', [{ caseId: 'c1', fence: 2 }]),
    undoneAct('a2', [{ caseId: 'c1', fence: 3 }]),
  ])
  const notes: readonly unknown[] = queries.notes.list.queryKey({ input: { caseId: 'c1' } })
  cache.setQueryData(notes, [])
  const taken: unknown[] = []
  const leave = now().onReturned(({ act: undone }) => {
    taken.push(undone?.id)
    return true
  })
  await act(async () => now().undo())
  await expect.poll(() => done).toEqual(['forget c1', 'refresh'])
  expect([taken, cache.getQueryState(notes)?.isInvalidated]).toEqual([['a1'], true])
  leave()
  await act(async () => now().undo())
  await expect.poll(() => done).toEqual(['forget c1', 'refresh', 'forget c1', 'open c1', 'refresh'])
  expect(taken).toEqual(['a1'])
  await unmount()
})
