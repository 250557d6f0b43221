import { hash } from 'node:crypto'
import type { ClosingEnded } from '@mimamori/policy/closings/closing-end-rules'
import { type ClosingSnapshot, canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { endMonthReminders } from '../inbox/save-month-reminder.ts'
import { closings } from '../schema/sqlite.ts'
import type { StoredClosing } from './closing-reads.ts'

export type ClosingChange =
  | { type: 'closing.proposed'; id: string; snapshot: ClosingSnapshot; reason: string; proposerId: string }
  | { type: 'closing.ended'; closing: StoredClosing; how: ClosingEnded['how']; actorId: string; reason: string }

/** A month close is proposed, approved, sent back or taken back. Every audit entry holds the hash of the frozen figures. */
export async function saveClosing(tx: Tx, at: string, change: ClosingChange): Promise<AuditEvent> {
  return change.type === 'closing.proposed' ? await proposeClosing(tx, at, change) : await endClosing(tx, at, change)
}

async function proposeClosing(tx: Tx, at: string, change: Extract<ClosingChange, { type: 'closing.proposed' }>) {
  const { id, reason, proposerId, snapshot } = change
  const { month, revision, unfinished } = snapshot
  const text = canonicalJson(snapshot)
  const sha256 = hash('sha256', text)
  await tx.db.insert(closings).values({
    id,
    month,
    revision,
    state: 'proposed',
    snapshot: text,
    hash: sha256,
    reason,
    proposerId,
    proposedAt: at,
  })
  const open = Object.values(unfinished).reduce((sum, n) => sum + n, 0)
  const detail = { closing: id, revision, hash: sha256, unfinished: open }
  return { action: 'closing.proposed', subject: { type: 'month', id: month }, detail } as const
}

async function endClosing(tx: Tx, at: string, change: Extract<ClosingChange, { type: 'closing.ended' }>) {
  const { closing, how, actorId, reason } = change
  const { id, month, revision, hash: sha256, proposerId } = closing
  assertRowUpdated(
    await tx.db
      .update(closings)
      .set({ state: how, endedBy: actorId, endedAt: at, endReason: reason })
      .where(and(eq(closings.id, id), stateEquals(closings.state, 'proposed')))
      .returning({ id: closings.id }),
    'closing',
  )
  if (how === 'approved') await endMonthReminders(tx, month)
  const alone = how === 'approved' && proposerId === actorId ? { alone: true } : {}
  const detail = { closing: id, revision, hash: sha256, ...alone }
  return { action: `closing.${how}`, subject: { type: 'month', id: month }, detail } as const
}
