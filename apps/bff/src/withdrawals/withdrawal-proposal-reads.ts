import { ledgerEntriesInForce } from '@mimamori/policy/ledger/ledger-rules'
import { staffWithPart } from '@mimamori/policy/reports/report-source'
import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { sourcesBehind } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { type EvidencePin, evidenceKey, loadPin } from '@mimamori/storage/withdrawals/withdrawal-pin-reads'
import { pendingWithdrawalOf } from '@mimamori/storage/withdrawals/withdrawal-reads'

/**
 * Copies of the evidence as it is now; what does not exist or is not of this member is left out. `counted`: the number
 * of distinct references, and of those found.
 */
export async function loadPins(
  tx: Tx,
  refs: readonly EvidenceRef[],
  memberId: string,
): Promise<{ pins: EvidencePin[]; counted: { named: number; found: number } }> {
  const uniqueRefs = [...new Map(refs.map((ref) => [evidenceKey(ref), ref])).values()]
  const pins: EvidencePin[] = []
  for (const ref of uniqueRefs) {
    const pin = await loadPin(tx.db, ref, memberId)
    if (pin) pins.push(pin)
  }
  return { pins, counted: { named: uniqueRefs.length, found: pins.length } }
}

/** Is this member withdrawn, and is a withdrawal or reversal pending? */
export async function loadMembership(
  db: Tx['db'],
  memberId: string,
): Promise<{ id: string; withdrawn: boolean; pending: boolean }> {
  const [ledger, pending] = [await ledgerOf(db, memberId), await pendingWithdrawalOf(db, memberId)]
  const withdrawn = ledgerEntriesInForce(ledger).some(({ measure }) => measure === 'withdraw')
  return { id: memberId, withdrawn, pending: pending !== null }
}

/** The staff who had part in a report of this case, or in one that is evidence. */
export async function loadStaffWithPart(
  db: Tx['db'],
  caseId: string,
  evidence: readonly EvidenceRef[],
): Promise<readonly string[]> {
  const reportIds = evidence.flatMap((ref) => (ref.kind === 'report' ? [ref.id] : []))
  return staffWithPart(await sourcesBehind(db, { caseId, reportIds }))
}
