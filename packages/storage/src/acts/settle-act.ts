import type { ActKind } from '@mimamori/policy/acts/act-undo-rules'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { acts } from '../schema/sqlite.ts'

/** However an outcome or an answer is taken back, there is nothing left for Undo to take back. */
export async function settleAct(tx: Tx, caseId: string, kind: Extract<ActKind, 'outcome' | 'answer'>): Promise<void> {
  await tx.db
    .update(acts)
    .set({ state: 'undone' })
    .where(and(eq(acts.caseId, caseId), eq(acts.kind, kind), eq(acts.state, 'done')))
}
