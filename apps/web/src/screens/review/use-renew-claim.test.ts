// @vitest-environment jsdom
import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useRenewClaim } from './use-renew-claim.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const inHand = (fence: number, kind = 'claim') =>
  ({
    id: 'renew-1',
    fence,
    state: 'claimed',
    holder: { mine: true, kind, endsAt: '2026-12-01T00:01:00.000Z' },
  }) as unknown as CaseReview
const ENDS_AT = '2026-12-01T00:02:00.000Z'

async function aClaim(first: CaseReview, answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  let review = first
  const put: CaseReview[] = []
  const hook = await renderHook(
    () =>
      useRenewClaim(
        () => review,
        (each) => put.push(each),
      ),
    null,
  )
  return {
    ...hook,
    ...desk,
    put,
    becomes: (next: CaseReview) => {
      review = next
    },
  }
}

test('a reservation that is renewed is a claim until the end that the desk names', async () => {
  const { now, put, inputs, unmount } = await aClaim(inHand(4, 'reservation'), {
    'cases.renew': () => ({ endsAt: ENDS_AT }),
  })
  await act(() => now()('renew-1'))
  expect(put).toMatchObject([{ fence: 4, holder: { kind: 'claim', endsAt: ENDS_AT } }])
  expect(inputs('cases.renew')).toEqual([{ caseId: 'renew-1', fence: 4 }])
  await unmount()
})

test('an answer that comes after the case was claimed anew says nothing of that claim', async () => {
  const answer = Promise.withResolvers<unknown>()
  const { now, put, becomes, unmount } = await aClaim(inHand(4), { 'cases.renew': () => answer.promise })
  const renewing = now()('renew-1')
  becomes(inHand(5))
  answer.resolve({ endsAt: ENDS_AT })
  await act(() => renewing)
  expect(put).toEqual([])
  await unmount()
})

test('a case that is not in hand here is not renewed', async () => {
  const closed = { ...inHand(4), state: 'closed' } as unknown as CaseReview
  const { now, becomes, calls, unmount } = await aClaim(closed, {})
  await act(() => now()('renew-1'))
  becomes({ ...inHand(4), holder: { mine: false } } as unknown as CaseReview)
  await act(() => now()('renew-1'))
  expect(calls).toEqual([])
  await unmount()
})
