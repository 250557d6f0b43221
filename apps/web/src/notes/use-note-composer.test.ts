// @vitest-environment jsdom
import type { Colleague } from '@mimamori/contract/notes/note-contract'
import { act, type KeyboardEvent } from 'react'
import { expect, test } from 'vitest'
import { createQueryClient, queries } from '../api/api-queries.ts'
import type { KeptDraftOf } from '../api/kept-drafts.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useNoteComposer } from './use-note-composer.ts'

const colleague = (id: string, alias: string) =>
  ({ id, alias, login: id, kana: '', latinName: '', role: 'moderator' }) as Colleague
const COLLEAGUES = [colleague('sato', 'Sato'), colleague('mori', 'Mori'), colleague('morita', 'Morita')]

/** A note of Sato in the writing. */
async function aNote() {
  const cache = createQueryClient()
  cache.setQueryData(queries.notes.colleagues.queryKey(), COLLEAGUES)
  let text = ''
  const sent: string[] = []
  let left = 0
  const stopped: string[] = []
  const field = { current: null }
  const hook = await renderHook(
    () =>
      useNoteComposer({
        draft: {
          content: text === '' ? null : { kind: 'note', text },
          write: (content: { text: string } | null) => {
            text = content?.text ?? ''
          },
        } as unknown as KeptDraftOf<'note'>,
        staffId: 'sato',
        field,
        onSave: (each) => sent.push(each),
        onLeave: () => {
          left += 1
        },
      }),
    null,
    { cache },
  )
  const type = (value: string) =>
    act(async () => hook.now().onInput({ value, selectionStart: value.length } as HTMLTextAreaElement))
  const press = async (key: string, more: Partial<KeyboardEvent> = {}) => {
    let taken = false
    const event = {
      key,
      ctrlKey: false,
      metaKey: false,
      nativeEvent: { key, isComposing: false, keyCode: 0 },
      preventDefault: () => {
        taken = true
      },
      stopPropagation: () => stopped.push(key),
      ...more,
    }
    await act(async () => hook.now().onKeyDown(event as KeyboardEvent))
    return taken
  }
  return { ...hook, type, press, text: () => text, sent, stopped, left: () => left }
}

test('the next letter of a mention chooses the first colleague it finds, wherever the list had been walked to', async () => {
  const { now, type, press, text, unmount } = await aNote()
  await type('@m')
  expect(now().suggestions.map(({ alias }) => alias)).toEqual(['Mori', 'Morita'])
  await press('ArrowDown')
  expect(now().at).toBe(1)
  await type('@mo')
  expect(now().at).toBe(0)
  expect(await press('Enter')).toBe(true)
  expect([text(), now().mentionQuery]).toEqual(['@Mori ', null])
  await unmount()
})

test('Escape closes the list first and leaves the note second; Enter sends only with Control', async () => {
  const { now, type, press, sent, left, unmount } = await aNote()
  await type('見ました @m')
  await press('Escape')
  expect([now().mentionQuery, left()]).toEqual([null, 0])
  await press('Escape')
  expect(left()).toBe(1)
  expect(await press('Enter')).toBe(false)
  await press('Enter', { ctrlKey: true })
  expect(sent).toEqual(['見ました @m'])
  await unmount()
})

test('the key that sends a note, and that which leaves it, do not reach the decision beside it; other keys do', async () => {
  const { type, press, stopped, unmount } = await aNote()
  await type('見ました')
  await press('a')
  await press('Enter', { ctrlKey: true })
  await press('Escape')
  expect(stopped).toEqual(['Enter', 'Escape'])
  await unmount()
})

test('keys of a Japanese composition are the field’s', async () => {
  const { now, type, press, unmount } = await aNote()
  await type('@m')
  const nativeEvent = { key: 'Enter', isComposing: true, keyCode: 229 } as KeyboardEvent['nativeEvent']
  expect(await press('Enter', { nativeEvent })).toBe(false)
  expect(now().mentionQuery).not.toBeNull()
  await unmount()
})
