import { EVENT_BY_MEASURE } from '@mimamori/policy/decisions/measure-rules'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { countDecision } from '../breakdown/save-breakdown-counts.ts'
import { assertChanged } from '../concurrent-update-error.ts'
import { closeCase, finalizeDecision, insertMeasure } from '../decisions/decision-statements.ts'
import { returnCase, voidDecision } from '../decisions/save-decision.ts'
import { holdOutgoing, releaseOutgoing } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { newId } from '../ids.ts'
import { countFirstConfirmed } from '../ledger/decision-counting.ts'
import { recountReversed } from '../ledger/reversal-counting.ts'
import {
  decisions,
  deskSettings,
  outbox,
  withdrawalEvidence,
  withdrawalOpenings,
  withdrawals,
} from '../schema/sqlite.ts'
import { reindex } from '../search/search-document.ts'
import { saveWithdrawalProposal } from './save-withdrawal-proposal.ts'
import { BREAKER_MARK_NAME } from './withdrawal-breaker-reads.ts'
import type { WithdrawalChange, WithdrawalChangeOf } from './withdrawal-changes.ts'
import { evidenceKey } from './withdrawal-pin-reads.ts'
import type { StoredWithdrawal } from './withdrawal-reads.ts'

export type { WithdrawalChange } from './withdrawal-changes.ts'

/** How a membership ends: proposed, opened, approved, held, released; or sent back, taken back, stopped. */
export async function saveWithdrawal(tx: Tx, at: string, change: WithdrawalChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'withdrawal.proposed':
      return await saveWithdrawalProposal(tx, at, change)
    case 'withdrawal.opened':
      return await openEvidence(tx, at, change)
    case 'withdrawal.approved':
      return await approveWithdrawal(tx, at, change)
    case 'withdrawal.ended':
      return await endWithdrawal(tx, at, change)
    case 'withdrawal.released':
      return await releaseWithdrawal(tx, at, change)
    case 'withdrawal.blocked':
    case 'withdrawal.returned':
      return await setBackWithdrawal(tx, at, change)
    case 'withdrawal.repinned':
      return await repinEvidence(tx, change)
    default:
      return await setBreaker(tx, at, change)
  }
}

const withdrawalDetail = ({ id, caseId, decisionId }: StoredWithdrawal) => ({
  subject: { type: 'case', id: caseId },
  detail: { withdrawal: id, decision: decisionId },
})

async function openEvidence(tx: Tx, at: string, change: WithdrawalChangeOf<'withdrawal.opened'>): Promise<AuditEvent> {
  const { withdrawal, n, staffId } = change
  await tx.db.insert(withdrawalOpenings).values({ withdrawalId: withdrawal.id, n, staffId, at }).onConflictDoNothing()
  const { subject, detail } = withdrawalDetail(withdrawal)
  return { action: 'withdrawal.opened', subject, detail: { ...detail, n } }
}

async function moveWithdrawal(
  tx: Tx,
  { id, state }: StoredWithdrawal,
  to: Partial<typeof withdrawals.$inferInsert> & { state: string },
): Promise<void> {
  assertChanged(
    await tx.db
      .update(withdrawals)
      .set(to)
      .where(and(eq(withdrawals.id, id), stateEquals(withdrawals.state, state)))
      .returning({ id: withdrawals.id }),
    'withdrawal',
  )
}

/** What makes it delivered once: the event has the decision's id. */
const eventId = (decisionId: string): string => `msg_${decisionId}`

