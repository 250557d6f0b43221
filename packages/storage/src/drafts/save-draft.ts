import { DECIDING_DRAFTS, type DraftKind } from '@mimamori/policy/drafts/draft-model'
import type { DraftEdit } from '@mimamori/policy/drafts/draft-rules'
import { and, eq, exists, inArray, lt, or, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { appeals, cases, drafts } from '../schema/sqlite.ts'
import type { DraftPlace, DraftSubject } from './draft-reads.ts'

export type DraftChange =
  /** `over`: the save it replaces; `sealed`: its content, sealed with the key of the member */
  | {
      type: 'draft.saved'
      place: DraftPlace
      subject: DraftSubject
      edit: number
      over: DraftEdit | null
      sealed: string
    }
  | { type: 'draft.discarded'; place: DraftPlace }
  /** drafts about what was closed before this instant */
  | { type: 'drafts.dropped'; before: string }

/** The savers of these changes. */
export const DRAFT_SAVERS = { 'draft.saved': saveDraft, 'draft.discarded': saveDraft, 'drafts.dropped': saveDraft }

const isAt = ({ staffId, subjectId, kind }: DraftPlace) =>
  and(eq(drafts.staffId, staffId), eq(drafts.subjectId, subjectId), eq(drafts.kind, kind))

/** What a person has typed and not sent. None of it is named in the audit log. */
async function saveDraft(tx: Tx, at: string, change: DraftChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'draft.saved': {
      const { place, subject, edit, over, sealed } = change
      const { memberId, caseId } = subject
      const row = { sealed, edit, savedAt: at }
      const saved = over
        ? tx.db
            .update(drafts)
            .set(row)
            .where(and(isAt(place), eq(drafts.edit, over.edit), eq(drafts.savedAt, over.savedAt)))
            .returning({ edit: drafts.edit })
        : tx.db
            .insert(drafts)
            .values({ ...place, ...row, memberId, caseId })
            .onConflictDoNothing()
            .returning({ edit: drafts.edit })
      assertRowUpdated(await saved, change.type)
      return null
    }
    case 'draft.discarded':
      await tx.db.delete(drafts).where(isAt(change.place))
      return null
    case 'drafts.dropped':
      await dropClosed(tx, change.before)
      return null
  }
}

async function dropClosed(tx: Tx, before: string): Promise<void> {
  const { db } = tx
  const closedCase = db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.id, drafts.subjectId), lt(cases.closedAt, before)))
  const closedAppeal = db
    .select({ id: appeals.id })
    .from(appeals)
    .where(
      and(
        eq(appeals.id, drafts.subjectId),
        sql`${appeals.state} in ('granted', 'upheld')`,
        lt(appeals.decidedAt, before),
      ),
    )
  const ofAppeal = eq(drafts.kind, 'appeal')
  await db
    .delete(drafts)
    .where(or(and(ofAppeal, exists(closedAppeal)), and(sql`${drafts.kind} <> 'appeal'`, exists(closedCase))))
}

const deleteKinds = (kinds: readonly DraftKind[]) =>
  prepared((db) =>
    db
      .delete(drafts)
      .where(
        and(
          eq(drafts.staffId, sql.placeholder('staffId')),
          eq(drafts.subjectId, sql.placeholder('subjectId')),
          inArray(drafts.kind, [...kinds]),
        ),
      ),
  )

/** The drafts that end with an act of their author. */
const DELETE_WITH = {
  decision: deleteKinds(DECIDING_DRAFTS),
  note: deleteKinds(['note']),
  escalate: deleteKinds(['escalate']),
  send_back: deleteKinds(['send_back']),
  raise: deleteKinds(['raise']),
  appeal: deleteKinds(['appeal']),
} as const

/** Deletes what was sent by this act of a person, and what they can no longer send after it. */
export async function dropSentDrafts(
  tx: Tx,
  act: keyof typeof DELETE_WITH,
  of: Pick<DraftPlace, 'staffId' | 'subjectId'>,
): Promise<void> {
  await DELETE_WITH[act](tx.db).execute(of)
}
