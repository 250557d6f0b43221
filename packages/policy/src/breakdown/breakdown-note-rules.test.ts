import { expect, test } from 'vitest'
import type { Role } from '../staff/role-permissions.ts'
import {
  type BreakdownNote,
  putBreakdownNoteBack,
  removeBreakdownNote,
  writeBreakdownNote,
} from './breakdown-note-rules.ts'

const NOW = '2026-11-24T14:59:59.999Z'
const who = (role: Role, id = 'tanaka') => ({ id, alias: id, role })
const lead = who('lead')
const NOTE: BreakdownNote = {
  id: 'N-1',
  day: '2026-11-01',
  text: '検出ルールを追加',
  authorId: 'tanaka',
  writtenAt: NOW,
  removedAt: null,
}
const why = (verdict: ReturnType<typeof writeBreakdownNote>) => (verdict.ok ? null : verdict.refusal)
const write = (day: string, text = 'x', actor = lead, now = NOW) => why(writeBreakdownNote({ day, text }, actor, now))

test('a lead writes on a day from 2015 to today in Japan, and no other role does', () => {
  expect(writeBreakdownNote({ day: '2026-11-24', text: ' x ' }, lead, NOW)).toMatchObject({
    event: { type: 'breakdown.note_written', day: '2026-11-24', text: 'x' },
  })
  expect([write('2014-12-31'), write('2015-01-01'), write('2026-11-25')]).toEqual([
    'note_day_outside',
    null,
    'note_day_outside',
  ])
  expect(write('2026-11-25', 'x', lead, '2026-11-24T15:00:00.000Z')).toBeNull()
  expect(write('2026-11-24', ' ')).toBe('text_required')
  for (const role of ['moderator', 'approver', 'auditor', 'admin'] as const)
    expect(write('2026-11-24', 'x', who(role)), role).toBe('not_permitted')
})

test('any lead removes a note that stands, and puts one back that was removed', () => {
  const removed = { ...NOTE, removedAt: NOW }
  const other = who('lead', 'nakano')
  expect([removeBreakdownNote(NOTE, lead).ok, removeBreakdownNote(NOTE, other).ok]).toEqual([true, true])
  expect(putBreakdownNoteBack(removed, other).ok).toBe(true)
  expect(removeBreakdownNote(removed, lead)).toMatchObject({ refusal: 'note_moved' })
  expect(putBreakdownNoteBack(NOTE, lead)).toMatchObject({ refusal: 'note_moved' })
  for (const act of [removeBreakdownNote, putBreakdownNoteBack])
    expect(act(NOTE, who('auditor'))).toMatchObject({ refusal: 'not_permitted' })
})
