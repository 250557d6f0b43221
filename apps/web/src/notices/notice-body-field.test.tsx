// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { editor as words } from '@mimamori/copy/notices/editor.ja'
import { notices } from '@mimamori/copy/notices/ja'
import {
  MAX_SECTION_LENGTH,
  NOTICE_CHARTS,
  type NoticeText,
  type NoticeTexts,
} from '@mimamori/policy/notices/notice-model'
import { act, type ReactNode, useRef, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { EditingContext, type NoticeEditing } from './editor-context.ts'
import { NoticeBodyField } from './notice-body-field.tsx'
import type { NoticeDraft } from './use-notice-draft.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const PICTURE = `![](picture:${'1'.padStart(64, '0')})`
const text = (opening: string, section = ''): NoticeText =>
  ({
    title: '',
    correction: '',
    opening,
    sections: [{ id: 's1', heading: '', text: section }],
  }) as unknown as NoticeText

type Of = {
  texts?: { ja: NoticeText; en?: NoticeText | null }
  language?: 'ja' | 'en'
  section?: string | null
  theirs?: object | null
  answers?: Parameters<typeof fakeDesk>[0]
}

type EditorProps = {
  first: NoticeTexts
  theirs: object | null
  onTexts: (texts: NoticeTexts) => void
  children: ReactNode
}

/** An open editor of a notice in two languages. */
function Editor({ first, theirs, onTexts, children }: EditorProps): ReactNode {
  const [texts, setTexts] = useState(first)
  const latest = useRef(first)
  const writeAll = (next: NoticeTexts) => {
    latest.current = next
    onTexts(next)
    setTexts(next)
  }
  const draft = {
    texts,
    flaws: [],
    theirs: theirs && { texts: theirs, edited: { by: { alias: '森' } } },
    latest: () => latest.current,
    write: (of: 'ja' | 'en', next: NoticeText) => writeAll({ ...latest.current, [of]: next }),
    writeAll,
  } as unknown as NoticeDraft
  const editing: NoticeEditing = {
    noticeId: 'n1',
    version: 1,
    draft,
    languages: ['ja', 'en'],
    lastTexts: null,
    focusOn: () => undefined,
  }
  return <EditingContext value={editing}>{children}</EditingContext>
}

async function aField({ texts, language = 'ja', section = null, theirs = null, answers = {} }: Of = {}) {
  const desk = fakeDesk({ 'notices.addPicture': () => ({ id: '1'.padStart(64, '0') }), ...answers })
  // what jsdom lacks: menus are closed, and text is put in without the undo history of a browser
  HTMLElement.prototype.hidePopover ??= () => undefined
  document.execCommand ??= () => false
  let now = { chart: 'bars', ja: text('一行目\n\n二行目'), en: text('one'), ...texts } as NoticeTexts
  const { page, unmount } = await render(
    withKeys(
      <Editor
        first={now}
        theirs={theirs}
        onTexts={(next) => {
          now = next
        }}
      >
        <NoticeBodyField language={language} section={section} label="本文" />
      </Editor>,
    ),
  )
  const area = () => page.querySelector('textarea') as HTMLTextAreaElement
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  /** somebody puts the caret here */
  const caret = (from: number, to = from) =>
    act(async () => {
      area().focus()
      area().setSelectionRange(from, to)
    })
  const dispatch = async (
    type: string,
    name: 'dataTransfer' | 'clipboardData',
    files: readonly File[],
    types = ['Files'],
  ) => {
    const event = new Event(type, { bubbles: true, cancelable: true })
    Object.assign(event, { [name]: { files, types } })
    await act(async () => area().dispatchEvent(event))
    return event.defaultPrevented
  }
  return { ...desk, page, area, alert, caret, dispatch, texts: () => now, unmount }
}

const DEFINITIONS = { ja: '定義', en: 'definitions' }
const aPicture = new File(['png'], 'a.png', { type: 'image/png' })

test('the opening or a section is written in its language alone', async () => {
  const opening = await aField()
  expect([opening.area().value, opening.area().maxLength]).toEqual(['一行目\n\n二行目', MAX_SECTION_LENGTH])
  await typeInto(opening.area(), '別の文')
  expect([opening.texts().ja, opening.texts().en]).toEqual([text('別の文'), text('one')])
  await opening.unmount()
  const section = await aField({ language: 'en', section: 's1', texts: { ja: text('あ', 'い'), en: text('a', 'b') } })
  expect(section.area().value).toBe('b')
  await typeInto(section.area(), 'c')
  expect([section.texts().ja, section.texts().en]).toEqual([text('あ', 'い'), text('a', 'c')])
  await section.unmount()
})

test('a language that a notice does not have has no field', async () => {
  const { page, unmount } = await aField({ language: 'en', texts: { ja: text('あ'), en: null } })
  expect(page.querySelector('textarea, button')).toBeNull()
  await unmount()
})

test('what somebody else has saved here is shown, unless they have removed the section', async () => {
  const theirs = { ja: text('別の人の文'), en: null }
  const { page, area, unmount } = await aField({ theirs })
  expect(page.textContent).toContain('別の人の文')
  await clickOn(page, notices.useTheirs)
  expect(area().value).toBe('別の人の文')
  await unmount()
  const removed = await aField({ section: 's1', theirs: { ja: { ...text('x'), sections: [] }, en: null } })
  expect(buttonOf(removed.page, notices.useTheirs)).toBeUndefined()
  await removed.unmount()
  const section = await aField({ section: 's1', theirs: { ja: text('x', '別の節'), en: null } })
  expect([
    buttonOf(section.page, notices.useTheirs) !== undefined,
    section.page.textContent?.includes('別の節'),
  ]).toEqual([true, true])
  await section.unmount()
})

test('what is inserted goes to the end until somebody has put the caret somewhere, and then there', async () => {
  const { page, area, caret, unmount } = await aField()
  area().setSelectionRange(0, 0)
  await clickOn(page, words.total)
  expect(area().value).toBe('一行目\n\n二行目{{total}}')
  await caret(0, 3)
  await clickOn(page, words.marks.bold)
  expect(area().value).toBe('**一行目**\n\n二行目{{total}}')
  await unmount()
})

test('definitions are asked for and put in place of their block, in the language of the field', async () => {
  const { page, area, alert, inputs, unmount } = await aField({
    language: 'en',
    texts: { ja: text('あ'), en: text('before\n\n{{definitions}}\n\nafter') },
    answers: { 'notices.definitions': () => DEFINITIONS },
  })
  await clickOn(page, words.definitionsAsText)
  await until(() => area().value === 'before\n\ndefinitions\n\nafter')
  expect([inputs('notices.definitions'), alert()]).toEqual([[{ noticeId: 'n1' }], null])
  await unmount()
})

test('definitions without a block go to the caret; where they cannot be had that is said, until they can', async () => {
  let fails = true
  const { page, area, alert, caret, unmount } = await aField({
    answers: {
      'notices.definitions': () => {
        if (fails) throw new CallError(500, {})
        return DEFINITIONS
      },
    },
  })
  await caret(0, 3)
  await clickOn(page, words.definitionsAsText)
  await until(() => alert() !== null)
  expect([alert(), area().value]).toEqual([words.definitionsFailed, '一行目\n\n二行目'])
  fails = false
  await clickOn(page, words.definitionsAsText)
  await until(() => area().value === '一行目\n\n定義\n\n二行目')
  expect(alert()).toBeNull()
  await unmount()
})

test.each([
  ['paste', 'clipboardData'],
  ['drop', 'dataTransfer'],
] as const)('a picture comes in by %s, at the caret; other things are left to the browser', async (type, name) => {
  const stored = Promise.withResolvers<object>()
  const { page, caret, dispatch, texts, inputs, unmount } = await aField({
    answers: { 'notices.addPicture': () => stored.promise },
  })
  await caret(3)
  expect([await dispatch(type, name, []), inputs('notices.addPicture')]).toEqual([false, []])
  expect(await dispatch(type, name, [aPicture])).toBe(true)
  await until(() => inputs('notices.addPicture').length === 1)
  expect([page.textContent?.includes(words.adding), buttonOf(page, words.picture)?.disabled]).toEqual([true, true])
  stored.resolve({ id: '1'.padStart(64, '0') })
  await until(() => page.querySelector('img') !== null)
  expect([texts().ja.opening, texts().en?.opening]).toEqual([`一行目\n\n${PICTURE}\n\n二行目`, `one\n\n${PICTURE}`])
  expect(buttonOf(page, words.picture)?.disabled).toBe(false)
  await unmount()
})

test('a picture that cannot be stored says why', async () => {
  const { dispatch, alert, texts, unmount } = await aField({
    answers: {
      'notices.addPicture': () => {
        throw new CallError(500, {})
      },
    },
  })
  await dispatch('paste', 'clipboardData', [aPicture])
  await until(() => alert() !== null)
  expect([alert(), texts().ja.opening]).toEqual([copy.errors.unexpected, '一行目\n\n二行目'])
  await unmount()
})

test('a field shows that files can be dropped on it, as long as they are over it', async () => {
  const { area, dispatch, unmount } = await aField()
  const marked = () => area().className.includes('outline-accent')
  expect([await dispatch('dragover', 'dataTransfer', [], ['text/plain']), marked()]).toEqual([false, false])
  expect([await dispatch('dragover', 'dataTransfer', []), marked()]).toEqual([true, true])
  await dispatch('dragleave', 'dataTransfer', [])
  expect(marked()).toBe(false)
  await dispatch('dragover', 'dataTransfer', [])
  await dispatch('drop', 'dataTransfer', [])
  expect(marked()).toBe(false)
  await unmount()
})

test('the chart of a notice is chosen where the breakdown stands, in its first language', async () => {
  const both = { ja: text('{{breakdown}}'), en: text('{{breakdown}}') }
  const { page, texts, unmount } = await aField({ texts: both })
  const radios = () => [...page.querySelectorAll<HTMLInputElement>('[type=radio]')]
  expect(radios().map((each) => each.closest('label')?.textContent)).toEqual(
    NOTICE_CHARTS.map((each) => words.charts[each]),
  )
  const other = NOTICE_CHARTS.findIndex((each) => each !== 'bars')
  await act(async () => radios()[other]?.click())
  expect([texts(), radios()[other]?.checked]).toEqual([{ ...both, chart: NOTICE_CHARTS[other] }, true])
  await unmount()
  const english = await aField({ texts: both, language: 'en' })
  expect(english.page.querySelector('[type=radio]')).toBeNull()
  await english.unmount()
  const without = await aField()
  expect(without.page.querySelector('[type=radio]')).toBeNull()
  await without.unmount()
})

test('figures can be inserted for every category by its name', async () => {
  const { page, area, unmount } = await aField({ texts: { ja: text(''), en: null } })
  await clickOn(page, words.countOf(copy.words.categories.mlm))
  expect(area().value).toBe('{{count:mlm}}')
  await unmount()
})
