// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import { refusals } from '@mimamori/copy/refusals/ja'
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient, queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { KeysProvider, useKeyboard } from '../../keys/keys-provider.tsx'
import { press } from '../../keys/page-keys.test-support.tsx'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { type CaseActionCalls, useCaseActions } from './use-case-actions.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const review = {
  id: 'c1',
  number: 12,
  fence: 3,
  queue: 'patrol',
  escalatedBy: null,
  pinnedAt: null,
  moves: { assign: null, pin: null },
} as unknown as Review

type Of = { closed?: string | null; barred?: string | null; more?: object }

async function aCase({ closed = null, barred = null, more = {} }: Of = {}) {
  const watched = new Set<string>()
  const desk = fakeDesk({
    'cases.raise': () => ({ actId: 'a1' }),
    'cases.pin': () => ({}),
    'inbox.watch': ({ caseId, on }: { caseId: string; on: boolean }) => {
      if (on) watched.add(caseId)
      else watched.delete(caseId)
      return { watched: on }
    },
    'inbox.summary': () => ({ unread: 0, watched: [...watched], mentions: [] }),
  })
  const cache = createQueryClient()
  cache.setQueryData(queries.inbox.summary.queryKey() as readonly unknown[], { watched: [], mentions: [] })
  const done: string[] = []
  const hook = await renderHook(
    () => ({
      keyboard: useKeyboard(),
      ...useCaseActions({
        review: { ...review, ...more },
        active: true,
        closed,
        barred,
        busy: false,
        onBusy: (busy) => done.push(`busy ${busy}`),
        onPanel: (panel) => void done.push(`open ${panel}`),
        onSetAside: (id) => done.push(`set aside ${id}`),
      }),
    }),
    null,
    { cache, within: (menu) => <KeysProvider preferences={DEFAULT_PREFERENCES}>{menu}</KeysProvider> },
  )
  return { ...hook, ...desk, done }
}

const offers = ({ list }: CaseActionCalls, action: string) => list.some(({ id }) => id === action)
const start = ({ list }: CaseActionCalls, action: string) => list.find(({ id }) => id === action)?.start()

test('a case that is passed on leaves the screen, and one that is pinned stays', async () => {
  const { now, done, cache, unmount } = await aCase()
  const keys = [queries.cases.get.queryKey({ input: { caseId: 'c1' } }), queries.queue.counts.queryKey()] as const
  for (const key of keys) cache.setQueryData(key as readonly unknown[], {})
  await act(async () => void start(now(), 'pin'))
  await expect.poll(() => done).toEqual(['busy true', 'busy false'])
  await act(async () => void start(now(), 'raise'))
  await expect.poll(() => done.slice(2)).toEqual(['busy true', 'set aside c1', 'busy false'])
  expect(keys.map((key) => cache.getQueryState(key)?.isInvalidated)).toEqual([true, true])
  await unmount()
})

test('a case that could not be passed on stays on screen', async () => {
  const { now, done, unmount } = await aCase()
  let problem: string | null = null
  await act(async () => {
    problem = await now().run(async () => {
      throw refusedFor('lease_lost')
    })
  })
  expect([problem, done]).toEqual([expect.any(String), ['busy true', 'busy false']])
  await unmount()
})

test('while the desk does not answer forms can be opened, but nothing is sent; beside a case they cannot', async () => {
  const away = await aCase({ closed: '接続がありません' })
  expect([start(away.now(), 'raise'), start(away.now(), 'snooze')]).toEqual(['refused', undefined])
  expect([away.done, away.calls.filter(({ operation }) => operation === 'cases.raise')]).toEqual([['open snooze'], []])
  await away.unmount()
  const beside = await aCase({ barred: '担当していません' })
  expect([start(beside.now(), 'snooze'), start(beside.now(), 'assign')]).toEqual(['refused', undefined])
  await beside.unmount()
})

test('a case that is watched now is offered to be watched no more, and the other way round', async () => {
  const { now, done, inputs, unmount } = await aCase()
  expect([offers(now(), 'watch'), offers(now(), 'unwatch')]).toEqual([true, false])
  await act(async () => void start(now(), 'watch'))
  await until(() => offers(now(), 'unwatch'))
  expect([offers(now(), 'watch'), done]).toEqual([false, ['busy true', 'busy false']])
  await press('Equal', '+', { shiftKey: true })
  await until(() => offers(now(), 'watch'))
  expect(inputs('inbox.watch')).toEqual([
    { caseId: 'c1', on: true },
    { caseId: 'c1', on: false },
  ])
  await unmount()
})

test('of each key the palette is told what stands against it, of a pinned case what stands against unpinning it', async () => {
  const moves = {
    ...{ snooze: 'lease_lost', raise: 'not_on_patrol', escalate: 'already_escalated', send_back: 'not_escalated' },
    ...{ assign: 'already_decided', pin: 'already_pinned', unpin: 'not_pinned' },
  } as const
  const why = async (more: object) => {
    const { now, unmount } = await aCase({ more: { moves, ...more } })
    const told = Object.fromEntries(
      now()
        .keyboard.activeActions()
        .map((each) => [each.action, each.closed]),
    )
    await unmount()
    return told
  }
  const always = { snooze: refusals.lease_lost, assign: refusals.already_decided, watch: null }
  const [raise, escalate, pin] = [refusals.not_on_patrol, refusals.already_escalated, refusals.already_pinned]
  expect(await why({})).toEqual({ ...always, raise, escalate, pin })
  const pinned = { pinnedAt: '2026-12-01T00:00:00.000Z', escalatedBy: 'mori', queue: 'flagged' }
  expect(await why(pinned)).toEqual({ ...always, sendBack: refusals.not_escalated, pin: refusals.not_pinned })
})
