import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { withdrawals } from '../schema/sqlite.ts'
import type { StoredWithdrawal } from './withdrawal-reads.ts'

/** Subject and ids that every audit entry about a withdrawal has. */
export const withdrawalDetail = ({
  id,
  caseId,
  decisionId,
}: StoredWithdrawal): Pick<NonNullable<AuditEvent>, 'subject' | 'detail'> => ({
  subject: { type: 'case', id: caseId },
  detail: { withdrawal: id, decision: decisionId },
})

/** Sets columns of a withdrawal. Throws ConcurrentUpdateError unless it is still in the state that was read. */
export async function moveWithdrawal(
  tx: Tx,
  { id, state }: StoredWithdrawal,
  to: Partial<typeof withdrawals.$inferInsert> & { state: string },
): Promise<void> {
  assertRowUpdated(
    await tx.db
      .update(withdrawals)
      .set(to)
      .where(and(eq(withdrawals.id, id), stateEquals(withdrawals.state, state)))
      .returning({ id: withdrawals.id }),
    'withdrawal',
  )
}
