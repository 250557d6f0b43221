import { appealById, appealsWithWindowOver, type StoredAppeal } from '@mimamori/storage/appeals/appeal-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { refusalOf } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'

/** few at a time, so that people deciding never wait long behind it */
const BATCH_SIZE = 20

/** End the undo window of every appeal it is over for. Answers how many now stand. */
export async function finalizeAppeals(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const over = await appealsWithWindowOver(app.storage.db, now, BATCH_SIZE)
  let finalized = 0
  for (const id of over) {
    try {
      await app.storage.write((tx) => finalizeAppeal(tx, now, id))
      finalized += 1
    } catch (fault) {
      // one that cannot stand keeps no other from it
      app.log.error({ err: fault, appeal: id }, 'appeals: one could not be let stand')
    }
  }
  return finalized
}

/** What was decided on an appeal stands: a granted one takes back the decision, in the same transaction. */
async function finalizeAppeal(tx: Tx, at: string, id: string): Promise<void> {
  const appeal = await appealById(tx.db, id)
  if (appeal?.state !== 'held' || (appeal.heldUntil ?? '') > at) return
  const { outcome, decidedBy } = appeal
  if (outcome === null || decidedBy === null) return
  const reversalId = outcome === 'granted' ? await reverseAppealedDecision(tx, at, decidedBy, appeal) : null
  await record(tx, at, decidedBy, { type: 'appeal.stands', appeal, outcome, reversalId })
}

/** What two people took back already can be granted no other way. */
const ALREADY_REVERSED: readonly string[] = ['nothing_to_reverse', 'already_reversed', 'two_people_needed']

/** `null`: somebody took all of it back meanwhile, and nothing is left to do. */
async function reverseAppealedDecision(tx: Tx, at: string, by: string, appeal: StoredAppeal): Promise<string | null> {
  const { decisionId, letter: text, reason: note } = appeal
  try {
    return await reverseDecision(tx, at, by, { decisionId, text, note })
  } catch (fault) {
    const refusal = refusalOf(fault)?.refusal
    if (refusal && ALREADY_REVERSED.includes(refusal)) return null
    throw fault
  }
}
