import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeAccount } from '../testing/test-accounts.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { listBreakdownNotes, moveBreakdownNote, writeBreakdownNote } from './breakdown-notes.ts'

let testApp: TestApp
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  const lead = async (login: string) => person((await storeAccount(testApp.app, { login, role: 'lead' })).id, 'lead')
  ueno = await lead('ueno')
  mori = await lead('mori')
})
afterEach(() => testApp.close())

const NOVEMBER = { from: '2025-11', until: '2026-11' }
const now = () => testApp.app.clock.now()
const write = (who: Staff, day: string, text: string) =>
  testApp.app.storage.write((tx) => writeBreakdownNote(tx, now(), who, { day, text }))
const move = (who: Staff, noteId: string, how: 'removed' | 'put_back') =>
  testApp.app.storage.write((tx) => moveBreakdownNote(tx, now(), who, { noteId, how }))
const shown = async (months = NOVEMBER) =>
  (await listBreakdownNotes(testApp.db, months)).map(({ day, text, author }) => [day, text, author.alias])

test('notes are listed in the order of their days, from the first day of the first month to the last of the last', async () => {
  await write(ueno, '2026-11-24', 'キャンペーン終了')
  await write(mori, '2025-11-01', 'ルールを追加')
  await write(ueno, '2025-10-31', '範囲外')
  expect(await shown()).toEqual([
    ['2025-11-01', 'ルールを追加', 'mori'],
    ['2026-11-24', 'キャンペーン終了', 'ueno'],
  ])
  expect(await shown({ from: '2025-10', until: '2025-10' })).toEqual([['2025-10-31', '範囲外', 'ueno']])
})

test('another lead removes a note, and it can be put back as it was; the log has each, with whose note it was and no text', async () => {
  const { noteId } = await write(ueno, '2026-11-20', '連休')
  await move(mori, noteId, 'removed')
  expect(await shown()).toEqual([])
  expect(await refusalOf(move(ueno, noteId, 'removed'))).toBe('note_moved')
  await move(mori, noteId, 'put_back')
  expect(await shown()).toEqual([['2026-11-20', '連休', 'ueno']])
  expect(await refusalOf(move(mori, noteId, 'put_back'))).toBe('note_moved')
  const entries = await auditPage(testApp.db, { subjectId: '2026-11', limit: 5 })
  const detail = { note: noteId, day: '2026-11-20' }
  expect(entries.map((each) => [each.action, each.actorId, JSON.parse(each.detail)])).toEqual([
    ['breakdown.note_put_back', mori.id, { ...detail, author: ueno.id }],
    ['breakdown.note_removed', mori.id, { ...detail, author: ueno.id }],
    ['breakdown.note_written', ueno.id, detail],
  ])
})

test('nothing is written on a day to come, and nobody but a lead removes', async () => {
  expect(await refusalOf(write(ueno, '2026-11-25', 'x'))).toBe('note_day_outside')
  const { noteId } = await write(ueno, '2026-11-24', 'x')
  expect(await refusalOf(move(person('ota', 'auditor'), noteId, 'removed'))).toBe('not_permitted')
  expect((await shown()).length).toBe(1)
})
