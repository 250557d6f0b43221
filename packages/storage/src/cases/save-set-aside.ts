import { waitingState } from '@mimamori/policy/cases/case-model'
import type { RankLine } from '@mimamori/policy/cases/rank-rules'
import type { QueuePlacement } from '@mimamori/policy/intake/queue-placement-rules'
import { eq } from 'drizzle-orm'
import type { AuditDetail } from '../audit/audit-chain.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { updateQueueCounts } from '../queue/save-queue-counts.ts'
import { cases } from '../schema/sqlite.ts'
import { releaseCase, wakeCase } from './case-lease-statements.ts'
import type { StoredCase } from './case-reads.ts'
import { placementColumns } from './case-statements.ts'
import { insertReasonNote, type SetAsideReason } from './reason-note.ts'

export type SetAsideChange =
  | { type: 'case.snoozed'; case: StoredCase; until: string; reason: SetAsideReason | null }
  | { type: 'case.woken'; case: StoredCase }
  | { type: 'case.escalated'; case: StoredCase; by: string; reason: SetAsideReason }
  | { type: 'case.sent_back'; case: StoredCase; reason: SetAsideReason }
  | { type: 'case.raised'; case: StoredCase; placing: QueuePlacement; reason: SetAsideReason | null }
  | { type: 'case.pinned' | 'case.unpinned'; case: StoredCase; rank: number; lines: readonly RankLine[] }

type WaitingState = { readonly state: string; readonly until: string | null; readonly escalatedBy: string | null }

const releaseTo = (tx: Tx, { id, fence }: StoredCase, to: WaitingState): Promise<void> =>
  releaseCase(tx, { id, fence, ...to })

/** A case is snoozed, woken, escalated, sent back, raised, pinned or unpinned. */
export async function saveSetAside(tx: Tx, at: string, change: SetAsideChange): Promise<AuditEvent> {
  const { case: storedCase, type } = change
  const { id, fence, escalatedBy } = storedCase
  const auditEvent = (detail: AuditDetail): AuditEvent => ({ action: type, subject: { type: 'case', id }, detail })
  switch (change.type) {
    case 'case.snoozed':
      await releaseTo(tx, storedCase, { state: 'snoozed', until: change.until, escalatedBy })
      await updateQueueCounts(tx, storedCase, { ...storedCase, state: 'snoozed' })
      return auditEvent({ fence, until: change.until, ...(await insertReasonNote(tx, at, null, id, change.reason)) })
    case 'case.woken': {
      const state = waitingState(storedCase)
      await wakeCase(tx, { id, state })
      await updateQueueCounts(tx, storedCase, { ...storedCase, state })
      return auditEvent({})
    }
    case 'case.escalated':
      await releaseTo(tx, storedCase, { state: 'escalated', until: null, escalatedBy: change.by })
      await updateQueueCounts(tx, storedCase, { ...storedCase, state: 'escalated' })
      return auditEvent({ fence, ...(await insertReasonNote(tx, at, 'escalate', id, change.reason)) })
    case 'case.sent_back':
      await releaseTo(tx, storedCase, { state: 'open', until: null, escalatedBy: null })
      await updateQueueCounts(tx, storedCase, { ...storedCase, state: 'open' })
      return auditEvent({ fence, ...(await insertReasonNote(tx, at, 'send_back', id, change.reason)) })
    case 'case.raised': {
      const { placing } = change
      const state = waitingState(storedCase)
      await releaseTo(tx, storedCase, { state, until: null, escalatedBy })
      await tx.db.update(cases).set(placementColumns(placing)).where(eq(cases.id, id))
      await updateQueueCounts(tx, storedCase, { ...placing, state })
      return auditEvent({ fence, ...(await insertReasonNote(tx, at, 'raise', id, change.reason)) })
    }
    case 'case.pinned':
    case 'case.unpinned': {
      const pinnedAt = type === 'case.pinned' ? at : null
      const rankLines = JSON.stringify(change.lines)
      await tx.db.update(cases).set({ rank: change.rank, rankLines, pinnedAt }).where(eq(cases.id, id))
      return auditEvent({ queue: storedCase.queue })
    }
  }
}
