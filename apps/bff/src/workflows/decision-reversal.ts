import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { type LedgerEntry, visibilityAfter } from '@mimamori/policy/ledger/ledger-rules'
import { checkReversal, reversibleEntries } from '@mimamori/policy/ledger/reversal-rules'
import { decisionById, type StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { newId } from '@mimamori/storage/ids'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'

/** Whether each target of the reversed hides is visible, by the measures that remain in the ledger. */
export function visibilityAfterReversal(
  ledger: readonly LedgerEntry[],
  takenBack: readonly LedgerEntry[],
): { target: Target; visible: boolean }[] {
  const hides = takenBack.filter(({ measure }) => measure === 'hide')
  return hides.map(({ target }) => {
    const about = ledger.filter((each) => each.target.type === target.type && each.target.id === target.id)
    return { target, visible: visibilityAfter(about) }
  })
}

export type DecisionReversal = {
  readonly decisionId: string
  /** ids of measures of that decision; all that can be reversed, if left out */
  readonly measures?: readonly string[]
  /** exactly what the member will read */
  readonly text: string
  readonly note: string
}

async function loadReversibleEntries(tx: Tx, decision: StoredDecision, wanted: readonly string[] | undefined) {
  // two reversals of the same measure run one after the other
  tx.lock('target', `member/${decision.authorId}`)
  const ledger = await ledgerOf(tx.db, decision.authorId)
  const own = ledger.filter((entry) => entry.decisionId === decision.id)
  const all = reversibleEntries(ledger).filter((entry) => entry.decisionId === decision.id)
  const ids = wanted ?? all.map(({ id }) => id)
  const refusal = own.some(({ measure }) => measure === 'withdraw') ? 'two_people_needed' : checkReversal(ledger, ids)
  if (refusal) throw refusalError(refusal)
  return { ledger, entries: own.filter(({ id }) => ids.includes(id)) }
}

/**
 * Reverses measures of a decision outside a case, as a granted appeal does. It is final at once: reversal lines in the
 * ledger, events to the marketplace, corrected counters, hidden content shown again. Throws NotFound for a decision
 * that is unknown or not final, and the refusals of what is reversed already and of a withdrawal, which takes two
 * people. Returns the reversal's id.
 */
export async function reverseDecision(
  tx: Tx,
  at: string,
  actorId: string,
  reversal: DecisionReversal,
): Promise<string> {
  const { decisionId, text, note } = reversal
  const decision = await decisionById(tx.db, decisionId)
  if (decision?.state !== 'standing') throw notFoundError()
  const { ledger, entries } = await loadReversibleEntries(tx, decision, reversal.measures)
  const ids = new Set(entries.map((entry) => entry.id))
  const shown = visibilityAfterReversal(
    ledger.filter((entry) => !ids.has(entry.id)),
    entries,
  )
  const id = newId(at)
  await record(tx, at, actorId, { type: 'decision.reversed', id, decision, entries, shown, actorId, text, note })
  return id
}
