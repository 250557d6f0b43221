import {
  type Figure,
  figuresOfConfirmation,
  figuresOfDecision,
  figuresOfOverturn,
} from '@mimamori/policy/breakdown/breakdown-count-rules'
import { sourceOf } from '@mimamori/policy/breakdown/case-source-rules'
import { type Lease, waitingState } from '@mimamori/policy/cases/case-model'
import type { CaseDecided } from '@mimamori/policy/decisions/decision-rules'
import { EVENT_BY_MEASURE, type Measure } from '@mimamori/policy/decisions/measure-rules'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { addFigures, countDecision } from '../breakdown/save-breakdown-counts.ts'
import type { StoredCase } from '../cases/case-reads.ts'
import { assertChanged } from '../concurrent-update-error.ts'
import { holdOutgoing, releaseOutgoing, undoOutgoing } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { newId } from '../ids.ts'
import { countFirstConfirmed } from '../ledger/decision-counting.ts'
import { recountReversed } from '../ledger/reversal-counting.ts'
import { insertMinusLines, restoreVisibility, type VisibilityChange } from '../ledger/save-ledger.ts'
import { updateQueueCounts } from '../queue/save-queue-counts.ts'
import { cases, decisions, measures, reports } from '../schema/sqlite.ts'
import { reindex } from '../search/search-document.ts'
import type { StoredDecision } from './decision-reads.ts'
import {
  closeCase,
  confirmContent,
  finalizeDecision,
  holdCase,
  insertDecision,
  insertMeasure,
} from './decision-statements.ts'

export type DecisionChange =
  | {
      type: 'case.decided'
      id: string
      case: StoredCase
      actorId: string
      decided: CaseDecided
      note: string
      /** does a decision that confirms a violation stand already? */
      confirmed: boolean
      /** the marketplace's own category of a job */
      jobCategory: string | null
      /** lines of the ledger that it takes back */
      takesBack: readonly LedgerEntry[]
    }
  | {
      type: 'decision.undone'
      decision: StoredDecision
      case: StoredCase
      /** the claim the case comes back under, or `null`: back into the queue */
      lease: Lease | null
    }
  /** `shown`: what can be seen by it, and what cannot */
  | { type: 'decision.stands'; decision: StoredDecision; shown: readonly VisibilityChange[] }

type CaseDecidedChange = Extract<DecisionChange, { type: 'case.decided' }>

/** Decisions, their undoing, and the end of the undo window. */
export async function saveDecision(tx: Tx, at: string, change: DecisionChange): Promise<AuditEvent> {
  if (change.type === 'case.decided') return await insertHeldDecision(tx, at, change)
  if (change.type === 'decision.undone') return await undoDecision(tx, change)
  const { decision } = change
  await finalizeDecision(tx, { id: decision.id })
  await closeCase(tx, { id: decision.caseId, at })
  await restoreVisibility(tx, change.shown)
  if (change.shown.length === 0 && decision.categories.length > 0) await reindex(tx, decision.target)
  if (decision.measures.length > 0) await releaseOutgoing(tx, decision.id, at)
  return {
    action: 'decision.stands',
    subject: { type: 'case', id: decision.caseId },
    detail: { decision: decision.id },
  }
}

function chosenColumns({ choice }: CaseDecided) {
  if (choice.kind === 'no_violation') {
    return { measures: [], clause: null, templateId: null, templateVersion: null, text: '', passages: [] }
  }
  const { template, text } = choice
  const sent = { templateId: template?.id ?? null, templateVersion: template?.version ?? null, text }
  if (choice.kind === 'reverse') return { measures: ['reverse'] as const, clause: null, passages: [], ...sent }
  return { measures: choice.measures, clause: choice.clause, passages: choice.passages, ...sent }
}

async function insertHeldDecision(tx: Tx, at: string, change: CaseDecidedChange): Promise<AuditEvent> {
  const { id, case: it, actorId, decided, note } = change
  const { fence, contentVersion, target, authorId } = it
  await holdCase(tx, { id: it.id, fence, contentVersion, holder: actorId, now: at })
  const { measures: taken, passages, ...sent } = chosenColumns(decided)
  const counted = decided.published !== null && !change.confirmed
  if (counted) await confirmContent(tx, { ...target, decisionId: id })
  const { month, published, heldUntil, categories } = decided
  const { openedAt, queue, reporters, format } = it
  const by = { openedAt, queue, reporters, format, source: sourceOf(it), jobCategory: change.jobCategory }
  await insertDecision(tx.db).execute({
    ...sent,
    ...by,
    id,
    caseId: it.id,
    fence,
    contentVersion,
    targetType: target.type,
    targetId: target.id,
    authorId,
    actorId,
    decidedAt: at,
    measures: JSON.stringify(taken),
    categories: JSON.stringify(categories),
    published,
    passages: JSON.stringify(passages),
    note,
    month,
    counted: counted ? 1 : 0,
    state: 'held',
    heldUntil,
    reverses: null,
  })
  await countDecision(tx, target.type, { ...by, decidedAt: at, month, categories, published, measures: taken }, counted)
  if (decided.choice.kind === 'reverse') await reverseMeasures(tx, at, change)
  else for (const measure of taken) await insertHeldMeasure(tx, at, change, measure)
  const detail = { decision: id, measures: taken, categories, clause: sent.clause, fence, version: contentVersion }
  return { action: 'case.decided', subject: { type: 'case', id: it.id }, detail }
}

