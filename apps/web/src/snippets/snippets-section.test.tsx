// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { snippets as words } from '@mimamori/copy/snippets/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { SnippetsSection } from './snippets-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const GREETING = { id: 's1', name: '挨拶', text: 'お世話になっております。' }
const THANKS = { id: 's2', name: 'お礼', text: 'ありがとうございました。' }

/** The section of who keeps these; `list` is not answered before there is one. */
async function aSection(answers: Parameters<typeof fakeDesk>[0], isShown = true) {
  const desk = fakeDesk({ 'snippets.list': () => [GREETING, THANKS], ...answers })
  const { page, unmount } = await render(withKeys(<SnippetsSection />))
  if (isShown) await until(() => buttonOf(page, words.add) !== undefined)
  const form = () => page.querySelector('form')
  const rows = () => [...page.querySelectorAll('li')]
  const row = (n: number) => rows()[n] as HTMLElement
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const type = async (name: string, text: string) => {
    await typeInto(page.querySelector('form input'), name)
    await typeInto(page.querySelector('form textarea'), text)
  }
  const typed = () => [
    page.querySelector<HTMLInputElement>('form input')?.value,
    page.querySelector<HTMLTextAreaElement>('form textarea')?.value,
  ]
  const remove = async (n: number) => {
    await clickOn(row(n), words.remove)
    expect(row(n).textContent).toContain(words.removing(n === 0 ? '挨拶' : 'お礼'))
    await clickOn(row(n), words.remove)
  }
  const listed = () => desk.inputs('snippets.list').length
  return { ...desk, page, form, rows, row, alert, type, typed, remove, listed, unmount }
}

test('somebody without snippets is told so, until they begin one', async () => {
  const { page, rows, form, unmount } = await aSection({ 'snippets.list': () => [] })
  expect([rows(), page.querySelector('ul'), page.textContent?.includes(words.empty)]).toEqual([[], null, true])
  await clickOn(page, words.add)
  expect([form()?.ariaLabel, page.textContent?.includes(words.empty)]).toEqual([words.add, false])
  await clickOn(page, words.cancel)
  expect([form(), page.textContent?.includes(words.empty)]).toEqual([null, true])
  await unmount()
})

test('each snippet is a row with its name and text, and nothing is said to be missing', async () => {
  const { page, rows, unmount } = await aSection({})
  expect(rows().map(({ textContent }) => textContent)).toEqual([
    `挨拶お世話になっております。${words.edit}${words.remove}`,
    `お礼ありがとうございました。${words.edit}${words.remove}`,
  ])
  expect(page.querySelector('ul')?.ariaLabel).toBe(words.title)
  expect(page.textContent).not.toContain(words.empty)
  await unmount()
})

test('a new snippet is added once, its form closes, and the list is read again', async () => {
  const added = Promise.withResolvers<object>()
  const { page, form, row, rows, type, typed, inputs, calls, listed, unmount } = await aSection({
    'snippets.add': () => added.promise,
  })
  await clickOn(page, words.add)
  expect([form()?.closest('ul'), rows().length, typed()]).toEqual([null, 2, ['', '']])
  await type('結び', 'よろしくお願いします。')
  await clickOn(page, words.save)
  expect(buttonOf(page, words.save)?.disabled).toBe(true)
  await clickOn(row(0), words.remove)
  expect(buttonOf(row(0), words.remove)?.disabled).toBe(true)
  added.resolve({})
  await until(() => form() === null)
  expect(announced()).toBe(words.saved('結び'))
  expect(inputs('snippets.add')).toEqual([{ name: '結び', text: 'よろしくお願いします。' }])
  await until(() => listed() === 2)
  expect(calls.map(({ operation }) => operation)).toEqual(['snippets.list', 'snippets.add', 'snippets.list'])
  await unmount()
})

test('a snippet is changed in the place of its row, and only that one', async () => {
  const { page, form, row, rows, type, typed, inputs, calls, listed, unmount } = await aSection({
    'snippets.change': () => THANKS,
  })
  await clickOn(row(1), words.edit)
  expect([form()?.ariaLabel, typed()]).toEqual([words.editing('お礼'), ['お礼', 'ありがとうございました。']])
  expect([row(0).querySelector('form'), row(1).contains(form()), rows().length]).toEqual([null, true, 2])
  await type('感謝', 'ありがとう。')
  await clickOn(page, words.save)
  await until(() => form() === null)
  expect(announced()).toBe(words.saved('感謝'))
  expect(inputs('snippets.change')).toEqual([{ id: 's2', name: '感謝', text: 'ありがとう。' }])
  await until(() => listed() === 2)
  expect(calls.length).toBe(3)
  await clickOn(row(0), words.edit)
  await clickOn(page, words.cancel)
  expect([form(), calls.length]).toEqual([null, 3])
  await unmount()
})

