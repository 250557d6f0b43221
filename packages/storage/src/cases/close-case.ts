import { and, eq } from 'drizzle-orm'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { updateQueueCounts } from '../queue/save-queue-counts.ts'
import { cases } from '../schema/sqlite.ts'
import type { StoredCase } from './case-reads.ts'

/** Closes a case in whatever state it is, as what it is about has ended; whoever holds it loses it. */
export async function closeCaseAnyhow(tx: Tx, at: string, storedCase: StoredCase): Promise<void> {
  const { id, fence, state } = storedCase
  const unheld = { holder: null, leaseKind: null, leaseEndsAt: null, snoozedUntil: null }
  assertRowUpdated(
    await tx.db
      .update(cases)
      .set({ state: 'closed', closedAt: at, fence: fence + 1, ...unheld })
      .where(and(eq(cases.id, id), eq(cases.fence, fence), stateEquals(cases.state, state)))
      .returning({ id: cases.id }),
    'case',
  )
  await updateQueueCounts(tx, storedCase, { ...storedCase, state: 'closed' })
}
