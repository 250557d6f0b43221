import { sourceOf } from '@mimamori/policy/breakdown/case-source-rules'
import type { ReviewQueue } from '@mimamori/policy/cases/case-model'
import type { CaseDecided } from '@mimamori/policy/decisions/decision-rules'
import { EVENT_BY_MEASURE, type Measure } from '@mimamori/policy/decisions/measure-rules'
import type { AuditEvent } from '../audit/audit-event.ts'
import { countDecision } from '../breakdown/save-breakdown-counts.ts'
import { holdOutgoing } from '../delivery/outbox-writes.ts'
import { dropSentDrafts } from '../drafts/save-draft.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { recountReversed } from '../ledger/reversal-counting.ts'
import { insertMinusLines } from '../ledger/save-ledger.ts'
import { expectResponse } from '../ledger/save-measure-response.ts'
import type { CaseDecidedChange } from './decision-changes.ts'
import { assertHeld, confirmContent, holdCase, insertDecision, insertMeasure } from './decision-statements.ts'

function chosenColumns({ choice }: CaseDecided) {
  if (choice.kind === 'no_violation') {
    return { measures: [], clause: null, templateId: null, templateVersion: null, text: '', passages: [] }
  }
  const { template, text } = choice
  const sent = { templateId: template?.id ?? null, templateVersion: template?.version ?? null, text }
  if (choice.kind === 'reverse') return { measures: ['reverse'] as const, clause: null, passages: [], ...sent }
  return { measures: choice.measures, clause: choice.clause, passages: choice.passages, ...sent }
}

const passReasonOf = ({ choice }: CaseDecided) => (choice.kind === 'no_violation' ? (choice.reason ?? null) : null)

/** Stores a decision: its case is held, or was before where it is made beside a proposal; it is counted, and its measures, events and minus lines are added. */
export async function insertHeldDecision(tx: Tx, at: string, change: CaseDecidedChange): Promise<AuditEvent> {
  const { id, case: storedCase, actorId, decided, note, page, beside, reading } = change
  const { fence, contentVersion, target, authorId } = storedCase
  if (beside > 0) await assertHeld(tx, { id: storedCase.id, fence })
  else await holdCase(tx, { id: storedCase.id, fence, contentVersion, holder: actorId, now: at })
  await dropSentDrafts(tx, 'decision', { staffId: actorId, subjectId: storedCase.id })
  const { measures: taken, passages, ...sent } = chosenColumns(decided)
  const counted = decided.published !== null && !change.confirmed
  if (counted) await confirmContent(tx, { ...target, decisionId: id })
  const { month, published, heldUntil, categories } = decided
  const { openedAt, reporters, format, jobCategory, language } = storedCase
  // reminders and enquiries have outcomes of their own
  const queue = storedCase.queue as ReviewQueue
  const by = { openedAt, queue, reporters, format, source: sourceOf(storedCase), jobCategory, language }
  await insertDecision(tx.db).execute({
    ...sent,
    ...by,
    id,
    caseId: storedCase.id,
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
    page,
    beside,
    shownMs: reading.shownMs,
    quick: reading.quick ? 1 : 0,
    passReason: passReasonOf(decided),
  })
  await countDecision(
    tx,
    target.type,
    { ...by, beside, decidedAt: at, month, categories, published, measures: taken },
    counted,
  )
  if (decided.choice.kind === 'reverse') await reverseMeasures(tx, at, change)
  else for (const measure of taken) await insertHeldMeasure(tx, at, change, measure)
  const { softerThan } = decided
  const softer = softerThan === null ? {} : { softerThan }
  // only what a reader of the log has to know: most decisions are not quick
  const quick = reading.quick ? { quick: true, shownMs: reading.shownMs } : {}
  const passReason = passReasonOf(decided)
  const passed = passReason === null ? {} : { passReason }
  const apart = beside > 0 ? { beside } : {}
  const about = { measures: taken, categories, clause: sent.clause, ...apart, ...softer, ...passed, ...quick }
  const detail = { decision: id, ...about, fence, version: contentVersion }
  return { action: 'case.decided', subject: { type: 'case', id: storedCase.id }, detail }
}

async function insertHeldMeasure(
  tx: Tx,
  at: string,
  { id: decisionId, case: storedCase, decided }: CaseDecidedChange,
  measure: Measure,
): Promise<void> {
  const { target, authorId: memberId } = storedCase
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
  const { correctionDueAt: dueAt } = decided
  await expectResponse(tx, { measureId, decisionId, memberId, measure, dueAt })
  const data = { measureId, target, memberId, categories: decided.categories }
  const payload = { type: EVENT_BY_MEASURE[measure], timestamp: at, data }
  await holdOutgoing(tx, { decisionId, payload, at, dueAt: decided.heldUntil })
}

/** Adds the minus lines, and recounts at once, as decisions count at once. */
async function reverseMeasures(tx: Tx, at: string, change: CaseDecidedChange): Promise<void> {
  const { id: decisionId, case: storedCase, decided, takesBack } = change
  await insertMinusLines(tx, at, { decisionId, memberId: storedCase.authorId, dueAt: decided.heldUntil }, takesBack)
  await recountReversed(
    tx,
    takesBack.map(({ id }) => id),
  )
}
