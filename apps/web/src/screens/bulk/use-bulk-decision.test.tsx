// @vitest-environment jsdom
import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters } from '@mimamori/copy/letters/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient, queries } from '../../api/api-queries.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import type { TakeReturned } from '../../decisions/status-bar/use-undo.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { DeskContext, type DeskState } from '../desk-context.tsx'
import { useBulkDecision } from './use-bulk-decision.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const row = (id: string) => ({
  id,
  fence: 4,
  contentVersion: 1,
  title: '',
  body: '',
  flags: [],
  target: { type: 'job', id },
  facts: { type: 'job' },
  receivedAt: '2026-11-24T00:00:00.000Z',
  visible: true,
})
type Sent = { cases: { caseId: string; fence: number }[] }
const IDS = ['c1', 'c2', 'c3']

/** A bulk page with these cases, of which the third is claimed by somebody else. */
async function aBulk() {
  const desk = fakeDesk({
    'cases.claimPage': () => ({
      claimed: IDS.slice(0, 2).map(row),
      refused: [{ caseId: 'c3', refusal: 'claimed_by_other', present: null }],
    }),
    'cases.releaseMany': () => ({}),
    'decisions.decideMany': ({ cases }: Sent) =>
      cases.map(({ caseId }) => ({ caseId, decided: { decisionId: caseId, heldUntil: '' }, refused: null })),
  })
  const cache = createQueryClient()
  cache.setQueryData(queries.catalogue.whole.queryKey() as readonly unknown[], { entries: SHIPPED_CATALOGUE })
  cache.setQueryData(['words', 'letters', 'ja'], { language: 'ja', letters })
  const screens = new Set<TakeReturned>()
  const onReturned = (take: TakeReturned) => {
    screens.add(take)
    return () => void screens.delete(take)
  }
  const state = { decisions: { onReturned } } as unknown as DeskState
  const hook = await renderHook(() => useBulkDecision(IDS), null, {
    cache,
    within: (page) => <DeskContext value={state}>{page}</DeskContext>,
  })
  await expect.poll(() => hook.now().claimed.at).toBe('ready')
  const run = async () => {
    await act(async () => hook.now().choose({ move: 'no_violation' }))
    await act(async () => hook.now().run('', null, () => 800))
    await expect.poll(() => hook.now().bulkRun.running).toBe(false)
  }
  const undo = (returned: UndoneAct['returned']) =>
    act(async () => {
      for (const take of screens) take({ act: { id: hook.now().bulkRun.actId }, returned } as unknown as UndoneAct)
    })
  return { ...hook, ...desk, run, undo, chosen: () => hook.now().chosen.map(({ id, fence }) => [id, fence]) }
}

test('a case that came back by an undo is decided again under its new fence, and one that did not is not', async () => {
  const { run, undo, chosen, inputs, unmount } = await aBulk()
  expect(chosen()).toEqual([
    ['c1', 4],
    ['c2', 4],
  ])
  await run()
  expect(chosen()).toEqual([])
  await undo([
    { caseId: 'c1', fence: 7 },
    { caseId: 'c2', fence: null },
  ])
  expect(chosen()).toEqual([['c1', 7]])
  await run()
  expect(inputs('decisions.decideMany').map((sent) => (sent as Sent).cases.map(({ fence }) => fence))).toEqual([
    [4, 4],
    [7],
  ])
  await unmount()
})

test('a case that is left out is not decided, and what is left of the page is given back on leaving', async () => {
  const { now, run, inputs, unmount } = await aBulk()
  await act(async () => now().toggle('c1'))
  await run()
  expect(inputs('decisions.decideMany')).toMatchObject([{ cases: [{ caseId: 'c2', fence: 4, shownMs: 800 }] }])
  await unmount()
  await expect.poll(() => inputs('cases.releaseMany')).toEqual([{ cases: [{ caseId: 'c1', fence: 4 }] }])
})
