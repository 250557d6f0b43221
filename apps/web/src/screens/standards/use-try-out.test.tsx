// @vitest-environment jsdom
import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { standards as words } from '@mimamori/copy/standards/ja'
import { standardsPage as pageWords } from '@mimamori/copy/standards/standards-page.ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced } from '../../keys/page-keys.test-support.tsx'
import { renderHook } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import type { StandardsDraft } from './use-standards-state.ts'
import { useTryOut } from './use-try-out.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

type Now = { run?: string | null; running?: object | null; flaws?: readonly object[] }
const FLAW = { code: Object.keys({ ...words, ...pageWords }.flaws)[0], at: { settings: true } }

/** A draft to try, at this state of the desk, and a desk that answers this. */
async function aDraft(answer: () => unknown, first: Now = {}) {
  const desk = fakeDesk({ 'standards.tryOut': answer })
  const router = memoryRouter('/standards?tab=edit', ['/standards'])
  const within = onDesk()
  const hook = await renderHook(
    ({ run = null, running = null, flaws = [] }: Now) =>
      useTryOut(
        { moves: { try_out: run }, running } as unknown as StandardsState,
        { set: { v: 1 }, flaws } as unknown as StandardsDraft,
      ),
    first,
    { within: (content) => router.within(within(content)) },
  )
  const state: readonly unknown[] = queries.standards.state.queryKey()
  hook.cache.setQueryData(state, {})
  return {
    ...hook,
    ...desk,
    address: router.address,
    start: () => act(() => hook.now().start()),
    stale: () => hook.cache.getQueryState(state)?.isInvalidated,
  }
}

test('a draft that is tried is sent, said to be tried, and its result is shown', async () => {
  const { now, start, inputs, address, stale, unmount } = await aDraft(() => ({ runId: 'r-7', flaws: [] }))
  await start()
  expect(inputs('standards.tryOut')).toEqual([{ standards: { v: 1 } }])
  expect([address(), now().problem, now().busy, stale()]).toEqual(['/standards?tab=dry&run=r-7', null, false, true])
  expect(announced()).toBe(pageWords.tryingOut)
  await unmount()
})

test('a draft that the desk finds flawed stays where it is, with its flaws; a refusal is said as well', async () => {
  let answer = (): unknown => ({ runId: null, flaws: [FLAW] })
  const { now, start, address, unmount } = await aDraft(() => answer())
  await start()
  expect([address(), announced()]).toEqual(['/standards?tab=edit', pageWords.flawsFound])
  const flaw = now().problem
  expect(flaw).toMatch(/./)
  answer = () => {
    throw refusedFor('run_under_way')
  }
  await start()
  expect(now().problem).toBe(words.refusals.run_under_way)
  answer = () => ({ runId: 'r-8', flaws: [] })
  await start()
  expect(now().problem).toBeNull()
  await unmount()
})

test('why a draft cannot be tried is said: its flaws first, then what the desk says, then a run under way, which may be one’s own', async () => {
  const { now, rerender, unmount } = await aDraft(() => ({}))
  expect(now().why).toBeNull()
  await rerender({ running: {} })
  expect(now().why).toBe(words.refusals.run_under_way)
  await rerender({ running: { purpose: 'dry', by: { id: 'sato' } } })
  expect(now().why).toBe(pageWords.ownDryRun)
  await rerender({ run: 'not_permitted', running: {} })
  expect(now().why).toMatch(/./)
  expect(now().why).not.toBe(words.refusals.run_under_way)
  await rerender({ run: 'not_permitted', flaws: [FLAW] })
  expect(now().why).toBe(pageWords.flawsFound)
  await unmount()
})
