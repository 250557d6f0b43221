import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import { visibilityAfter } from '@mimamori/policy/ledger/ledger-rules'
import { checkReversal, reversibleEntries } from '@mimamori/policy/ledger/reversal-rules'
import { decisionById, type StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { newId } from '@mimamori/storage/ids'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'

/** Of what was hidden and is now taken back: whether it can be seen, by what is left in the ledger. */
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
  /** ids of measures of that decision; all that can be taken back where it is left out */
  readonly measures?: readonly string[]
  /** exactly what the member will read */
  readonly text: string
  readonly note: string
}

async function loadReversibleEntries(tx: Tx, decision: StoredDecision, wanted: readonly string[] | undefined) {
  // two who take back the same measure are one after the other
  tx.lock('target', `member/${decision.authorId}`)
  const ledger = await ledgerOf(tx.db, decision.authorId)
  const own = ledger.filter((entry) => entry.decisionId === decision.id)
  const all = reversibleEntries(ledger).filter((entry) => entry.decisionId === decision.id)
  const ids = wanted ?? all.map(({ id }) => id)
  const flaw = own.some(({ measure }) => measure === 'withdraw') ? 'two_people_needed' : checkReversal(ledger, ids)
  if (flaw) throw refusalError(flaw)
  return { ledger, entries: own.filter(({ id }) => ids.includes(id)) }
}

/**
 * Take back what a decision did, outside a case: as a granted appeal does. It stands at once: minus lines in the ledger, the
 * events to the marketplace, months counted anew, what was hidden to be seen again. Throws NotFound for an unknown decision and
 * one that never stood; refuses what is taken back already, and a withdrawal, which goes back as it came, by two people.
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
