// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { hasUnsavedWork } from '../api/leave-guard.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useAnswerDraft, useKeptText } from './kept-texts.ts'

const FIRST = { template: 'answer.a', letters: {}, note: '' }

const anAnswer = (place: string) => renderHook((at: string) => useAnswerDraft(at, FIRST), place)

test('an answer that was sent is guarded no more, and is again once it was taken back and written on', async () => {
  const first = await anAnswer('sato e1')
  await act(async () => first.now().change({ note: '控え' }))
  expect(hasUnsavedWork()).toBe(true)
  await act(async () => first.now().release())
  expect(hasUnsavedWork()).toBe(false)
  await first.unmount()
  const again = await anAnswer('sato e1')
  expect([again.now().draft.note, hasUnsavedWork()]).toEqual(['控え', false])
  await act(async () => again.now().change({ letters: { 'answer.a': '書き直した文面' } }))
  expect(hasUnsavedWork()).toBe(true)
  await act(async () => again.now().release())
  expect(hasUnsavedWork()).toBe(false)
  await again.unmount()
})

test('an answer in which nothing was written but its template chosen can be left', async () => {
  const { now, unmount } = await anAnswer('sato e2')
  await act(async () => now().change({ template: 'answer.b' }))
  expect([now().draft.template, hasUnsavedWork()]).toEqual(['answer.b', false])
  await unmount()
})

test('a text is kept while its field is away, for its person and case alone, until it is emptied', async () => {
  const aText = (place: string) => renderHook((at: string) => useKeptText(at), place)
  const first = await aText('sato e3 evidence')
  await act(async () => first.now()[1]('電話で聞いた'))
  await first.unmount()
  expect(hasUnsavedWork()).toBe(true)
  const other = await aText('mori e3 evidence')
  expect(other.now()[0]).toBe('')
  await other.unmount()
  const back = await aText('sato e3 evidence')
  expect(back.now()[0]).toBe('電話で聞いた')
  await act(async () => back.now()[1](''))
  expect(hasUnsavedWork()).toBe(false)
  await back.unmount()
  const emptied = await aText('sato e3 evidence')
  expect(emptied.now()[0]).toBe('')
  await emptied.unmount()
})
