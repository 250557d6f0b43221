import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { dayOf } from './japan-month.ts'

/** What leads write about a day beside the trend of the breakdown: a campaign, a flaw of the detector, a change of what is counted. */
export type BreakdownNote = {
  readonly id: string
  /** the day it is about, such as `2026-11-24`, Japan time */
  readonly day: string
  readonly text: string
  readonly authorId: string
  readonly writtenAt: string
  /** when it was taken off the trend; `null`: it stands there */
  readonly removedAt: string | null
}

/** in characters */
export const MAX_BREAKDOWN_NOTE_LENGTH = 200
/** No desk has figures from before. */
export const FIRST_NOTE_DAY = '2015-01-01'

export type BreakdownNoteRefusal = 'not_permitted' | 'text_required' | 'note_day_outside' | 'note_moved'

export type NoteWritten = { readonly type: 'breakdown.note_written'; readonly day: string; readonly text: string }

/** Writes a note on a day, at most today in Japan time. */
export function writeBreakdownNote(
  { day, text }: { readonly day: string; readonly text: string },
  actor: Staff,
  now: string,
): Verdict<NoteWritten, BreakdownNoteRefusal> {
  if (!may(actor.role, 'breakdown.note')) return refuse('not_permitted')
  if (text.trim() === '') return refuse('text_required')
  if (day < FIRST_NOTE_DAY || day > dayOf(now)) return refuse('note_day_outside')
  return allow({ type: 'breakdown.note_written', day, text: text.trim() })
}

type NoteMoved<Type> = { readonly type: Type; readonly note: BreakdownNote }

/** Takes a note off the trend: one's own, or another lead's, as the log says then. */
export function removeBreakdownNote(
  note: BreakdownNote,
  actor: Staff,
): Verdict<NoteMoved<'breakdown.note_removed'>, BreakdownNoteRefusal> {
  if (!may(actor.role, 'breakdown.note')) return refuse('not_permitted')
  return note.removedAt === null ? allow({ type: 'breakdown.note_removed', note }) : refuse('note_moved')
}

/** Puts a note that was removed back on the trend, as it was. */
export function putBreakdownNoteBack(
  note: BreakdownNote,
  actor: Staff,
): Verdict<NoteMoved<'breakdown.note_put_back'>, BreakdownNoteRefusal> {
  if (!may(actor.role, 'breakdown.note')) return refuse('not_permitted')
  return note.removedAt === null ? refuse('note_moved') : allow({ type: 'breakdown.note_put_back', note })
}
