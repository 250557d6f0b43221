// @vitest-environment jsdom
import type { Snippet } from '@mimamori/contract/snippets/snippet-contract'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient, queries } from '../api/api-queries.ts'
import { type RenderedHook, renderHook } from '../parts/render.test-support.tsx'
import { SNIPPETS_EVENT } from '../parts/snippet-trigger.tsx'
import { type SnippetList, useSnippetList } from './use-snippet-list.ts'

const snippet = (name: string, text: string) => ({ id: name, name, text, edit: 1 }) as unknown as Snippet
const OWN = [snippet('れんらく', '連絡先は書けません。'), snippet('れいぎ', '丁寧にお願いします。')]

let field: HTMLTextAreaElement
let list: RenderedHook<null, SnippetList>
const keys: string[] = []

/** A field that takes snippets, with the caret behind its text. */
beforeEach(async () => {
  document.body.innerHTML = '<textarea data-snippets></textarea>'
  field = document.querySelector('textarea') as HTMLTextAreaElement
  // as browsers do it; jsdom has no such command
  Object.assign(document, {
    execCommand: vi.fn((_: string, __: boolean, text: string) => {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
      return true
    }),
  })
  const cache = createQueryClient()
  cache.setQueryData(queries.snippets.list.queryKey(), OWN)
  list = await renderHook(() => useSnippetList(), null, { cache })
  keys.length = 0
  field.addEventListener('keydown', (event) => keys.push(event.key))
  await act(async () => field.focus())
})
afterEach(async () => {
  await list.unmount()
  Reflect.deleteProperty(document, 'execCommand')
  document.body.innerHTML = ''
})

const type = (text: string) =>
  act(async () => {
    field.value += text
    field.setSelectionRange(field.value.length, field.value.length)
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(async () => field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })))
const found = () => list.now().found.map(({ name }) => name)

test('keys of a Japanese composition are the field’s, and the same keys behind it pick from the list', async () => {
  await type('；れ')
  expect([found(), list.now().at]).toEqual([['れんらく', 'れいぎ'], 0])
  const composing = { isComposing: true }
  for (const key of ['ArrowDown', 'Enter', 'Escape']) await press(key, composing)
  expect([keys, list.now().at, field.value]).toEqual([['ArrowDown', 'Enter', 'Escape'], 0, '；れ'])
  await press('ArrowDown')
  await press('Enter')
  expect([keys.length, field.value, list.now().asked]).toEqual([3, '丁寧にお願いします。', null])
})

test('behind a bare ; Enter stays the field’s until something is typed or walked to', async () => {
  await type(';')
  expect([list.now().at, found()]).toEqual([-1, ['れんらく', 'れいぎ']])
  await press('Enter')
  expect([keys, field.value]).toEqual([['Enter'], ';'])
  await press('ArrowUp')
  expect(list.now().at).toBe(1)
  await press('Enter')
  expect(field.value).toBe('丁寧にお願いします。')
})

test('the button opens the list at the caret, and picks replace nothing but what was typed behind it', async () => {
  await type('前文')
  await act(async () => field.dispatchEvent(new CustomEvent(SNIPPETS_EVENT, { bubbles: true })))
  expect([list.now().at, list.now().asked?.signed]).toEqual([0, false])
  await type('れい')
  await press('Tab')
  expect(field.value).toBe('前文丁寧にお願いします。')
})

test('Escape closes the list and goes no further; leaving the field closes it too', async () => {
  await type(';れ')
  await press('Escape')
  expect([list.now().asked, keys]).toEqual([null, []])
  await type('ん')
  expect(list.now().asked).not.toBeNull()
  await act(async () => field.blur())
  expect(list.now().asked).toBeNull()
})

test('a snippet that does not fit stays out, and says how much the field takes', async () => {
  field.maxLength = 8
  await type(';れん')
  await press('Enter')
  expect([field.value, list.now().excess]).toEqual([';れん', 8])
  await type('ら')
  expect(list.now().excess).toBeNull()
})
