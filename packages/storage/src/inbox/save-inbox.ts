import { and, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { answers, cases, caseWatchers, mentions } from '../schema/sqlite.ts'
import { announceInbox } from './announce-inbox.ts'
import { saveMonthReminder } from './save-month-reminder.ts'

export type InboxChange =
  /** `ids`: of answers, and of notes that mention the person; `null`: everything they have been told until now */
  | { type: 'inbox.read'; staffId: string; ids: readonly string[] | null }
  /** answers that were kept back until now are told to these people */
  | { type: 'inbox.announced'; staffIds: readonly string[] }
  | { type: 'case.watched' | 'case.unwatched'; staffId: string; caseId: string }
  /** watching ends by itself for cases that were closed before the instant */
  | { type: 'watches.dropped'; closedBefore: string }
  /** leads are told on this day, Japan time, that a month is over and not closed */
  | { type: 'month.reminded'; month: string; day: string }

/** Stores what people have read and watch; their own affair, so the audit log has none of it. */
async function saveInbox(tx: Tx, at: string, change: InboxChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'inbox.read':
      await markRead(tx, at, change)
      announceInbox(tx, change.staffId)
      return null
    case 'inbox.announced':
      for (const staffId of change.staffIds) announceInbox(tx, staffId)
      return null
    case 'case.watched':
      await tx.db
        .insert(caseWatchers)
        .values({ caseId: change.caseId, staffId: change.staffId, at })
        .onConflictDoNothing()
      announceInbox(tx, change.staffId)
      return null
    case 'case.unwatched': {
      const { caseId, staffId } = change
      await tx.db.delete(caseWatchers).where(and(eq(caseWatchers.caseId, caseId), eq(caseWatchers.staffId, staffId)))
      announceInbox(tx, staffId)
      return null
    }
    case 'month.reminded':
      await saveMonthReminder(tx, change)
      return null
    case 'watches.dropped':
      await tx.db.delete(caseWatchers).where(
        sql`exists (select 1 from ${cases} where ${cases.id} = ${caseWatchers.caseId} and ${cases.state} = 'closed'
          and ${lt(cases.closedAt, change.closedBefore)})`,
      )
      return null
  }
}

async function markRead(tx: Tx, at: string, { staffId, ids }: Extract<InboxChange, { type: 'inbox.read' }>) {
  const answer = ids === null ? lte(answers.at, at) : inArray(answers.id, [...ids])
  await tx.db
    .update(answers)
    .set({ readAt: at })
    .where(and(eq(answers.staffId, staffId), isNull(answers.readAt), answer))
  await tx.db
    .update(mentions)
    .set({ seenAt: at })
    .where(
      and(
        eq(mentions.staffId, staffId),
        isNull(mentions.seenAt),
        ids === null ? undefined : inArray(mentions.noteId, [...ids]),
      ),
    )
}

/** The savers of these changes. */
export const INBOX_SAVERS = {
  'inbox.read': saveInbox,
  'inbox.announced': saveInbox,
  'case.watched': saveInbox,
  'case.unwatched': saveInbox,
  'watches.dropped': saveInbox,
  'month.reminded': saveInbox,
}
