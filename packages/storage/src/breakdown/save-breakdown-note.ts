import type { BreakdownNote } from '@mimamori/policy/breakdown/breakdown-note-rules'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { breakdownNotes } from '../schema/sqlite.ts'

export type BreakdownNoteChange =
  | { type: 'breakdown.note_written'; id: string; day: string; text: string; actorId: string }
  | { type: 'breakdown.note_removed' | 'breakdown.note_put_back'; note: BreakdownNote; actorId: string }

/** A note is written on a day of the trend, removed, or put back. The log has whose note it was, and no text. */
async function saveBreakdownNote(tx: Tx, at: string, change: BreakdownNoteChange): Promise<AuditEvent> {
  const { type: action, actorId } = change
  if (change.type === 'breakdown.note_written') {
    const { id, day, text } = change
    await tx.db.insert(breakdownNotes).values({ id, day, text, authorId: actorId, writtenAt: at })
    return { action, subject: { type: 'month', id: day.slice(0, 7) }, detail: { note: id, day } }
  }
  const { id, day, authorId } = change.note
  const removes = change.type === 'breakdown.note_removed'
  const { removedAt } = breakdownNotes
  assertRowUpdated(
    await tx.db
      .update(breakdownNotes)
      .set(removes ? { removedAt: at, removedBy: actorId } : { removedAt: null, removedBy: null })
      .where(and(eq(breakdownNotes.id, id), removes ? isNull(removedAt) : isNotNull(removedAt)))
      .returning({ id: breakdownNotes.id }),
    action,
  )
  return { action, subject: { type: 'month', id: day.slice(0, 7) }, detail: { note: id, day, author: authorId } }
}

/** The saver of each change to the notes on the trend. */
export const BREAKDOWN_NOTE_SAVERS = {
  'breakdown.note_written': saveBreakdownNote,
  'breakdown.note_removed': saveBreakdownNote,
  'breakdown.note_put_back': saveBreakdownNote,
} as const satisfies Readonly<Record<BreakdownNoteChange['type'], ChangeSaver>>
