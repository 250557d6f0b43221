import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { withdrawalEvidence, withdrawalOpenings } from '../schema/sqlite.ts'
import type { WithdrawalChangeOf } from './withdrawal-changes.ts'
import { evidenceKey, originKey } from './withdrawal-pin-reads.ts'
import { withdrawalDetail } from './withdrawal-statements.ts'

/** Stores that a person has opened a piece of evidence; the first time counts. */
export async function openEvidence(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawal.opened'>,
): Promise<AuditEvent> {
  const { withdrawal, n, staffId } = change
  await tx.db.insert(withdrawalOpenings).values({ withdrawalId: withdrawal.id, n, staffId, at }).onConflictDoNothing()
  const { subject, detail } = withdrawalDetail(withdrawal)
  return { action: 'withdrawal.opened', subject, detail: { ...detail, n } }
}

/** Pins the newer version of a pinned text, too. */
export async function repinEvidence(
  tx: Tx,
  { withdrawal, n, pin }: WithdrawalChangeOf<'withdrawal.repinned'>,
): Promise<AuditEvent> {
  const { ref, origin, ...piece } = pin
  await tx.db.insert(withdrawalEvidence).values({
    ...piece,
    withdrawalId: withdrawal.id,
    n,
    kind: ref.kind,
    ref: evidenceKey(ref),
    source: originKey(origin),
  })
  const { subject, detail } = withdrawalDetail(withdrawal)
  return { action: 'withdrawal.repinned', subject, detail: { ...detail, n } }
}
