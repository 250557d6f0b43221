// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { Announcer } from '../../parts/announcer.tsx'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { useRunWatch } from './use-run-watch.ts'

beforeEach(() => {
  // answers arrive by timers of zero: only what is asked again and again stands still
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const announced = () => document.querySelector('[data-testid=announcer]')?.textContent ?? ''

/** An evaluation that is followed, in these states, one a look. */
async function aRun(...states: string[]) {
  const { inputs } = fakeDesk({
    'standards.progress': () => ({ purpose: 'nightly', state: states.length > 1 ? states.shift() : states[0] }),
  })
  const hook = await renderHook((runId: string | null) => useRunWatch(runId), 'r1', {
    within: (page) => <Announcer>{page}</Announcer>,
  })
  const seconds = (n: number) => act(() => vi.advanceTimersByTimeAsync(n * 1_000))
  await until(() => hook.now() !== null)
  return { ...hook, seconds, looks: () => inputs('standards.progress').length }
}

test('an evaluation is followed to its end, which is announced, and what was read before is read again', async () => {
  const { now, cache, seconds, looks, unmount } = await aRun('running', 'running', 'done')
  const state: readonly unknown[] = queries.standards.state.queryKey()
  cache.setQueryData(state, {})
  expect([now()?.state, announced()]).toEqual(['running', ''])
  for (const look of [2, 3]) {
    await seconds(1)
    await until(() => looks() === look && cache.isFetching() === 0)
  }
  await until(() => now()?.state === 'done')
  expect([now()?.state, announced() !== '', cache.getQueryState(state)?.isInvalidated]).toEqual(['done', true, true])
  await seconds(30)
  expect(looks()).toBe(3)
  await unmount()
})

test('an evaluation that had ended before is not announced', async () => {
  const { now, unmount } = await aRun('done')
  expect([now()?.state, announced()]).toEqual(['done', ''])
  await unmount()
})

test('an evaluation that failed is not announced as finished', async () => {
  const { now, seconds, unmount } = await aRun('running', 'failed')
  await seconds(1)
  await until(() => now()?.state === 'failed')
  expect(announced()).toBe('')
  await unmount()
})
