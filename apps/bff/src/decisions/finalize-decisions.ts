import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById, decisionsPastUndoWindow, type StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { visibilityAfterReversal } from '../workflows/decision-reversal.ts'
import { flagRepeatedViolations } from '../workflows/flag-member.ts'
import { openFollowUpCase } from '../workflows/reopen-case.ts'

/** decisions a run, so that other background work gets its turn */
const BATCH_SIZE = 50

/** The targets that this decision hides or shows, for the marketplace. */
async function visibilityChanges(tx: Tx, { id, authorId, measures, target }: StoredDecision) {
  if (measures.includes('hide')) return [{ target, visible: false }]
  if (measures.includes('show')) return [{ target, visible: true }]
  if (!measures.includes('reverse')) return []
  const ledger = await ledgerOf(tx.db, authorId)
  const reversedIds = new Set(ledger.filter(({ decisionId }) => decisionId === id).map(({ reverses }) => reverses))
  return visibilityAfterReversal(
    ledger,
    ledger.filter((entry) => reversedIds.has(entry.id)),
  )
}

/**
 * Makes decisions final whose undo window is over, the oldest first, each in a transaction of its own so that
 * others can write in between. Returns how many.
 */
export async function finalizeExpiredDecisions(app: AppContext): Promise<number> {
  const now = app.clock.now()
  let finalized = 0
  for (const { id } of await decisionsPastUndoWindow(app.storage.db, now, BATCH_SIZE)) {
    try {
      await app.storage.write((tx) => finalizeDecision(tx, now, id))
      finalized++
    } catch (fault) {
      app.log.error({ err: fault }, 'a decision could not be let stand')
    }
  }
  return finalized
}

/**
 * Makes one decision final: its case closes, its events may be delivered, what arrived meanwhile opens a new case, and its member
 * may be flagged. Does nothing unless its undo window is over.
 */
export async function finalizeDecision(tx: Tx, at: string, decisionId: string): Promise<void> {
  const decision = await decisionById(tx.db, decisionId)
  if (decision?.state !== 'held' || decision.heldUntil > at) return
  const storedCase = await caseById(tx.db, decision.caseId)
  const escalatedBy = decision.beside === 0 ? (storedCase?.escalatedBy ?? null) : null
  const shown = await visibilityChanges(tx, decision)
  await record(tx, at, SYSTEM, { type: 'decision.stands', decision, shown, escalatedBy })
  // beside a proposal the case goes on waiting, and so does what arrived
  if (decision.beside === 0 && storedCase?.joinedWhileHeld) await openFollowUpCase(tx, at, storedCase)
  await flagRepeatedViolations(tx, at, decision)
}
