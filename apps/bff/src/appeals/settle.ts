import { appealById, appealsWithWindowOver, type StoredAppeal } from '@mimamori/storage/appeals/reads'
import type { Tx } from '@mimamori/storage/desk'
import { record } from '@mimamori/storage/record'
import { refusalOf } from '../http/refused.ts'
import type { Office } from '../office.ts'
import { reverseDecision } from '../reversing.ts'

/** few at a time, so that people deciding never wait long behind it */
const AT_ONCE = 20

/** End the undo window of every appeal it is over for. Answers how many now stand. */
export async function settleAppeals(office: Office): Promise<number> {
  const now = office.clock.now()
  const over = await appealsWithWindowOver(office.desk.db, now, AT_ONCE)
  for (const id of over) await office.desk.write((tx) => stand(tx, now, id))
  return over.length
}

/** What was decided on an appeal stands: a granted one takes back the decision, in the same transaction. */
async function stand(tx: Tx, at: string, id: string): Promise<void> {
  const appeal = await appealById(tx.db, id)
  if (appeal?.state !== 'held' || (appeal.heldUntil ?? '') > at) return
  const { outcome, decidedBy } = appeal
  if (outcome === null || decidedBy === null) return
  const reversalId = outcome === 'granted' ? await takeBack(tx, at, decidedBy, appeal) : null
  await record(tx, at, decidedBy, { type: 'appeal.stands', appeal, outcome, reversalId })
}

/** `null`: somebody took all of it back meanwhile, and nothing is left to do. */
async function takeBack(tx: Tx, at: string, by: string, appeal: StoredAppeal): Promise<string | null> {
  const { decisionId, letter: text, reason: note } = appeal
  try {
    return await reverseDecision(tx, at, by, { decisionId, text, note })
  } catch (fault) {
    const refusal = refusalOf(fault)?.refusal
    if (refusal === 'nothing_to_reverse' || refusal === 'already_reversed') return null
    throw fault
  }
}
