// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { CallError } from '../api/call-error.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useSaveNote } from './use-save-note.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const explain = () => '保存できません'
const aNote = () => renderHook((caseId: string) => useSaveNote(caseId, explain), 'c1')

test('a note sent again after a failure is the same note; the same words later are another', async () => {
  let fails = true
  const { calls } = fakeDesk({
    'notes.add': () => {
      if (fails) throw new CallError(500, {})
      return { actId: 'a1' }
    },
  })
  const { now, unmount } = await aNote()
  const save = () => act(async () => now().save('確認しました', []))
  await save()
  expect([now().problem, now().busy]).toEqual(['保存できません', false])
  fails = false
  await save()
  expect(now().problem).toBeNull()
  await save()
  const [failed, first, second] = calls.map(({ idempotencyKey }) => idempotencyKey)
  expect([first === failed, second === first]).toEqual([true, false])
  await unmount()
})

test('an added note is among the notes of its case, and among the acts that Undo takes back', async () => {
  fakeDesk({ 'notes.add': () => ({ actId: 'a1' }) })
  const { now, cache, unmount } = await aNote()
  const keys = [
    queries.notes.list.queryKey({ input: { caseId: 'c1' } }),
    queries.decisions.recent.queryKey(),
    queries.notes.list.queryKey({ input: { caseId: 'c2' } }),
  ]
  for (const key of keys) cache.setQueryData(key as readonly unknown[], [])
  await act(async () => now().save('確認しました', []))
  expect(keys.map((key) => cache.getQueryState(key)?.isInvalidated)).toEqual([true, true, false])
  await unmount()
})

test('an empty note is not sent', async () => {
  const { calls } = fakeDesk({})
  const { now, unmount } = await aNote()
  await act(async () => now().save(' \n', []))
  expect(calls).toEqual([])
  await unmount()
})
