import { expect, test } from 'vitest'
import type { Role } from '../staff/role-permissions.ts'
import { writeNote } from './note-rules.ts'

const person = (role: Role) => ({ id: 'sato', alias: '佐藤', role })
const readers = new Set(['sato', 'maya', 'tanaka'])
const taken = (text: string, mentions: string[] = [], role: Role = 'moderator') =>
  writeNote({ text, mentions }, person(role), readers)

test('whoever may read cases may write a note, and nobody else', () => {
  expect(taken(' 前の案件も見てください\n')).toEqual({
    ok: true,
    event: { type: 'note.added', text: '前の案件も見てください', mentions: [] },
  })
  expect(taken('見てください', [], 'lead').ok).toBe(true)
  expect(taken('見てください', [], 'admin')).toEqual({ ok: false, refusal: 'not_permitted' })
})

test('a note says something', () => {
  expect(taken(' \n　')).toEqual({ ok: false, refusal: 'note_empty' })
})

test('a colleague is called once, oneself not at all, and nobody who could not read it', () => {
  expect(taken('@Maya @Maya', ['maya', 'maya', 'sato'])).toMatchObject({ event: { mentions: ['maya'] } })
  expect(taken('@管理', ['maya', 'admin'])).toEqual({ ok: false, refusal: 'mention_unknown' })
})
