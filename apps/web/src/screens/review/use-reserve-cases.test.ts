// @vitest-environment jsdom
import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import type { QueuePlace } from '../queue-place.ts'
import type { ReviewStack } from './review-stack.ts'
import { useReserveCases } from './use-reserve-cases.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const review = (id: string, kind = 'reservation') =>
  ({
    id,
    fence: 2,
    state: 'claimed',
    holder: { mine: true, kind, endsAt: '2999-01-01T00:00:00.000Z' },
  }) as unknown as CaseReview

/** A case in hand, and a desk that reserves these. */
async function aScreen({
  reserves,
  decided = [],
  holds = true,
}: {
  reserves: string[]
  decided?: string[]
  holds?: boolean
}) {
  const answer = Promise.withResolvers<void>()
  const desk = fakeDesk({
    'cases.reserve': async () => {
      await answer.promise
      return reserves.map((id) => review(id))
    },
    'cases.releaseMany': () => ({}),
  })
  const latest = { current: { current: 'now', upcoming: [], queueIsEmpty: false } as ReviewStack }
  const put: string[] = []
  const options = {
    place: { view: 'flagged', narrowing: { filters: { rule: 'contact' }, sort: undefined } } as QueuePlace,
    latest,
    done: { current: new Set(decided) },
    reviewOf: () => (holds ? review('now', 'claim') : undefined),
    put: ({ id }: CaseReview) => put.push(id),
    setStack: (next: (stack: ReviewStack) => ReviewStack) => {
      latest.current = next(latest.current)
    },
  }
  const hook = await renderHook(() => useReserveCases(options), null)
  return { ...hook, ...desk, answer, put, upcoming: () => latest.current.upcoming }
}

test('the next two cases of the list are reserved, without the one on screen and those just decided', async () => {
  const { now, answer, put, upcoming, inputs, unmount } = await aScreen({
    reserves: ['c1', 'now', 'c2'],
    decided: ['c1'],
  })
  answer.resolve()
  await act(() => now()())
  expect([upcoming(), put]).toEqual([['c2'], ['c2']])
  expect(inputs('cases.reserve')).toMatchObject([{ view: 'flagged', filters: { rule: 'contact' }, count: 2 }])
  await unmount()
})

test('asked again while it asks, it asks once more and no oftener', async () => {
  const { now, answer, inputs, unmount } = await aScreen({ reserves: ['c1'] })
  const first = now()()
  for (let n = 0; n < 3; n++) await now()()
  answer.resolve()
  await act(() => first)
  expect(inputs('cases.reserve').length).toBe(2)
  await unmount()
})

test('who just reads reserves nothing', async () => {
  const { now, calls, unmount } = await aScreen({ reserves: ['c1'], holds: false })
  await act(() => now()())
  expect(calls).toEqual([])
  await unmount()
})

test('what was reserved for a screen that was left meanwhile is given back', async () => {
  const { now, answer, put, inputs, unmount } = await aScreen({ reserves: ['c1'] })
  const asking = now()()
  await unmount()
  answer.resolve()
  await asking
  await expect.poll(() => inputs('cases.releaseMany')).toEqual([{ cases: [{ caseId: 'c1', fence: 2 }] }])
  expect(put).toEqual([])
})
