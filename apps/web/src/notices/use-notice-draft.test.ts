// @vitest-environment jsdom
import type { CurrentNotice, NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { useNoticeDraft } from './use-notice-draft.ts'

afterEach(() => {
  localStorage.clear()
})

const texts = (opening: string): NoticeTexts => ({
  chart: 'bars',
  ja: { title: '8月のお知らせ', correction: '', opening, sections: [{ id: 'topics', heading: '話題', text: '本文' }] },
  en: null,
})
const notice = (edit: number, opening: string) =>
  ({
    id: 'n1',
    edit,
    texts: texts(opening),
    flaws: [],
    basis: {
      month: '2026-12',
      version: 1,
      figures: null,
      corrected: null,
      previous: false,
      pictures: null,
      thresholds: [],
    },
  }) as unknown as NoticeView
const savedBy = (edit: number, opening: string) => ({ edit, texts: texts(opening) }) as unknown as CurrentNotice

async function aDraft(of: NoticeView, staffId = 'ueno') {
  const hook = await renderHook((now: NoticeView) => useNoticeDraft(now, staffId), of)
  const perform = (what: (draft: ReturnType<typeof hook.now>) => void) => act(async () => what(hook.now()))
  return {
    ...hook,
    perform,
    write: (opening: string) => perform((draft) => draft.writeAll(texts(opening))),
    opening: () => hook.now().texts.ja.opening,
  }
}

test('what is typed is kept in the browser for its author alone, until it is as saved', async () => {
  const first = await aDraft(notice(2, '保存済み'))
  await first.write('書きかけ')
  await first.unmount()
  const other = await aDraft(notice(2, '保存済み'), 'mori')
  expect([other.opening(), other.now().dirty]).toEqual(['保存済み', false])
  await other.unmount()
  const again = await aDraft(notice(2, '保存済み'))
  expect([again.opening(), again.now().restored]).toEqual(['書きかけ', true])
  await again.write('保存済み')
  expect([again.now().dirty, again.now().restored, localStorage.length]).toEqual([false, false, 0])
  await again.unmount()
})

test('a text that was overtaken is saved over the other one when its author saves again', async () => {
  const { now, perform, write, opening, unmount } = await aDraft(notice(2, '保存済み'))
  await write('自分の文')
  await perform((draft) => draft.overtaken(savedBy(3, '相手の文')))
  expect([opening(), now().edit, now().theirs?.texts.ja.opening]).toEqual(['自分の文', 3, '相手の文'])
  await unmount()
})

test('a text that somebody else saved word by word alike is no other text', async () => {
  const { now, perform, write, rerender, unmount } = await aDraft(notice(2, '保存済み'))
  await write('同じ文')
  await perform((draft) => draft.overtaken(savedBy(3, '同じ文')))
  expect([now().edit, now().theirs]).toEqual([3, null])
  await rerender(notice(3, '同じ文'))
  expect(now().dirty).toBe(false)
  await unmount()
})

test('whoever takes the other text over goes on from that one', async () => {
  const { now, perform, write, opening, rerender, unmount } = await aDraft(notice(2, '保存済み'))
  await write('自分の文')
  await perform((draft) => draft.overtaken(savedBy(3, '相手の文')))
  await perform((draft) => draft.takeTheirs())
  expect([opening(), now().edit, now().theirs]).toEqual(['相手の文', 3, null])
  await rerender(notice(3, '相手の文'))
  expect([opening(), now().dirty]).toEqual(['相手の文', false])
  await unmount()
})

test('a draft that was dropped is put back with what another person saved, until something else is typed', async () => {
  const { now, perform, write, opening, unmount } = await aDraft(notice(2, '保存済み'))
  await write('自分の文')
  await perform((draft) => draft.overtaken(savedBy(3, '相手の文')))
  await perform((draft) => draft.drop())
  expect([opening(), now().dropped, now().theirs]).toEqual(['保存済み', true, null])
  await perform((draft) => draft.putBack())
  expect([opening(), now().edit, now().theirs?.edit, now().dropped]).toEqual(['自分の文', 3, 3, false])
  await perform((draft) => draft.drop())
  await write('別の文')
  expect(now().dropped).toBe(false)
  await unmount()
})
