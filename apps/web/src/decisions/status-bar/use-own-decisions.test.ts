// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import type { Me } from '@mimamori/contract/staff/session-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'
import { useOwnDecisions } from './use-own-decisions.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const review = {
  id: 'c1',
  number: 12,
  fence: 4,
  contentVersion: 2,
  content: { title: '記事作成' },
} as unknown as Review
const caseKey = (caseId: string): readonly unknown[] => queries.cases.get.queryKey({ input: { caseId } })

/** What a person has done; their outbox is their own. */
const ownDecisions = (id: string, role: Me['role'] = 'moderator') =>
  renderHook(() => useOwnDecisions({ id, role } as Me, () => undefined), null)

test('a case is gone while its decision is sent, and not for good once it is stored: an undo may bring it back', async () => {
  const answer = Promise.withResolvers<unknown>()
  const { inputs } = fakeDesk({ 'decisions.decide': () => answer.promise, 'decisions.recent': () => [] })
  const { now, cache, unmount } = await ownDecisions('sato')
  for (const caseId of ['c1', 'c2']) cache.setQueryData(caseKey(caseId), { id: caseId })
  await act(async () =>
    now().decide(
      { review, queue: 'flagged', shownMs: 900 },
      { kind: 'no_violation' },
      { ...EMPTY_DRAFT, note: ' 可 ' },
    ),
  )
  expect([...now().gone]).toEqual(['c1'])
  expect(inputs('decisions.decide')).toEqual([
    { caseId: 'c1', fence: 4, contentVersion: 2, choice: { kind: 'no_violation' }, note: '可', shownMs: 900 },
  ])
  await act(async () => answer.resolve({ decisionId: 'd1', heldUntil: '2026-12-01T00:00:20.000Z' }))
  await expect.poll(() => now().acts.outgoing[0]?.state.at).toBe('saved')
  expect([...now().gone]).toEqual([])
  // what was in hand is not shown as such again; other cases stay as they are
  expect([cache.getQueryData(caseKey('c1')), cache.getQueryData(caseKey('c2'))]).toEqual([undefined, { id: 'c2' }])
  await unmount()
})

test('a refused decision is not gone, and can be dropped', async () => {
  fakeDesk({
    'decisions.decide': () => {
      throw refusedFor('lease_lost')
    },
    'decisions.recent': () => [],
  })
  const { now, unmount } = await ownDecisions('mori')
  await act(async () => now().decide({ review, queue: 'flagged', shownMs: 0 }, { kind: 'no_violation' }, EMPTY_DRAFT))
  await expect.poll(() => now().acts.outgoing[0]?.state).toMatchObject({ at: 'failed' })
  expect([...now().gone]).toEqual([])
  await act(async () => now().drop(now().acts.outgoing[0]?.key ?? ''))
  expect(now().acts.outgoing).toEqual([])
  await unmount()
})

test('whoever may not read cases is asked for no list of what they did', async () => {
  const { inputs } = fakeDesk({ 'decisions.recent': () => [] })
  const admin = await ownDecisions('ueno', 'admin')
  expect(inputs('decisions.recent')).toEqual([])
  await admin.unmount()
  const moderator = await ownDecisions('sato')
  await expect.poll(() => inputs('decisions.recent').length).toBe(1)
  await moderator.unmount()
})
