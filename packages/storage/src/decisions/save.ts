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
import { count, countMade } from '../breakdown/save.ts'
import type { StoredCase } from '../cases/reads.ts'
import { holdOutgoing, releaseOutgoing, undoOutgoing } from '../delivery/save.ts'
import { stillIs } from '../engine/as-it-is.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { countFirst, recountReversed } from '../ledger/count.ts'
import { type Shown, showAnew, writeMinus } from '../ledger/save.ts'
import { mustChange } from '../overtaken.ts'
import { recount } from '../queue/save.ts'
import { cases, decisions, measures, reports } from '../schema/sqlite.ts'
import { indexAnew } from '../search/document.ts'
import type { Trace } from '../trace.ts'
import type { StoredDecision } from './reads.ts'
import { close, confirm, hold, insertDecision, insertMeasure, stand } from './statements.ts'

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
  | { type: 'decision.stands'; decision: StoredDecision; shown: readonly Shown[] }

/** Decisions, their undoing, and the end of the undo window. */
export async function saveDecision(tx: Tx, at: string, change: DecisionChange): Promise<Trace> {
  if (change.type === 'case.decided') return await decide(tx, at, change)
  if (change.type === 'decision.undone') return await undo(tx, change)
  const { decision } = change
  await stand(tx, { id: decision.id })
  await close(tx, { id: decision.caseId, at })
  await showAnew(tx, change.shown)
  if (change.shown.length === 0 && decision.categories.length > 0) await indexAnew(tx, decision.target)
  if (decision.measures.length > 0) await releaseOutgoing(tx, decision.id, at)
  return {
    action: 'decision.stands',
    subject: { type: 'case', id: decision.caseId },
    detail: { decision: decision.id },
  }
}

function chosen({ choice }: CaseDecided) {
  if (choice.kind === 'no_violation') {
    return { measures: [], clause: null, templateId: null, templateVersion: null, text: '', passages: [] }
  }
  const { template, text } = choice
  const sent = { templateId: template?.id ?? null, templateVersion: template?.version ?? null, text }
  if (choice.kind === 'reverse') return { measures: ['reverse'] as const, clause: null, passages: [], ...sent }
  return { measures: choice.measures, clause: choice.clause, passages: choice.passages, ...sent }
}

async function decide(tx: Tx, at: string, change: Extract<DecisionChange, { type: 'case.decided' }>): Promise<Trace> {
  const { id, case: it, actorId, decided, note } = change
  const { fence, contentVersion, target, authorId } = it
  await hold(tx, { id: it.id, fence, contentVersion, holder: actorId, now: at })
  const { measures: taken, passages, ...sent } = chosen(decided)
  const counted = decided.published !== null && !change.confirmed
  if (counted) await confirm(tx, { ...target, decisionId: id })
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
  await countMade(tx, target.type, { ...by, decidedAt: at, month, categories, published, measures: taken }, counted)
  if (decided.choice.kind === 'reverse') await takeBack(tx, at, change)
  else for (const measure of taken) await take(tx, at, change, measure)
  const detail = {
    decision: id,
    measures: taken,
    categories,
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
    at,
    reverses: null,
  })
  const data = { measureId, target, memberId, categories: decided.categories }
  const payload = { type: EVENT_BY_MEASURE[measure], timestamp: at, data }
  await holdOutgoing(tx, { decisionId, payload, at, dueAt: decided.heldUntil })
}

/** What is taken back no longer counts at once, as what is decided counts at once. */
async function takeBack(tx: Tx, at: string, change: Extract<DecisionChange, { type: 'case.decided' }>): Promise<void> {
  const { id: decisionId, case: it, decided, takesBack } = change
  await writeMinus(tx, at, { decisionId, memberId: it.authorId, dueAt: decided.heldUntil }, takesBack)
  await recountReversed(
    tx,
    takesBack.map(({ id }) => id),
  )
}

async function undo(tx: Tx, change: Extract<DecisionChange, { type: 'decision.undone' }>): Promise<Trace> {
  const { decision, case: it, lease } = change
  await takeBackDecision(tx, decision)
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
export async function takeBackDecision(tx: Tx, decision: StoredDecision): Promise<void> {
  const { id, state, counted, target } = decision
  mustChange(
    await tx.db
      .update(decisions)
      .set({ state: 'undone', counted: 0 })
      .where(and(eq(decisions.id, id), stillIs(decisions.state, state)))
      .returning({ id: decisions.id }),
    'decision.undone',
  )
  const lines = await tx.db.select({ reverses: measures.reverses }).from(measures).where(eq(measures.decisionId, id))
  await undoOutgoing(tx, id, lines.length)
  await count(tx, { month: decision.month, targetType: target.type }, figuresOf(decision), -1)
  if (counted) await countFirst(tx, target)
  const back = lines.flatMap(({ reverses }) => reverses ?? [])
  if (back.length > 0) await recountReversed(tx, back)
}

/** A case whose decision is undone: in the hands of whoever decided, or back in its queue. */
export async function returnCase(tx: Tx, it: StoredCase, lease: Lease | null): Promise<void> {
  const returned = lease
    ? { state: 'claimed', holder: lease.holder, leaseKind: lease.kind, leaseEndsAt: lease.endsAt }
    : { state: waitingState(it) }
  mustChange(
    await tx.db
      .update(cases)
      .set({ ...returned, fence: it.fence + 1, joinedWhileHeld: 0 })
      .where(and(eq(cases.id, it.id), eq(cases.fence, it.fence), stillIs(cases.state, 'held')))
      .returning({ id: cases.id }),
    'decision.undone: case',
  )
  await tx.db.update(reports).set({ whileHeld: 0 }).where(eq(reports.caseId, it.id))
  if (!lease) await recount(tx, null, { ...it, state: waitingState(it) })
}