async function approveWithdrawal(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawal.approved'>,
): Promise<AuditEvent> {
  const { withdrawal, decision, approverId, factorAt, line } = change
  const { heldUntil, month } = change.approved
  const { id: decisionId, target, authorId: memberId, categories } = decision
  const held = { state: 'held', approverId, approvedAt: at, factorAt, heldUntil, setback: null, setbackAt: null }
  await moveWithdrawal(tx, withdrawal, held)
  const { subject, detail } = withdrawalDetail(withdrawal)
  const auditEvent = { action: 'withdrawal.approved', subject, detail: { ...detail, heldUntil } } as const
  if (decision.state === 'held') {
    await extendHold(tx, decisionId, heldUntil)
    return auditEvent
  }
  assertChanged(
    await tx.db
      .update(decisions)
      .set({ state: 'held', decidedAt: at, month, heldUntil })
      .where(and(eq(decisions.id, decisionId), stateEquals(decisions.state, 'proposed')))
      .returning({ id: decisions.id }),
    'withdrawal.approved',
  )
  const measureId = newId(at)
  const measure = line === null ? 'withdraw' : 'reverse'
  const row = { id: measureId, decisionId, measure, targetType: target.type, targetId: target.id, memberId }
  await insertMeasure(tx.db).execute({ ...row, at, reverses: line })
  const takesBack = line === null ? {} : { reverses: { measureId: line, measure: 'withdraw' } }
  const payload = {
    type: EVENT_BY_MEASURE[measure],
    timestamp: at,
    data: { measureId, target, memberId, categories, ...takesBack },
  }
  await holdOutgoing(tx, { id: eventId(decisionId), decisionId, payload, at, dueAt: heldUntil })
  if (line === null) {
    await countDecision(tx, target.type, { ...decision, decidedAt: at, month }, false)
    await countFirstConfirmed(tx, target)
  } else await recountReversed(tx, [line])
  return auditEvent
}

/**
 * Approved once more: its measure, its place in the month and its event are there since the first approval, and stay held for longer.
 */
async function extendHold(tx: Tx, decisionId: string, heldUntil: string): Promise<void> {
  await tx.db.update(decisions).set({ heldUntil }).where(eq(decisions.id, decisionId))
  await tx.db
    .update(outbox)
    .set({ dueAt: heldUntil })
    .where(and(eq(outbox.decisionId, decisionId), stateEquals(outbox.state, 'held')))
}

/** Kept from going out: it stays held, or waits for a second person again, with what it would send held as before. */
async function setBackWithdrawal(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawal.blocked'> | WithdrawalChangeOf<'withdrawal.returned'>,
): Promise<AuditEvent> {
  const { withdrawal, setback } = change
  const unapproved = { state: 'proposed', approverId: null, approvedAt: null, factorAt: null, heldUntil: null }
  const to = change.type === 'withdrawal.returned' ? unapproved : { state: 'held' }
  await moveWithdrawal(tx, withdrawal, { ...to, setback, setbackAt: at })
  const { subject, detail } = withdrawalDetail(withdrawal)
  return { action: change.type, subject, detail: { ...detail, why: setback } }
}

async function repinEvidence(
  tx: Tx,
  { withdrawal, n, pin }: WithdrawalChangeOf<'withdrawal.repinned'>,
): Promise<AuditEvent> {
  const { ref, ...piece } = pin
  await tx.db
    .insert(withdrawalEvidence)
    .values({ ...piece, withdrawalId: withdrawal.id, n, kind: ref.kind, ref: evidenceKey(ref) })
  const { subject, detail } = withdrawalDetail(withdrawal)
  return { action: 'withdrawal.repinned', subject, detail: { ...detail, n } }
}

async function endWithdrawal(tx: Tx, at: string, change: WithdrawalChangeOf<'withdrawal.ended'>): Promise<AuditEvent> {
  const { withdrawal, decision, how, actorId, reason, case: it } = change
  await moveWithdrawal(tx, withdrawal, { state: how, endedBy: actorId, endedAt: at, reason })
  await voidDecision(tx, decision)
  if (it) await returnCase(tx, it, null)
  return { action: `withdrawal.${how}`, ...withdrawalDetail(withdrawal) }
}

async function releaseWithdrawal(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawal.released'>,
): Promise<AuditEvent> {
  const { withdrawal, decision } = change
  await moveWithdrawal(tx, withdrawal, { state: 'released', releasedAt: at })
  await finalizeDecision(tx, { id: decision.id })
  if (withdrawal.kind === 'withdrawal') await closeCase(tx, { id: decision.caseId, at })
  await reindex(tx, decision.target)
  await releaseOutgoing(tx, decision.id, at)
  return { action: 'withdrawal.released', ...withdrawalDetail(withdrawal) }
}

async function setBreaker(
  tx: Tx,
  at: string,
  change: WithdrawalChangeOf<'withdrawals.paused' | 'withdrawals.resumed'>,
): Promise<AuditEvent> {
  const kept = { value: JSON.stringify(change.breaker), changedAt: at, changedBy: change.changedBy }
  await tx.db
    .insert(deskSettings)
    .values({ name: BREAKER_MARK_NAME, ...kept })
    .onConflictDoUpdate({ target: deskSettings.name, set: kept })
  return { action: change.type, subject: { type: 'desk', id: 'withdrawals' }, detail: {} }
}
