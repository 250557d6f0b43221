// @vitest-environment jsdom
import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import type { TakeReturned } from '../../decisions/status-bar/use-undo.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import type { Narrowing } from '../../queue/queue-address.ts'
import { DeskContext, type DeskState } from '../desk-context.tsx'
import { usePatrol } from './use-patrol.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const NARROWING = { filters: { format: 'task' }, sort: undefined } as unknown as Narrowing
type ClaimQuery = { count: number }
type Passed = { cases: { caseId: string; fence: number }[] }

/** A patrol of a list without end, whose claims are answered at once until they are held. */
async function aPatrol() {
  let made = 0
  const holding: { gate: Promise<void> | null } = { gate: null }
  const desk = fakeDesk({
    'cases.claimPage': async ({ count }: ClaimQuery) => {
      await holding.gate
      const rows = Array.from({ length: count }, () => ({
        id: `c${++made}`,
        number: made,
        fence: 1,
        contentVersion: 1,
      }))
      return { claimed: rows, refused: [] }
    },
    'decisions.decideMany': ({ cases }: Passed) =>
      cases.map(({ caseId, fence }) =>
        fence < 0
          ? { caseId, decided: null, refused: { refusal: 'lease_lost', present: null } }
          : { caseId, decided: { decisionId: caseId, heldUntil: '' }, refused: null },
      ),
    'cases.raise': () => ({ actId: 'raise-1' }),
    'cases.releaseMany': () => ({}),
  })
  const screens = new Set<TakeReturned>()
  const onReturned = (take: TakeReturned) => {
    screens.add(take)
    return () => void screens.delete(take)
  }
  const hook = await renderHook(() => usePatrol(NARROWING), null, {
    within: (page) => <DeskContext value={{ decisions: { onReturned } } as unknown as DeskState}>{page}</DeskContext>,
  })
  await expect.poll(() => hook.now().page.length).toBe(20)
  const pass = (...ids: string[]) => act(() => hook.now().pass(new Set(ids), () => 900))
  const undo = async (actId: string | undefined, kind: string, returned: UndoneAct['returned']) => {
    const taken: boolean[] = []
    await act(async () => {
      for (const take of screens) taken.push(take({ act: { id: actId, kind }, returned } as unknown as UndoneAct))
    })
    return taken
  }
  return {
    ...hook,
    ...desk,
    holding,
    pass,
    undo,
    counts: () => desk.inputs('cases.claimPage').map((each) => (each as ClaimQuery).count),
  }
}

test('cases passed while others are being claimed are made up for by one claim more', async () => {
  const { now, holding, pass, counts, unmount } = await aPatrol()
  const gate = Promise.withResolvers<void>()
  holding.gate = gate.promise
  await pass('c1', 'c2')
  await pass('c3', 'c4', 'c5')
  expect([counts(), now().page.length]).toEqual([[20, 2], 15])
  gate.resolve()
  await expect.poll(() => now().page.length).toBe(20)
  expect(counts()).toEqual([20, 2, 3])
  await unmount()
})

test('cases that an undo returned are passed again under their new fence', async () => {
  const { now, pass, undo, inputs, unmount } = await aPatrol()
  await pass('c1', 'c2')
  expect([now().passed, now().last?.cases]).toEqual([2, 2])
  expect(await undo(now().last?.actId, 'decision', [{ caseId: 'c1', fence: 8 }])).toEqual([true])
  expect([now().page[0]?.id, now().page[0]?.fence, now().passed, now().last]).toEqual(['c1', 8, 1, null])
  await pass('c1')
  expect(inputs('decisions.decideMany').at(-1)).toMatchObject({ cases: [{ caseId: 'c1', fence: 8 }] })
  expect(await undo('another', 'decision', [{ caseId: 'elsewhere', fence: 3 }])).toEqual([false])
  await unmount()
})

test('a case that is raised leaves the page; one that cannot be raised stays, with the reason', async () => {
  const { now, unmount } = await aPatrol()
  const [first, second] = now().page
  if (!first || !second) throw new Error('nothing to patrol')
  const raise = async (row: typeof first) => {
    let why: string | null = ''
    await act(async () => {
      why = await now().raise(row, '怪しい')
    })
    return why
  }
  expect([await raise(first), now().page.some(({ id }) => id === first.id)]).toEqual([null, false])
  vi.unstubAllGlobals()
  fakeDesk({
    'cases.raise': () => {
      throw refusedFor('lease_lost')
    },
  })
  expect([await raise(second), now().page.some(({ id }) => id === second.id)]).toEqual([expect.any(String), true])
  await unmount()
})

test('a case whose raising is undone comes back on the page under its new fence, and what was passed stays passed', async () => {
  const { now, pass, undo, unmount } = await aPatrol()
  await pass('c1')
  const row = now().page.find(({ id }) => id === 'c2')
  if (!row) throw new Error('nothing to patrol')
  await act(async () => void (await now().raise(row, '')))
  expect(await undo('raise-1', 'raise', [{ caseId: 'c2', fence: 8 }])).toEqual([true])
  expect([now().page[0]?.id, now().page[0]?.fence, now().passed, now().last?.cases]).toEqual(['c2', 8, 1, 1])
  await unmount()
})
