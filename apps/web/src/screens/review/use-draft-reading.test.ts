// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import { act } from 'react'
import { expect, test } from 'vitest'
import { createDraftStore } from '../../decisions/column/decision-draft-store.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useDraftReading } from './use-draft-reading.ts'

const review = (version: number, state = 'claimed') =>
  ({ id: 'c1', contentVersion: version, state, passages: [], suspected: 'mlm' }) as unknown as Review

const drafts = createDraftStore()
const aCase = (first: Review) => renderHook((of: Review) => useDraftReading(of, true, drafts), first)
const write = ({ now }: Awaited<ReturnType<typeof aCase>>, note: string) =>
  act(async () => now().dispatch({ type: 'note', note }))

test('a text that was replaced is unread also after its case was away, until it is acknowledged', async () => {
  const first = await aCase(review(1))
  await write(first, '前の版について')
  await first.rerender(review(2))
  expect([first.now().read, first.now().changed]).toEqual([1, true])
  await first.unmount()
  expect(drafts.of('c1')).toMatchObject({ version: 1, draft: { note: '前の版について' } })
  const again = await aCase(review(2))
  expect([again.now().changed, again.now().draft.note]).toEqual([true, '前の版について'])
  await act(async () => again.now().dispatch({ type: 'acknowledge' }))
  expect([again.now().read, again.now().changed, drafts.of('c1')?.version]).toEqual([2, false, 2])
  await again.unmount()
})

test('the draft of a case that is closed is kept no longer', async () => {
  const open = await aCase(review(1))
  await write(open, '書きかけ')
  expect(drafts.of('c1')).toBeDefined()
  await open.rerender(review(1, 'closed'))
  expect(drafts.of('c1')).toBeUndefined()
  await open.unmount()
})
