// @vitest-environment jsdom
import type { EnquiryChecklist } from '@mimamori/policy/enquiries/enquiry'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hasUnsavedWork } from '../api/leave-guard.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useSavedChecklist } from './use-saved-checklist.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const list = (name: string) => ({ name }) as unknown as EnquiryChecklist

/** A checklist on screen, and a desk that answers each save when it is told to. */
async function aChecklist(stored = list('stored')) {
  const sent: unknown[] = []
  const answers: ((problem: string | null) => void)[] = []
  const save = (each: EnquiryChecklist) => {
    sent.push(each)
    return new Promise<string | null>((answer) => answers.push(answer))
  }
  const hook = await renderHook((now: EnquiryChecklist) => useSavedChecklist(now, save), stored)
  return {
    ...hook,
    sent,
    change: (next: EnquiryChecklist, waitMs?: number) => act(async () => hook.now().change(next, waitMs)),
    later: (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms)),
    answer: (problem: string | null = null) => act(async () => answers.shift()?.(problem)),
  }
}

test('what is answered while a save is under way is sent behind it, and only then is it saved', async () => {
  const { now, change, later, sent, answer, unmount } = await aChecklist()
  const [first, second] = [list('first'), list('second')]
  await change(first)
  await later()
  await change(second)
  await later()
  expect(sent).toEqual([first])
  await answer()
  expect([sent, now().phase, hasUnsavedWork()]).toEqual([[first, second], 'saving', true])
  await answer()
  expect([sent.length, now().phase, hasUnsavedWork()]).toEqual([2, 'saved', false])
  await unmount()
})

test('what could not be saved says why, and is sent again when that is asked for', async () => {
  const { now, change, later, sent, answer, unmount } = await aChecklist()
  await change(list('first'))
  await later()
  await answer('なぜ')
  expect([now().phase, now().problem, hasUnsavedWork()]).toEqual(['unsaved', 'なぜ', true])
  await act(async () => now().retry())
  expect(now().problem).toBeNull()
  await later()
  await answer()
  expect([sent, now().phase, hasUnsavedWork()]).toEqual([[list('first'), list('first')], 'saved', false])
  await unmount()
})

test('what is typed is saved once, after the wait behind the last key', async () => {
  const { change, later, sent, unmount, answer } = await aChecklist()
  await change(list('a'), 500)
  await later(400)
  await change(list('ab'), 500)
  await later(499)
  expect(sent).toEqual([])
  await later(1)
  expect(sent).toEqual([list('ab')])
  await answer()
  await unmount()
})

test('what a colleague saved shows, unless something here is unsaved', async () => {
  const { now, rerender, change, later, answer, unmount } = await aChecklist()
  await rerender(list('of a colleague'))
  expect([now().answers, now().phase]).toEqual([list('of a colleague'), 'rest'])
  await change(list('own'))
  await rerender(list('of another'))
  expect(now().answers).toEqual(list('own'))
  await later()
  await answer()
  await rerender(list('own'))
  await rerender(list('of another, later'))
  expect(now().answers).toEqual(list('of another, later'))
  await unmount()
})

test('who goes on to another case has the last answer saved at once, and is not asked when leaving', async () => {
  const { change, sent, unmount } = await aChecklist()
  await change(list('own'), 5_000)
  expect(hasUnsavedWork()).toBe(true)
  await unmount()
  expect([sent, hasUnsavedWork()]).toEqual([[list('own')], false])
})
