// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import { act } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { usePassageMarks } from './use-passage-marks.ts'

const text = (...starts: number[]) =>
  ({
    content: { title: '題', body: '詳細はLINEでご連絡ください。' },
    flags: starts.map((start) => ({ spans: [{ field: 'body', start, end: start + 2 }] })),
  }) as unknown as Review
const scroller = { current: null }

test('one passage is active, around the ends, and the last one once a text has fewer of them', async () => {
  const { now, rerender, unmount } = await renderHook((of: Review) => usePassageMarks(of, scroller), text(0, 4, 8))
  const active = () => [now().at, now().active?.number]
  expect(active()).toEqual([0, 1])
  await act(async () => void now().step(-1))
  expect(active()).toEqual([2, 3])
  await act(async () => now().toFlag(2))
  expect(active()).toEqual([1, 2])
  await act(async () => void now().step(1))
  await rerender(text(0, 4))
  expect(active()).toEqual([1, 2])
  await rerender(text())
  expect([now().active, now().of]).toEqual([null, 0])
  await unmount()
})
