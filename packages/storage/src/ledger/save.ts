import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { EVENT_BY_MEASURE } from '@mimamori/policy/decisions/measure-rules'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import type { MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'
import type { StoredDecision } from '../decisions/reads.ts'
import { insertDecision, insertMeasure, show, UNCOUNTED } from '../decisions/statements.ts'
import { holdOutgoing, releaseOutgoing } from '../delivery/save.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { deskSettings } from '../schema/sqlite.ts'
import { indexAnew } from '../search/document.ts'
import type { Trace } from '../trace.ts'
import { recountReversed } from './count.ts'
import { MEASURES_SETTING } from './reads.ts'

export type LedgerChange =
  | { type: 'measures.set'; settings: MeasureSettings; changedBy: string }
  /** measures of a decision are taken back outside a case of their own: it stands at once */
  | {
      type: 'decision.reversed'
      id: string
      decision: StoredDecision
      entries: readonly LedgerEntry[]
      /** what becomes visible by it */
      shown: readonly Shown[]
      actorId: string
      text: string
      note: string
    }

/** A content of which it is decided anew whether it can be seen. */
export type Shown = { readonly target: LedgerEntry['target']; readonly visible: boolean }

/** Minus lines of the ledger, each with its event; the events wait for the decision to stand. */
export async function writeMinus(
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

/** What can be seen now, on the desk and in its index. */
export async function showAnew(tx: Tx, shown: readonly Shown[]): Promise<void> {
  for (const { target, visible } of shown) {
    await show(tx.db).execute({ ...target, visible: visible ? 1 : 0 })
    await indexAnew(tx, target)
  }
}

/** How members' ledgers are kept, and what is taken back in them outside a case. */
export async function saveLedger(tx: Tx, at: string, change: LedgerChange): Promise<Trace> {
  if (change.type === 'measures.set') {
    const kept = { value: JSON.stringify(change.settings), changedAt: at, changedBy: change.changedBy }
    await tx.db
      .insert(deskSettings)
      .values({ name: MEASURES_SETTING, ...kept })
      .onConflictDoUpdate({ target: deskSettings.name, set: kept })
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
  await writeMinus(tx, at, { decisionId: id, memberId: authorId, dueAt: at }, entries)
  await releaseOutgoing(tx, id, at)
  await recountReversed(
    tx,
    entries.map((entry) => entry.id),
  )
  await showAnew(tx, change.shown)
  const detail = { decision: id, reverses: decision.id, n: entries.length }
  return { action: 'decision.reversed', subject: { type: 'case', id: caseId }, detail }
}
