import { randomUUID } from 'node:crypto'
import { type Lease, waitingState } from '@mimamori/policy/cases/case'
import type { Decided } from '@mimamori/policy/decisions/decide'
import { EVENT_OF, type Measure } from '@mimamori/policy/decisions/measures'
import { and, eq } from 'drizzle-orm'
import type { StoredCase } from '../cases/reads.ts'
import { holdOutgoing, releaseOutgoing, undoOutgoing } from '../delivery/save.ts'
import { stillIs } from '../engine/as-it-is.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { mustChange } from '../overtaken.ts'
import { countMonth, recount } from '../queue/save.ts'
import { cases, contents, decisions, reports } from '../schema/sqlite.ts'
import { indexAnew } from '../search/document.ts'
import type { Trace } from '../trace.ts'
import type { StoredDecision } from './reads.ts'
import { close, confirm, hold, insertDecision, insertMeasure, show, stand } from './statements.ts'

export type DecisionChange =
  | {
      type: 'case.decided'
      id: string
      case: StoredCase
      actorId: string
      decided: Decided
      note: string
      /** does a decision that confirms a violation stand already? */
      confirmed: boolean
    }
  | {
      type: 'decision.undone'
      decision: StoredDecision
      case: StoredCase
      /** the claim the case comes back under, or `null`: back into the queue */
      lease: Lease | null
    }
  | { type: 'decision.stands'; decision: StoredDecision; visible: boolean | null }

/** Decisions, their undoing, and the end of the undo window. */
export async function saveDecision(tx: Tx, at: string, change: DecisionChange): Promise<Trace> {
  if (change.type === 'case.decided') return await decide(tx, at, change)
  if (change.type === 'decision.undone') return await undo(tx, change)
  const { decision } = change
  await stand(tx, { id: decision.id })
  await close(tx, { id: decision.caseId, at })
  if (change.visible !== null) await show(tx.db).execute({ ...decision.target, visible: change.visible ? 1 : 0 })
  if (change.visible !== null || decision.categories.length > 0) await indexAnew(tx, decision.target)
  if (decision.measures.length > 0) await releaseOutgoing(tx, decision.id, at)
  return {
    action: 'decision.stands',
    subject: { type: 'case', id: decision.caseId },
    detail: { decision: decision.id },
  }
}

function chosen({ choice }: Decided) {
  if (choice.kind === 'no_violation') {
    return { measures: [], clause: null, templateId: null, templateVersion: null, text: '', passages: [] }
  }
  const { clause, template, text, passages } = choice
  const templateId = template?.id ?? null
  return { measures: choice.measures, clause, templateId, templateVersion: template?.version ?? null, text, passages }
}

async function decide(tx: Tx, at: string, change: Extract<DecisionChange, { type: 'case.decided' }>): Promise<Trace> {
  const { id, case: it, actorId, decided, note } = change
  const { fence, contentVersion, target, authorId } = it
  await hold(tx, { id: it.id, fence, contentVersion, holder: actorId, now: at })
  const { measures: taken, passages, ...sent } = chosen(decided)
  const counted = decided.published !== null && !change.confirmed
  if (counted) await confirm(tx, { ...target, decisionId: id })
  const { month, published, heldUntil } = decided
  await insertDecision(tx.db).execute({
    ...sent,
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
    categories: JSON.stringify(decided.categories),
    published,
    passages: JSON.stringify(passages),
    note,
    month,
    counted: counted ? 1 : 0,
    heldUntil,
  })
  if (counted && published) await countMonth(tx, { month, targetType: target.type, published }, 1)
  for (const measure of taken) await take(tx, at, change, measure)
  const detail = {
    decision: id,
    measures: taken,
    categories: decided.categories,
    clause: sent.clause,
    fence,
    version: contentVersion,
  }
  return { action: 'case.decided', subject: { type: 'case', id: it.id }, detail }
}

async function take(
  tx: Tx,
  at: string,
  { id: decisionId, case: it, decided }: Extract<DecisionChange, { type: 'case.decided' }>,
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
  })
  const data = { measureId, target, memberId, categories: decided.categories }
  const payload = { type: EVENT_OF[measure], timestamp: at, data }
  await holdOutgoing(tx, { id: `msg_${randomUUID()}`, decisionId, payload, at, dueAt: decided.heldUntil })
}

async function undo(tx: Tx, change: Extract<DecisionChange, { type: 'decision.undone' }>): Promise<Trace> {
  const { decision, case: it, lease } = change
  mustChange(
    await tx.db
      .update(decisions)
      .set({ state: 'undone', counted: 0 })
      .where(and(eq(decisions.id, decision.id), stillIs(decisions.state, 'held')))
      .returning({ id: decisions.id }),
    'decision.undone',
  )
  await undoOutgoing(tx, decision.id, decision.measures.length)
  const back = lease
    ? { state: 'claimed', holder: lease.holder, leaseKind: lease.kind, leaseEndsAt: lease.endsAt }
    : { state: waitingState(it) }
  mustChange(
    await tx.db
      .update(cases)
      .set({ ...back, fence: it.fence + 1, joinedWhileHeld: 0 })
      .where(and(eq(cases.id, it.id), eq(cases.fence, it.fence), stillIs(cases.state, 'held')))
      .returning({ id: cases.id }),
    'decision.undone: case',
  )
  await tx.db.update(reports).set({ whileHeld: 0 }).where(eq(reports.caseId, it.id))
  if (!lease) await recount(tx, null, { ...it, state: waitingState(it) })
  if (decision.counted && decision.published) await uncount(tx, decision, decision.published)
  const detail = { decision: decision.id, returnsTo: lease ? 'actor' : 'queue' }
  return { action: 'decision.undone', subject: { type: 'case', id: it.id }, detail }
}

async function uncount(tx: Tx, { month, target }: StoredDecision, published: string): Promise<void> {
  await countMonth(tx, { month, targetType: target.type, published }, -1)
  await tx.db
    .update(contents)
    .set({ confirmedBy: null })
    .where(and(eq(contents.type, target.type), eq(contents.id, target.id)))
}
