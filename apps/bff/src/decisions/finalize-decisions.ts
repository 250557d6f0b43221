import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById, decisionsPastUndoWindow, type StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { visibilityAfterReversal } from '../workflows/decision-reversal.ts'
import { openFollowUpCase } from '../workflows/reopen-case.ts'

/** then the rest of the house is kept, before more of them */
const BATCH_SIZE = 50

/** What can be seen by it, and what cannot. */
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
 * End the undo window of the decisions it has been over for longest: one after another, so that whoever decides comes
 * between. Answers how many now stand.
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

/** Let one decision stand: its case closes, its events may go out, and what waited in the case opens a new one. */
export async function finalizeDecision(tx: Tx, at: string, decisionId: string): Promise<void> {
  const decision = await decisionById(tx.db, decisionId)
  if (decision?.state !== 'held' || decision.heldUntil > at) return
  const storedCase = await caseById(tx.db, decision.caseId)
  await record(tx, at, SYSTEM, { type: 'decision.stands', decision, shown: await visibilityChanges(tx, decision) })
  if (storedCase?.joinedWhileHeld) await openFollowUpCase(tx, at, storedCase)
}
