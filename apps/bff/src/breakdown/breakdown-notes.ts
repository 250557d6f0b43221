import type { TrendNote } from '@mimamori/contract/breakdown/breakdown-notes-contract'
import {
  putBreakdownNoteBack as putBackRule,
  removeBreakdownNote as removeRule,
  writeBreakdownNote as writeRule,
} from '@mimamori/policy/breakdown/breakdown-note-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { breakdownNoteById, notesOfMonths } from '@mimamori/storage/breakdown/breakdown-note-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'

/** The notes on the days of these months. */
export async function listBreakdownNotes(
  db: Storage['db'],
  months: { readonly from: string; readonly until: string },
): Promise<TrendNote[]> {
  const notes = await notesOfMonths(db, months)
  return notes.map(({ id, day, text, authorId, author, writtenAt }) => {
    return { id, day, text, author: { id: authorId, alias: author ?? '' }, writtenAt }
  })
}

/** Writes a note on a day. Throws the refusal of the rule. */
export async function writeBreakdownNote(
  tx: Tx,
  at: string,
  actor: Staff,
  input: { readonly day: string; readonly text: string },
): Promise<{ noteId: string }> {
  const event = requireAllowed(writeRule(input, actor, at))
  const id = newId(at)
  await record(tx, at, actor.id, { ...event, id, actorId: actor.id })
  return { noteId: id }
}

/** Removes a note, or puts it back. Throws NotFound, and the refusal of the rule. */
export async function moveBreakdownNote(
  tx: Tx,
  at: string,
  actor: Staff,
  { noteId, how }: { readonly noteId: string; readonly how: 'removed' | 'put_back' },
): Promise<{ noteId: string }> {
  tx.lock('key', `breakdown-note/${noteId}`)
  const note = requireFound(await breakdownNoteById(tx.db, noteId))
  const event = how === 'removed' ? requireAllowed(removeRule(note, actor)) : requireAllowed(putBackRule(note, actor))
  await record(tx, at, actor.id, { ...event, actorId: actor.id })
  return { noteId }
}
