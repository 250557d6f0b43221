import { waitingState } from '@mimamori/policy/cases/case-model'
import type { RankLine } from '@mimamori/policy/cases/rank-rules'
import type { QueuePlacement } from '@mimamori/policy/intake/queue-placement-rules'
import { eq } from 'drizzle-orm'
import type { AuditDetail } from '../audit/chain.ts'
import type { Tx } from '../engine/engine.ts'
import { recount } from '../queue/save.ts'
import { cases } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'
import type { StoredCase } from './reads.ts'
import { keepNote, letGo, placingColumns, wake } from './statements.ts'

/** Why, in somebody's words: kept as an internal note, and named in the audit log by its id alone. */
export type Reason = { readonly noteId: string; readonly authorId: string; readonly text: string }

export type SetAsideChange =
  | { type: 'case.snoozed'; case: StoredCase; until: string }
  | { type: 'case.woken'; case: StoredCase }
  | { type: 'case.escalated'; case: StoredCase; by: string; reason: Reason }
  | { type: 'case.sent_back'; case: StoredCase; reason: Reason }
  | { type: 'case.raised'; case: StoredCase; placing: QueuePlacement; reason: Reason | null }
  | { type: 'case.pinned' | 'case.unpinned'; case: StoredCase; rank: number; lines: readonly RankLine[] }

type Waiting = { readonly state: string; readonly until: string | null; readonly escalatedBy: string | null }

const leave = (tx: Tx, { id, fence }: StoredCase, to: Waiting): Promise<void> => letGo(tx, { id, fence, ...to })

async function keep(tx: Tx, at: string, caseId: string, reason: Reason | null): Promise<AuditDetail> {
  if (reason === null) return {}
  const { noteId: id, authorId, text } = reason
  await keepNote(tx.db).execute({ id, caseId, authorId, at, text })
  return { note: id }
}

/** A case is set aside, found again, or put on top. */
export async function saveSetAside(tx: Tx, at: string, change: SetAsideChange): Promise<Trace> {
  const { case: it, type } = change
  const { id, fence, escalatedBy } = it
  const trace = (detail: AuditDetail): Trace => ({ action: type, subject: { type: 'case', id }, detail })
  switch (change.type) {
    case 'case.snoozed':
      await leave(tx, it, { state: 'snoozed', until: change.until, escalatedBy })
      await recount(tx, it, { ...it, state: 'snoozed' })
      return trace({ fence, until: change.until })
    case 'case.woken': {
      const state = waitingState(it)
      await wake(tx, { id, state })
      await recount(tx, it, { ...it, state })
      return trace({})
    }
    case 'case.escalated':
      await leave(tx, it, { state: 'escalated', until: null, escalatedBy: change.by })
      await recount(tx, it, { ...it, state: 'escalated' })
      return trace({ fence, ...(await keep(tx, at, id, change.reason)) })
    case 'case.sent_back':
      await leave(tx, it, { state: 'open', until: null, escalatedBy: null })
      await recount(tx, it, { ...it, state: 'open' })
      return trace({ fence, ...(await keep(tx, at, id, change.reason)) })
    case 'case.raised': {
      const { placing } = change
      const state = waitingState(it)
      await leave(tx, it, { state, until: null, escalatedBy })
      await tx.db.update(cases).set(placingColumns(placing)).where(eq(cases.id, id))
      await recount(tx, it, { ...placing, state })
      return trace({ fence, ...(await keep(tx, at, id, change.reason)) })
    }
    case 'case.pinned':
    case 'case.unpinned': {
      const pinnedAt = type === 'case.pinned' ? at : null
      const rankLines = JSON.stringify(change.lines)
      await tx.db.update(cases).set({ rank: change.rank, rankLines, pinnedAt }).where(eq(cases.id, id))
      return trace({ queue: it.queue })
    }
  }
}