test('a snippet that is refused says why in the words of snippets, others in those of the page, and stays typed', async () => {
  let failure = refusedFor('snippet_name_taken')
  const { page, form, type, typed, alert, listed, unmount } = await aSection({
    'snippets.add': () => {
      throw failure
    },
  })
  await clickOn(page, words.add)
  await type('挨拶', 'はじめまして。')
  await clickOn(page, words.save)
  await until(() => alert() !== null)
  expect([alert(), announced()]).toEqual([words.refusals.snippet_name_taken, ''])
  expect([typed(), buttonOf(page, words.save)?.disabled]).toEqual([['挨拶', 'はじめまして。'], false])
  failure = new CallError(500, {})
  await clickOn(page, words.save)
  await until(() => alert() === copy.errors.unexpected)
  await until(() => listed() === 3)
  expect(form()).not.toBeNull()
  await unmount()
})

test('a snippet is removed once that is asked again, and the list is read again', async () => {
  let kept = [GREETING, THANKS]
  const { rows, row, remove, inputs, calls, unmount } = await aSection({
    'snippets.list': () => kept,
    'snippets.remove': () => {
      kept = [GREETING]
      return { removed: true }
    },
  })
  await clickOn(row(1), words.remove)
  await clickOn(row(1), words.cancel)
  expect([rows().length, calls.length]).toEqual([2, 1])
  await remove(1)
  await until(() => rows().length === 1)
  expect([inputs('snippets.remove'), announced()]).toEqual([[{ id: 's2' }], words.removed('お礼')])
  expect(row(0).textContent).toContain('挨拶')
  await unmount()
})

test('snippets that could not be loaded are loaded again on request', async () => {
  const list = Promise.withResolvers<object[]>()
  let fails = true
  const { page, rows, alert, unmount } = await aSection(
    {
      'snippets.list': () => {
        if (fails) throw new CallError(500, {})
        return list.promise
      },
    },
    false,
  )
  await until(() => alert() !== null)
  expect([alert(), buttonOf(page, words.add)]).toEqual([words.failed + words.retry, undefined])
  fails = false
  await clickOn(page, words.retry)
  list.resolve([GREETING])
  await until(() => rows().length === 1)
  expect(alert()).toBeNull()
  await unmount()
})

test('while snippets are loaded none are said to be missing', async () => {
  const list = Promise.withResolvers<object[]>()
  const { page, rows, unmount } = await aSection({ 'snippets.list': () => list.promise }, false)
  await until(() => page.querySelector('[role=status],[aria-busy]') !== null)
  expect([page.textContent?.includes(words.empty), buttonOf(page, words.add)]).toEqual([false, undefined])
  list.resolve([THANKS])
  await until(() => rows().length === 1)
  await unmount()
})

test('snippets on screen stay while reading them again fails', async () => {
  let fails = false
  const { rows, alert, remove, listed, unmount } = await aSection({
    'snippets.list': () => {
      if (fails) throw new CallError(500, {})
      return [GREETING, THANKS]
    },
    'snippets.remove': () => {
      fails = true
      return { removed: true }
    },
  })
  await remove(0)
  await until(() => listed() === 2)
  expect([rows().length, alert()]).toEqual([2, null])
  await unmount()
})

test('a snippet that could not be removed stays and says why, which the next form says no more', async () => {
  const { page, rows, alert, remove, unmount } = await aSection({
    'snippets.remove': () => {
      throw new TypeError('gone')
    },
    'snippets.add': () => {
      throw new TypeError('gone')
    },
  })
  await remove(0)
  await until(() => alert() !== null)
  expect([alert(), rows().length]).toEqual([copy.errors.network, 2])
  await clickOn(page, words.add)
  expect(alert()).toBe(null)
  await typeInto(page.querySelector('form input'), '新規')
  await typeInto(page.querySelector('form textarea'), '本文')
  await clickOn(page, words.save)
  await until(() => alert() !== null)
  await clickOn(page, words.cancel)
  expect(alert()).toBe(null)
  await unmount()
})
