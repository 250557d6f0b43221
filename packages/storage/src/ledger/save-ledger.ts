import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { EVENT_BY_MEASURE } from '@mimamori/policy/decisions/measure-rules'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import type { MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { StoredDecision } from '../decisions/decision-reads.ts'
import { insertDecision, insertMeasure, setVisibility, UNCOUNTED } from '../decisions/decision-statements.ts'
import { holdOutgoing, releaseOutgoing } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { reindex } from '../search/search-document.ts'
import { saveDeskSetting } from '../settings/setting-writes.ts'
import { MEASURES_SETTING } from './ledger-reads.ts'
import { recountReversed } from './reversal-counting.ts'

export type LedgerChange =
  | { type: 'measures.set'; settings: MeasureSettings; changedBy: string }
  /** measures of a decision are taken back without a case: this decision is final at once */
  | {
      type: 'decision.reversed'
      id: string
      decision: StoredDecision
      entries: readonly LedgerEntry[]
      /** targets that become visible by it */
      shown: readonly VisibilityChange[]
      actorId: string
      text: string
      note: string
    }

/** A target, and whether it is visible from now on. */
export type VisibilityChange = { readonly target: LedgerEntry['target']; readonly visible: boolean }

/** Adds minus lines to the ledger, each with a held event that is sent once the decision is final. */
export async function insertMinusLines(
  tx: Tx,
  at: string,
  of: { decisionId: string; memberId: string; dueAt: string },
  entries: readonly LedgerEntry[],
): Promise<void> {
  const { decisionId, memberId, dueAt } = of
  for (const { id: reverses, measure, target } of entries) {
    const measureId = newId(at)
    const row = { id: measureId, decisionId, measure: 'reverse', targetType: target.type, targetId: target.id }
    await insertMeasure(tx.db).execute({ ...row, memberId, at, reverses })
    const data = { measureId, target, memberId, categories: [], reverses: { measureId: reverses, measure } }
    const payload = { type: EVENT_BY_MEASURE.reverse, timestamp: at, data }
    await holdOutgoing(tx, { decisionId, payload, at, dueAt })
  }
}

/** Stores the visibility of these targets, updates the search index, and tells all instances. */
export async function restoreVisibility(tx: Tx, shown: readonly VisibilityChange[]): Promise<void> {
  for (const { target, visible } of shown) {
    await setVisibility(tx.db).execute({ ...target, visible: visible ? 1 : 0 })
    await reindex(tx, target)
    tx.news.push({ action: visible ? 'content.shown' : 'content.hidden', subject: target })
  }
}

/** Stores measure settings, and decisions that take measures back without a case. */
export async function saveLedger(tx: Tx, at: string, change: LedgerChange): Promise<AuditEvent> {
  if (change.type === 'measures.set') {
    await saveDeskSetting(tx, at, { name: MEASURES_SETTING, value: change.settings, changedBy: change.changedBy })
    return { action: 'measures.set', subject: { type: 'desk', id: MEASURES_SETTING }, detail: { ...change.settings } }
  }
  const { id, decision, entries, actorId, text, note } = change
  const { caseId, contentVersion, target, authorId } = decision
  await insertDecision(tx.db).execute({
    id,
    caseId,
    fence: 0,
    contentVersion,
    targetType: target.type,
    targetId: target.id,
    authorId,
    actorId,
    decidedAt: at,
    measures: JSON.stringify(['reverse']),
    categories: '[]',
    published: null,
    clause: null,
    templateId: null,
    templateVersion: null,
    text,
    passages: '[]',
    note,
    month: monthOf(at),
    counted: 0,
    state: 'standing',
    heldUntil: at,
    reverses: decision.id,
    ...UNCOUNTED,
  })
  await insertMinusLines(tx, at, { decisionId: id, memberId: authorId, dueAt: at }, entries)
  await releaseOutgoing(tx, id, at)
  await recountReversed(
    tx,
    entries.map((entry) => entry.id),
  )
  await restoreVisibility(tx, change.shown)
  const detail = { decision: id, reverses: decision.id, n: entries.length }
  return { action: 'decision.reversed', subject: { type: 'case', id: caseId }, detail }
}
