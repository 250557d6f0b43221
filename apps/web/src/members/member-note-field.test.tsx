// @vitest-environment jsdom
import { members as words } from '@mimamori/copy/members/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { MemberNoteField } from './member-note-field.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function aField(answer: () => unknown) {
  const desk = fakeDesk({ 'members.notes.add': answer })
  let left = 0
  const onDone = () => {
    left += 1
  }
  const { page, cache, unmount } = await render(
    withKeys(<MemberNoteField memberId="U-7" explain={() => 'なぜ'} onDone={onDone} />),
  )
  const field = page.querySelector('textarea') as HTMLTextAreaElement
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, cache, field, alert, left: () => left, unmount }
}

test('a note about a member is saved by Ctrl and Enter, and their notes are read again', async () => {
  const { page, cache, inputs, field, left, unmount } = await aField(() => ({}))
  const notes = [...queries.members.notes.list.key(), 'x']
  cache.setQueryData(notes, {})
  expect([document.activeElement, buttonOf(page, words.saveNote)?.disabled]).toEqual([field, true])
  await press('Enter', 'Enter', { ctrlKey: true })
  await typeInto(field, '電話で確認')
  await press('Enter', 'Enter')
  await press('Enter', 'Enter', { ctrlKey: true, isComposing: true })
  expect(inputs('members.notes.add')).toEqual([])
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => left() === 1)
  expect(inputs('members.notes.add')).toEqual([{ memberId: 'U-7', text: '電話で確認' }])
  expect([announced(), cache.getQueryState(notes)?.isInvalidated]).toEqual([words.noteSaved, true])
  await unmount()
})

test('a note that could not be saved stays; sent again it is the same one, and changed another one', async () => {
  const { page, calls, field, alert, left, unmount } = await aField(() => {
    throw new TypeError('gone')
  })
  await typeInto(field, '電話で確認')
  await clickOn(page, words.saveNote)
  await until(() => alert() !== null)
  expect([alert(), field.value, left(), announced()]).toEqual([words.noteFailed('なぜ'), '電話で確認', 0, ''])
  await clickOn(page, words.saveNote)
  await until(() => calls.length === 2 && alert() !== null)
  await typeInto(field, '電話で再度確認')
  await clickOn(page, words.saveNote)
  await until(() => calls.length === 3 && alert() !== null)
  const [first, second, third] = calls.map(({ idempotencyKey }) => idempotencyKey)
  expect([first === second, first === third, typeof first]).toEqual([true, false, 'string'])
  await press('Escape', 'Escape')
  expect(left()).toBe(1)
  await unmount()
})
