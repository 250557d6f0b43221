// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import type { NumberedNote } from '../../breakdown/numbered-notes.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useTrendNotes } from './use-trend-notes.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const note = (id: string) => ({ id, day: '2026-08-01', text: id }) as unknown as NumberedNote

test('each note that was removed can be put back, and the others still after it', async () => {
  const { inputs } = fakeDesk({ 'breakdown.notes.remove': () => ({}), 'breakdown.notes.putBack': () => ({}) })
  const { now, unmount } = await renderHook(() => useTrendNotes(), null)
  for (const id of ['n1', 'n2', 'n3']) await act(async () => now().remove(note(id)))
  await act(async () => now().putBack(note('n2')))
  expect(now().removed.map(({ id }) => id)).toEqual(['n1', 'n3'])
  expect(inputs('breakdown.notes.putBack')).toEqual([{ noteId: 'n2' }])
  await unmount()
})

test('a note that could not be removed is not among the removed, and the page says why until the next try', async () => {
  let refused = true
  fakeDesk({
    'breakdown.notes.remove': () => {
      if (refused) throw refusedFor('not_found')
      return {}
    },
  })
  const { now, unmount } = await renderHook(() => useTrendNotes(), null)
  await act(async () => now().remove(note('n1')))
  expect([now().problem, now().removed]).toEqual([expect.any(String), []])
  refused = false
  await act(async () => now().remove(note('n1')))
  expect([now().problem, now().removed.length]).toEqual([null, 1])
  await unmount()
})

test('a note that is sent again unchanged is the same request', async () => {
  const { calls } = fakeDesk({ 'breakdown.notes.write': () => ({}) })
  const { now, unmount } = await renderHook(() => useTrendNotes(), null)
  const [first, second] = [
    { day: '2026-08-01', text: '祝日' },
    { day: '2026-08-02', text: '祝日' },
  ]
  for (const input of [first, first, second]) await act(async () => void (await now().write(input)))
  const [a, b, c] = calls.map(({ idempotencyKey }) => idempotencyKey)
  expect([a === b, b === c]).toEqual([true, false])
  await unmount()
})
