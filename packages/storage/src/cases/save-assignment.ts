import { assignedUntil } from '@mimamori/policy/cases/assignment-rules'
import { waitingState } from '@mimamori/policy/cases/case-model'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { updateQueueCounts } from '../queue/save-queue-counts.ts'
import { cases } from '../schema/sqlite.ts'
import { claimCase } from './case-lease-statements.ts'
import type { StoredCase } from './case-reads.ts'
import { insertReasonNote, type SetAsideReason } from './reason-note.ts'

/** `until`: `null`: it waits in its queue, as it is due soon */
export type AssignmentChange = {
  type: 'case.assigned'
  case: StoredCase
  to: string
  fence: number
  until: string | null
  reason: SetAsideReason | null
}

/** A case is handed to a colleague, and kept for them unless it is due soon. */
export async function saveAssignment(tx: Tx, at: string, change: AssignmentChange): Promise<AuditEvent> {
  const { case: storedCase, to, fence, until, reason } = change
  const { id, fence: seen } = storedCase
  if (until === null) await leaveInQueue(tx, storedCase, fence)
  else {
    await claimCase(tx, { id, seen, fence, holder: to, kind: 'assigned', endsAt: until })
    await updateQueueCounts(tx, storedCase, { ...storedCase, state: 'claimed' })
  }
  const note = await insertReasonNote(tx, at, null, id, reason)
  const kept = until === null ? {} : { until }
  return {
    action: 'case.assigned',
    subject: { type: 'case', id },
    detail: { fence, assignee: to, ...kept, ...note },
  }
}

async function leaveInQueue(tx: Tx, storedCase: StoredCase, fence: number): Promise<void> {
  const state = waitingState(storedCase)
  const left = tx.db
    .update(cases)
    .set({ state, fence, holder: null, leaseKind: null, leaseEndsAt: null, snoozedUntil: null })
    .where(and(eq(cases.id, storedCase.id), eq(cases.fence, storedCase.fence), eq(cases.state, storedCase.state)))
    .returning({ id: cases.id })
  assertRowUpdated(await left, 'case.assigned')
  await updateQueueCounts(tx, storedCase, { ...storedCase, state })
}

/** Ends an assignment earlier where something has brought the due time forward. */
export async function shortenAssignment(tx: Tx, at: string, { id, lease }: StoredCase, dueAt: string): Promise<void> {
  if (lease?.kind !== 'assigned') return
  const until = assignedUntil(dueAt, at) ?? at
  if (until < lease.endsAt) await tx.db.update(cases).set({ leaseEndsAt: until }).where(eq(cases.id, id))
}
