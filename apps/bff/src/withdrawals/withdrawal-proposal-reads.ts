import { ledgerEntriesInForce } from '@mimamori/policy/ledger/ledger-rules'
import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import type { Tx } from '@mimamori/storage/storage'
import {
  type EvidencePin,
  evidenceKey,
  loadPin,
  pendingWithdrawalOf,
} from '@mimamori/storage/withdrawals/withdrawal-reads'

/** The pieces as they stand now: each once, and those that are not of this member left out. */
export async function loadPins(tx: Tx, refs: readonly EvidenceRef[], memberId: string) {
  const once = [...new Map(refs.map((ref) => [evidenceKey(ref), ref])).values()]
  const found: EvidencePin[] = []
  for (const ref of once) {
    const pin = await loadPin(tx.db, ref, memberId)
    if (pin) found.push(pin)
  }
  return { found, counted: { named: once.length, found: found.length } }
}

/** Is this member withdrawn, and is anything proposed about them? */
export async function loadMembership(
  db: Tx['db'],
  memberId: string,
): Promise<{ id: string; withdrawn: boolean; pending: boolean }> {
  const [ledger, pending] = [await ledgerOf(db, memberId), await pendingWithdrawalOf(db, memberId)]
  const withdrawn = ledgerEntriesInForce(ledger).some(({ measure }) => measure === 'withdraw')
  return { id: memberId, withdrawn, pending: pending !== null }
}
