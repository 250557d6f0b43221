// @vitest-environment jsdom
import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useReleaseOnLeave } from './use-release-on-leave.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('who leaves the screen gives reservations back, and keeps the cases in hand', async () => {
  const { inputs } = fakeDesk({ 'cases.release': () => ({ actId: null }) })
  const kinds: Record<string, string> = { c1: 'claim', c2: 'reservation', c3: 'claim', c4: 'reservation' }
  const reviewOf = (id: string) =>
    kinds[id] ? ({ id, fence: 3, holder: { mine: true, kind: kinds[id] } } as unknown as CaseReview) : undefined
  const latest = { current: { current: 'c1', upcoming: ['c2', 'c3', 'c4', 'c5'], queueIsEmpty: false } }
  const { unmount } = await renderHook(() => useReleaseOnLeave(latest, reviewOf), null)
  await unmount()
  await expect.poll(() => inputs('cases.release').length).toBe(2)
  expect(inputs('cases.release')).toEqual([
    { caseId: 'c2', fence: 3 },
    { caseId: 'c4', fence: 3 },
  ])
})
