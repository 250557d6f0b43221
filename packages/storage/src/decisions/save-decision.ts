import type { AuditEvent } from '../audit/audit-event.ts'
import { releaseOutgoing } from '../delivery/outbox-writes.ts'
import { saveFlagVerdicts } from '../detection/save-flag-verdicts.ts'
import type { Tx } from '../engine/engine.ts'
import { restoreVisibility } from '../ledger/save-ledger.ts'
import { reindex } from '../search/search-document.ts'
import type { DecisionChange } from './decision-changes.ts'
import { closeCase, finalizeDecision } from './decision-statements.ts'
import { insertHeldDecision } from './save-held-decision.ts'
import { undoDecision } from './save-undone-decision.ts'

export type { DecisionChange } from './decision-changes.ts'

/** Decisions, their undoing, and the end of the undo window. */
export async function saveDecision(tx: Tx, at: string, change: DecisionChange): Promise<AuditEvent> {
  if (change.type === 'case.decided') return await insertHeldDecision(tx, at, change)
  if (change.type === 'decision.undone') return await undoDecision(tx, change)
  const { decision } = change
  await finalizeDecision(tx, { id: decision.id })
  // the case waits for the withdrawal that it was made beside, which also says what its flags were
  if (decision.beside === 0) {
    await closeCase(tx, { id: decision.caseId, at })
    await saveFlagVerdicts(tx, decision)
  }
  await restoreVisibility(tx, change.shown)
  if (change.shown.length === 0 && decision.categories.length > 0) await reindex(tx, decision.target)
  if (decision.measures.length > 0) await releaseOutgoing(tx, decision.id, at)
  return {
    action: 'decision.stands',
    subject: { type: 'case', id: decision.caseId },
    detail: { decision: decision.id },
  }
}
