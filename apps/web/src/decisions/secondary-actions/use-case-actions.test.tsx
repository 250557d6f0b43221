// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient, queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { renderHook } from '../../i18n/render.test-support.tsx'
import { KeysProvider } from '../../keys/keys-provider.tsx'
import { useCaseActions } from './use-case-actions.ts'

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

async function aCase({ closed = null, barred = null }: { closed?: string | null; barred?: string | null } = {}) {
  const desk = fakeDesk({ 'cases.raise': () => ({ actId: 'a1' }), 'cases.pin': () => ({}) })
  const cache = createQueryClient()
  cache.setQueryData(queries.inbox.summary.queryKey() as readonly unknown[], { watched: [], mentions: [] })
  const done: string[] = []
  const hook = await renderHook(
    () =>
      useCaseActions({
        review,
        active: true,
        closed,
        barred,
        busy: false,
        onBusy: (busy) => done.push(`busy ${busy}`),
        onPanel: (panel) => void done.push(`open ${panel}`),
        onSetAside: (id) => done.push(`set aside ${id}`),
      }),
    null,
    { cache, within: (menu) => <KeysProvider preferences={DEFAULT_PREFERENCES}>{menu}</KeysProvider> },
  )
  return { ...hook, ...desk, done }
}

test('a case that is passed on leaves the screen, and one that is pinned stays', async () => {
  const { now, done, cache, unmount } = await aCase()
  const keys = [queries.cases.get.queryKey({ input: { caseId: 'c1' } }), queries.queue.counts.queryKey()] as const
  for (const key of keys) cache.setQueryData(key as readonly unknown[], {})
  await act(async () => void now().start('pin'))
  await expect.poll(() => done).toEqual(['busy true', 'busy false'])
  await act(async () => void now().start('raise'))
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
  expect([away.now().start('raise'), away.now().start('snooze')]).toEqual(['refused', undefined])
  expect([away.done, away.calls.filter(({ operation }) => operation === 'cases.raise')]).toEqual([['open snooze'], []])
  await away.unmount()
  const beside = await aCase({ barred: '担当していません' })
  expect([beside.now().start('snooze'), beside.now().start('assign')]).toEqual(['refused', undefined])
  await beside.unmount()
})
