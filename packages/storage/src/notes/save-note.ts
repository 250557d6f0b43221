import type { AuditEvent } from '../audit/audit-event.ts'
import { dropSentDrafts } from '../drafts/save-draft.ts'
import type { Tx } from '../engine/engine.ts'
import { caseNotes, mentions } from '../schema/sqlite.ts'

export type NoteChange = {
  type: 'note.added'
  id: string
  caseId: string
  authorId: string
  text: string
  mentions: readonly string[]
}

/** Notes on a case, and the people they mention. The audit log has the id of a note, never its text. */
export async function saveNote(tx: Tx, at: string, change: NoteChange): Promise<AuditEvent> {
  const { id, caseId, authorId, text, mentions: called } = change
  await tx.db.insert(caseNotes).values({ id, caseId, authorId, at, text })
  await dropSentDrafts(tx, 'note', { staffId: authorId, subjectId: caseId })
  const rows = called.map((staffId) => ({ noteId: id, staffId, caseId, at }))
  if (rows.length > 0) await tx.db.insert(mentions).values(rows)
  return {
    action: 'note.added',
    subject: { type: 'case', id: caseId },
    detail: { note: id, mentions: [...called] },
  }
}
