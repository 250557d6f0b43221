import { type Figure, figuresOfState } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { type Lease, waitingState } from '@mimamori/policy/cases/case-model'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { addFigures } from '../breakdown/save-breakdown-counts.ts'
import type { StoredCase } from '../cases/case-reads.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { undoOutgoing } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { countFirstConfirmed } from '../ledger/decision-counting.ts'
import { recountReversed, takenBackMeasures } from '../ledger/reversal-counting.ts'
import { updateQueueCounts } from '../queue/save-queue-counts.ts'
import { cases, decisions, measureResponses, measures, reports } from '../schema/sqlite.ts'
import type { DecisionChange } from './decision-changes.ts'
import type { StoredDecision } from './decision-reads.ts'

/** Undoes a decision and returns its case; one beside a proposal leaves the case as it is. */
export async function undoDecision(
  tx: Tx,
  change: Extract<DecisionChange, { type: 'decision.undone' }>,
): Promise<AuditEvent> {
  const { decision, case: storedCase, lease } = change
  await voidDecision(tx, decision)
  if (decision.beside === 0) await returnCase(tx, storedCase, lease)
  const detail = { decision: decision.id, returnsTo: lease ? 'actor' : 'queue' }
  return { action: 'decision.undone', subject: { type: 'case', id: storedCase.id }, detail }
}

/** Every figure that counts this decision and its measures in force; none for one that is proposed, or takes another back outside a case. */
function figuresOf(decision: StoredDecision, inForce: readonly Measure[]): Figure[] {
  const { state, counted, reverses, reversed } = decision
  const counts = state !== 'proposed' && reverses === null
  return figuresOfState(decision, counts ? { counted, overturned: reversed, measures: inForce } : null)
}

/** Undoes a decision whose effects were not sent: its events, its ledger lines and its counts in the month. */
export async function voidDecision(tx: Tx, decision: StoredDecision): Promise<void> {
  const { id, state, counted, target } = decision
  assertRowUpdated(
    await tx.db
      .update(decisions)
      .set({ state: 'undone', counted: 0 })
      .where(and(eq(decisions.id, id), stateEquals(decisions.state, state)))
      .returning({ id: decisions.id }),
    'decision.undone',
  )
  const lines = await tx.db
    .select({ id: measures.id, measure: measures.measure, reverses: measures.reverses })
    .from(measures)
    .where(eq(measures.decisionId, id))
  const takenBack = await takenBackMeasures(
    tx,
    lines.map((line) => line.id),
  )
  const inForce = lines.filter((line) => !takenBack.has(line.id)).map(({ measure }) => measure as Measure)
  await undoOutgoing(tx, id, lines.length)
  await tx.db.delete(measureResponses).where(eq(measureResponses.decisionId, id))
  await addFigures(tx, { month: decision.month, targetType: target.type }, figuresOf(decision, inForce), -1)
  if (counted) await countFirstConfirmed(tx, target)
  const back = lines.flatMap(({ reverses }) => reverses ?? [])
  if (back.length > 0) await recountReversed(tx, back)
}

/** Returns a case whose decision is undone: claimed under this lease, or, with `null`, back to its queue. */
export async function returnCase(tx: Tx, storedCase: StoredCase, lease: Lease | null): Promise<void> {
  const returned = lease
    ? { state: 'claimed', holder: lease.holder, leaseKind: lease.kind, leaseEndsAt: lease.endsAt }
    : { state: waitingState(storedCase) }
  assertRowUpdated(
    await tx.db
      .update(cases)
      .set({ ...returned, fence: storedCase.fence + 1, joinedWhileHeld: 0 })
      .where(and(eq(cases.id, storedCase.id), eq(cases.fence, storedCase.fence), stateEquals(cases.state, 'held')))
      .returning({ id: cases.id }),
    'decision.undone: case',
  )
  await tx.db.update(reports).set({ whileHeld: 0 }).where(eq(reports.caseId, storedCase.id))
  if (!lease) await updateQueueCounts(tx, null, { ...storedCase, state: waitingState(storedCase) })
}
