import type { AuditDetail } from '../audit/audit-chain.ts'
import { dropSentDrafts } from '../drafts/save-draft.ts'
import type { Tx } from '../engine/engine.ts'
import { insertNote } from './case-statements.ts'

/** A reason in free text: stored as an internal note, and named in the audit log by the note's id alone. */
export type SetAsideReason = { readonly noteId: string; readonly authorId: string; readonly text: string }

/** Stores the reason, if one was given, of which no draft is kept any longer; `null`: none is kept of such a reason. */
export async function insertReasonNote(
  tx: Tx,
  at: string,
  of: 'escalate' | 'send_back' | 'raise' | null,
  caseId: string,
  reason: SetAsideReason | null,
): Promise<AuditDetail> {
  if (reason === null) return {}
  const { noteId: id, authorId, text } = reason
  if (of) await dropSentDrafts(tx, of, { staffId: authorId, subjectId: caseId })
  await insertNote(tx.db).execute({ id, caseId, authorId, at, text })
  return { note: id }
}
