// @vitest-environment jsdom
import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { Announcer } from '../../parts/announcer.tsx'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useCaseLease } from './use-case-lease.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const review = {
  id: 'lease-1',
  number: 12,
  fence: 4,
  state: 'claimed',
  holder: { mine: true, kind: 'claim' },
} as unknown as CaseReview
const key: readonly unknown[] = queries.cases.get.queryKey({ input: { caseId: review.id } })
const announced = () => document.querySelector('[data-testid=announcer]')?.textContent ?? ''

async function released(answer: () => unknown) {
  fakeDesk({ 'cases.release': answer })
  const { now, cache, unmount } = await renderHook((of: CaseReview) => useCaseLease(of), review, {
    within: (page) => <Announcer>{page}</Announcer>,
  })
  cache.setQueryData(key, review)
  const recent: readonly unknown[] = queries.decisions.recent.queryKey()
  cache.setQueryData(recent, [])
  await act(async () => now().release())
  await expect.poll(() => cache.getQueryData<CaseReview>(key)?.state === 'open' || announced() !== '').toBe(true)
  const { state, holder } = cache.getQueryData<CaseReview>(key) as CaseReview
  const found = { state, holder, announced: announced(), undoable: cache.getQueryState(recent)?.isInvalidated }
  await unmount()
  return found
}

test('a case that is released is free, and releasing it is an act to undo', async () => {
  expect(await released(() => ({ actId: 'a1' }))).toEqual({
    state: 'open',
    holder: null,
    announced: '',
    undoable: true,
  })
})

test('a case whose lease was lost already is free as well, and nothing is said of it', async () => {
  const lost = await released(() => {
    throw refusedFor('lease_lost')
  })
  expect(lost).toMatchObject({ state: 'open', holder: null, announced: '' })
})

test('a case that could not be released stays in hand, and why is said', async () => {
  const failed = await released(() => {
    throw new CallError(500, {})
  })
  expect(failed).toMatchObject({ state: 'claimed', announced: expect.stringContaining('担当を外せませんでした') })
})
