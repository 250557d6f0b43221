import type { ActKind } from '@mimamori/policy/acts/act-undo-rules'
import type { AuditActionCode } from '@mimamori/policy/audit/audit-actions'
import type { Lease } from '@mimamori/policy/cases/case-model'
import { and, eq, lt } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { StoredCase } from '../cases/case-reads.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { columnPlaceholders } from '../engine/column-placeholders.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { acts, caseNotes, mentions } from '../schema/sqlite.ts'
import type { StoredAct } from './act-reads.ts'
import { restoreCase } from './restore-case.ts'

export type Assigned = { readonly to: string; readonly until: string | null; readonly before: string | null }

export type ActChange =
  /** `assigned`: to whom the case was given, until when it is kept, and for whom it was kept before */
  | { type: 'act.done'; act: StoredAct; assigned?: Assigned }
  /** `claimed`: how the case, as it is now, returns to its person; `null`: it stays where it is, as with a note */
  | {
      type: 'act.undone'
      act: StoredAct
      case: StoredCase
      claimed: { readonly fence: number; readonly lease: Lease } | null
    }
  | { type: 'act.lost'; id: string }
  | { type: 'acts.dropped'; before: string }

const UNDONE: Readonly<Record<ActKind, AuditActionCode>> = {
  snooze: 'case.snooze_undone',
  escalate: 'case.escalation_undone',
  send_back: 'case.send_back_undone',
  raise: 'case.raise_undone',
  release: 'case.release_undone',
  note: 'note.undone',
  assign: 'case.assignment_undone',
  outcome: 'reminder.undone',
  answer: 'enquiry.undone',
}

/** The savers of these changes. */
export const ACT_SAVERS = {
  'act.done': saveAct,
  'act.undone': saveAct,
  'act.lost': saveAct,
  'acts.dropped': saveAct,
}

const insertAct = prepared((db) => db.insert(acts).values(columnPlaceholders(acts)))

/** The acts of people that are no decisions: kept while they can be taken back, and taken back. */
async function saveAct(tx: Tx, _at: string, change: ActChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'act.done': {
      const { act } = change
      await insertAct(tx.db).execute({ ...act, placement: act.placement && JSON.stringify(act.placement) })
      return null
    }
    case 'act.undone':
      return await undoAct(tx, change)
    case 'act.lost':
      await tx.db
        .update(acts)
        .set({ state: 'lost' })
        .where(and(eq(acts.id, change.id), eq(acts.state, 'done')))
      return null
    case 'acts.dropped':
      await tx.db.delete(acts).where(lt(acts.doneAt, change.before))
      return null
  }
}

async function undoAct(
  tx: Tx,
  { act, case: storedCase, claimed }: Extract<ActChange, { type: 'act.undone' }>,
): Promise<AuditEvent> {
  const undone = tx.db
    .update(acts)
    .set({ state: 'undone' })
    .where(and(eq(acts.id, act.id), eq(acts.state, 'done')))
    .returning({ id: acts.id })
  assertRowUpdated(await undone, 'act.undone')
  if (claimed) await restoreCase(tx, act, storedCase, claimed)
  if (act.noteId !== null) {
    await tx.db.delete(mentions).where(eq(mentions.noteId, act.noteId))
    await tx.db.delete(caseNotes).where(eq(caseNotes.id, act.noteId))
  }
  const note = act.noteId === null ? {} : { note: act.noteId }
  return {
    action: UNDONE[act.kind],
    subject: { type: 'case', id: storedCase.id },
    detail: claimed ? { fence: claimed.fence, ...note } : note,
  }
}
