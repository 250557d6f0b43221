import { hash } from 'node:crypto'
import type { ClosingEnded } from '@mimamori/policy/closings/closing-end-rules'
import { type ClosingSnapshot, canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import { and, eq } from 'drizzle-orm'
import { stillIs } from '../engine/as-it-is.ts'
import type { Tx } from '../engine/engine.ts'
import { mustChange } from '../overtaken.ts'
import { closings } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'
import type { StoredClosing } from './reads.ts'

export type ClosingChange =
  | { type: 'closing.proposed'; id: string; snapshot: ClosingSnapshot; reason: string; proposerId: string }
  | { type: 'closing.ended'; closing: StoredClosing; how: ClosingEnded['how']; actorId: string; reason: string }

/** A month's figures are frozen, and what becomes of that. Every entry of the log holds their hash. */
export async function saveClosing(tx: Tx, at: string, change: ClosingChange): Promise<Trace> {
  return change.type === 'closing.proposed' ? await propose(tx, at, change) : await end(tx, at, change)
}

async function propose(tx: Tx, at: string, change: Extract<ClosingChange, { type: 'closing.proposed' }>) {
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

async function end(tx: Tx, at: string, change: Extract<ClosingChange, { type: 'closing.ended' }>) {
  const { closing, how, actorId, reason } = change
  const { id, month, revision, hash: sha256, proposerId } = closing
  mustChange(
    await tx.db
      .update(closings)
      .set({ state: how, endedBy: actorId, endedAt: at, endReason: reason })
      .where(and(eq(closings.id, id), stillIs(closings.state, 'proposed')))
      .returning({ id: closings.id }),
    'closing',
  )
  const alone = how === 'approved' && proposerId === actorId ? { alone: true } : {}
  const detail = { closing: id, revision, hash: sha256, ...alone }
  return { action: `closing.${how}`, subject: { type: 'month', id: month }, detail } as const
}
