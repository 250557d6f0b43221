// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { hasUnsavedWork } from '../api/leave-guard.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import type { AboutReminder } from './outcome-draft.ts'
import { useOutcomeDraft } from './use-outcome-draft.ts'

const letters = { asking: '', silent: '' }
const ABOUT = {
  suggested: { outcome: 'payment_confirmed', amountYen: 60_000, negativeRating: true },
  letters: { payment_confirmed: letters, escrow_released: letters, project_cancelled: letters, dismissed: letters },
  contract: { escrowedYen: 60_000 },
  money: {
    escrowedYen: 60_000,
    wholeEscrowYen: 60_000,
    twoPeopleAboveYen: 50_000,
    aloneADayYen: 300_000,
    movedAloneYen: 0,
  },
} as unknown as AboutReminder

const anOutcome = (staffId: string, caseId: string) => renderHook(() => useOutcomeDraft(staffId, caseId, ABOUT), null)

test('an outcome being chosen is kept for its person and case alone, and guarded until the desk has it', async () => {
  const first = await anOutcome('sato', 'c1')
  await act(async () => first.now().change({ ...first.now().draft, reason: '完了報告がある' }))
  await first.unmount()
  expect(hasUnsavedWork()).toBe(true)
  for (const [staffId, caseId] of [
    ['mori', 'c1'],
    ['sato', 'c2'],
  ] as const) {
    const other = await anOutcome(staffId, caseId)
    expect(other.now().draft.reason).toBe('')
    await other.unmount()
  }
  const again = await anOutcome('sato', 'c1')
  expect(again.now().draft.reason).toBe('完了報告がある')
  await act(async () => again.now().sent())
  expect(hasUnsavedWork()).toBe(false)
  await again.unmount()
  // it is there again where the outcome is taken back
  const undone = await anOutcome('sato', 'c1')
  expect(undone.now().draft.reason).toBe('完了報告がある')
  await undone.unmount()
})
