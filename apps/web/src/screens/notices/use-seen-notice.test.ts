// @vitest-environment jsdom
import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { act } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../../parts/render.test-support.tsx'
import { newSince, useSeenNotice } from './use-seen-notice.ts'

const by = (id: string) => ({ by: { id, alias: id }, at: '2026-12-01T00:00:00.000Z' })
const notice = { edit: 2, edited: by('ueno'), figures: null, standards: 0, content: 'a' }
const seen = { edit: 2, revision: 0, below: 0, standards: 0, content: 'a' }

test('what comes in while a notice is open is not seen, unless this person has saved it', () => {
  expect(newSince(seen, notice, 'mori')).toBe('nothing')
  expect(newSince(seen, { ...notice, edit: 3, content: 'b' }, 'mori')).toBe('others')
  expect(newSince(seen, { ...notice, edit: 3, content: 'b' }, 'ueno')).toBe('own')
  // the same words, beside other figures or another notice before
  expect(newSince(seen, { ...notice, content: 'b' }, 'mori')).toBe('others')
  expect(newSince(seen, { ...notice, content: 'b' }, 'ueno')).toBe('others')
})

test('a person can publish what they have seen alone: what came in since they turn to first, their own saving they know', async () => {
  const shown = (more: object) => ({ ...notice, ...more }) as unknown as NoticeView
  const first = shown({})
  const { now, rerender, unmount } = await renderHook((each: NoticeView) => useSeenNotice(each, 'mori'), first)
  await rerender(shown({ edit: 3, content: 'b' }))
  expect([now().seen.edit, now().seen.content, now().changed]).toEqual([2, 'a', true])
  await act(async () => now().look())
  expect([now().seen.edit, now().seen.content, now().changed]).toEqual([3, 'b', false])
  await rerender(shown({ edit: 4, content: 'c', edited: by('mori') }))
  expect([now().seen.edit, now().changed]).toEqual([4, false])
  await rerender(shown({ edit: 5, content: 'd', edited: by('ueno') }))
  expect([now().seen.edit, now().changed]).toEqual([4, true])
  await unmount()
})
