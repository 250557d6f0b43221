// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { hasUnsavedWork } from '../../api/leave-guard.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useRequestKey, useWithdrawalDraft } from './use-withdrawal-draft.ts'
import { emptyProposalDraft } from './withdrawal-draft.ts'

test('the same input has the same key, and another input another one', async () => {
  const { now, unmount } = await renderHook(() => useRequestKey(), null)
  const first = now()({ day: '2026-12-01' })
  expect([now()({ day: '2026-12-01' }) === first, now()({ day: '2026-12-02' }) === first]).toEqual([true, false])
  await unmount()
})

test('a proposal is kept under its own place until it is forgotten', async () => {
  const aProposal = (place: string) => renderHook(() => useWithdrawalDraft(place, emptyProposalDraft(['mlm'])), null)
  const first = await aProposal('sato c1')
  await act(async () => first.now().change({ ...first.now().proposal, categories: ['direct_deal'] }))
  await first.unmount()
  expect(hasUnsavedWork()).toBe(true)
  const other = await aProposal('mori c1')
  expect(other.now().proposal.categories).toEqual(['mlm'])
  await other.unmount()
  const again = await aProposal('sato c1')
  expect(again.now().proposal.categories).toEqual(['direct_deal'])
  again.now().forget()
  expect(hasUnsavedWork()).toBe(false)
  await again.unmount()
})