async function insertHeldMeasure(
  tx: Tx,
  at: string,
  { id: decisionId, case: it, decided }: CaseDecidedChange,
  measure: Measure,
): Promise<void> {
  const { target, authorId: memberId } = it
  const measureId = newId(at)
  await insertMeasure(tx.db).execute({
    id: measureId,
    decisionId,
    measure,
    targetType: target.type,
    targetId: target.id,
    memberId,
    at,
    reverses: null,
  })
  const data = { measureId, target, memberId, categories: decided.categories }
  const payload = { type: EVENT_BY_MEASURE[measure], timestamp: at, data }
  await holdOutgoing(tx, { decisionId, payload, at, dueAt: decided.heldUntil })
}

/** What is taken back no longer counts at once, as what is decided counts at once. */
async function reverseMeasures(tx: Tx, at: string, change: CaseDecidedChange): Promise<void> {
  const { id: decisionId, case: it, decided, takesBack } = change
  await insertMinusLines(tx, at, { decisionId, memberId: it.authorId, dueAt: decided.heldUntil }, takesBack)
  await recountReversed(
    tx,
    takesBack.map(({ id }) => id),
  )
}

async function undoDecision(tx: Tx, change: Extract<DecisionChange, { type: 'decision.undone' }>): Promise<AuditEvent> {
  const { decision, case: it, lease } = change
  await voidDecision(tx, decision)
  await returnCase(tx, it, lease)
  const detail = { decision: decision.id, returnsTo: lease ? 'actor' : 'queue' }
  return { action: 'decision.undone', subject: { type: 'case', id: it.id }, detail }
}

/** All that a decision is counted by. One that is still proposed, or takes back outside a case, is by nothing. */
function figuresOf(decision: StoredDecision): Figure[] {
  const { state, counted, reverses, reversed } = decision
  if (state === 'proposed' || reverses !== null) return []
  return [
    ...figuresOfDecision(decision),
    ...(counted ? figuresOfConfirmation(decision) : []),
    ...(reversed ? figuresOfOverturn(decision) : []),
  ]
}

/** Nothing of a decision that has not gone out is left: what it would send, its lines in the ledger, its place in a month. */
export async function voidDecision(tx: Tx, decision: StoredDecision): Promise<void> {
  const { id, state, counted, target } = decision
  assertChanged(
    await tx.db
      .update(decisions)
      .set({ state: 'undone', counted: 0 })
      .where(and(eq(decisions.id, id), stateEquals(decisions.state, state)))
      .returning({ id: decisions.id }),
    'decision.undone',
  )
  const lines = await tx.db.select({ reverses: measures.reverses }).from(measures).where(eq(measures.decisionId, id))
  await undoOutgoing(tx, id, lines.length)
  await addFigures(tx, { month: decision.month, targetType: target.type }, figuresOf(decision), -1)
  if (counted) await countFirstConfirmed(tx, target)
  const back = lines.flatMap(({ reverses }) => reverses ?? [])
  if (back.length > 0) await recountReversed(tx, back)
}

/** A case whose decision is undone: in the hands of whoever decided, or back in its queue. */
export async function returnCase(tx: Tx, it: StoredCase, lease: Lease | null): Promise<void> {
  const returned = lease
    ? { state: 'claimed', holder: lease.holder, leaseKind: lease.kind, leaseEndsAt: lease.endsAt }
    : { state: waitingState(it) }
  assertChanged(
    await tx.db
      .update(cases)
      .set({ ...returned, fence: it.fence + 1, joinedWhileHeld: 0 })
      .where(and(eq(cases.id, it.id), eq(cases.fence, it.fence), stateEquals(cases.state, 'held')))
      .returning({ id: cases.id }),
    'decision.undone: case',
  )
  await tx.db.update(reports).set({ whileHeld: 0 }).where(eq(reports.caseId, it.id))
  if (!lease) await updateQueueCounts(tx, null, { ...it, state: waitingState(it) })
}
