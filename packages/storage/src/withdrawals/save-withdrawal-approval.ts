import { EVENT_BY_MEASURE } from '@mimamori/policy/decisions/measure-rules'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { countDecision } from '../breakdown/save-breakdown-counts.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { insertMeasure } from '../decisions/decision-statements.ts'
import { holdOutgoing } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { newId } from '../ids.ts'
import { countFirstConfirmed } from '../ledger/decision-counting.ts'
import { recountReversed } from '../ledger/reversal-counting.ts'
import { decisions, outbox } from '../schema/sqlite.ts'
import type { WithdrawalChangeOf } from './withdrawal-changes.ts'
import { moveWithdrawal, withdrawalDetail } from './withdrawal-statements.ts'

/** The id of the event is made of the decision's, so that it is delivered once. */
const eventId = (decisionId: string): string => `msg_${decisionId}`

/** Approves a withdrawal: it and its decision are held, its measure and event are added, and it is counted. */
export async function approveWithdrawal(
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
  assertRowUpdated(
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

/** Extends the hold after a second approval: measure, figures and event exist since the first one. */
async function extendHold(tx: Tx, decisionId: string, heldUntil: string): Promise<void> {
  await tx.db.update(decisions).set({ heldUntil }).where(eq(decisions.id, decisionId))
  await tx.db
    .update(outbox)
    .set({ dueAt: heldUntil })
    .where(and(eq(outbox.decisionId, decisionId), stateEquals(outbox.state, 'held')))
}
