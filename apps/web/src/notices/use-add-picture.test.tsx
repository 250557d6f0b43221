// @vitest-environment jsdom
import { MAX_NOTICE_PICTURES, type NoticeText, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { EditingContext } from './editor-context.ts'
import { useAddPicture } from './use-add-picture.ts'
import type { NoticeDraft } from './use-notice-draft.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const idOf = (n: number) => n.toString(16).padStart(64, '0')
const picture = (n: number) => `![](picture:${idOf(n)})`
const text = (opening: string): NoticeText => ({ title: '', correction: '', opening, sections: [] })

async function anEditor(language: 'ja' | 'en', ja: string, en: string) {
  let texts: NoticeTexts = { chart: 'bars', ja: text(ja), en: text(en) }
  let stored = 0
  const { inputs } = fakeDesk({ 'notices.addPicture': () => ({ id: idOf(++stored) }) })
  const focused: string[] = []
  const editing = {
    noticeId: 'n1',
    draft: {
      latest: () => texts,
      writeAll: (next: NoticeTexts) => {
        texts = next
      },
    } as NoticeDraft,
    focusOn: (id: string) => focused.push(id),
    version: 1,
    languages: [language],
    lastTexts: null,
  }
  const hook = await renderHook(() => useAddPicture(null, language), null, {
    within: (part) => <EditingContext value={editing}>{part}</EditingContext>,
  })
  const add = (at: number, ...names: string[]) => {
    const files = names.map((name) => new File(['png'], name, { type: 'image/png' }))
    return act(async () => hook.now().addFiles(files, at))
  }
  return { ...hook, add, openings: () => [texts.ja.opening, texts.en?.opening], focused, inputs }
}

test('a picture is put at the caret of the language it is added in, and at the end of the other', async () => {
  const english = await anEditor('en', '一行目\n\n二行目', 'one\n\ntwo')
  await english.add(3, 'a.png')
  expect(english.openings()).toEqual([`一行目\n\n二行目\n\n${picture(1)}`, `one\n\n${picture(1)}\n\ntwo`])
  await english.unmount()
  const japanese = await anEditor('ja', '一行目\n\n二行目', 'one\n\ntwo')
  await japanese.add(3, 'a.png', 'b.png')
  expect(japanese.openings()).toEqual([
    `一行目\n\n${picture(1)}\n\n${picture(2)}\n\n二行目`,
    `one\n\ntwo\n\n${picture(1)}\n\n${picture(2)}`,
  ])
  expect(japanese.focused.map((id) => id.replace(/-0+$/, ''))).toEqual([
    'notice-alt-ja-opening',
    'notice-alt-ja-opening',
  ])
  await japanese.unmount()
})

test('a text of either language that is full takes no picture more, and none is sent', async () => {
  const full = Array.from({ length: MAX_NOTICE_PICTURES }, (_, n) => picture(100 + n)).join('\n\n')
  const editor = await anEditor('ja', '本文', full)
  await editor.add(0, 'a.png')
  expect([editor.inputs('notices.addPicture'), editor.now().problem]).toEqual([
    [],
    expect.stringContaining(String(MAX_NOTICE_PICTURES)),
  ])
  await act(async () => editor.now().addStored(idOf(7), 0))
  expect(editor.openings()).toEqual(['本文', full])
  await editor.unmount()
})
