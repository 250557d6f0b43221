import { casesClaimedBy } from '@mimamori/storage/cases/case-lease-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'

/** A claim ends with the sessions of whoever has it: all they held is open for everyone again. `by`: who ended them. */
export async function releaseClaims(
  tx: Tx,
  at: string,
  { by, of }: { readonly by: string; readonly of: string },
): Promise<void> {
  for (const it of await casesClaimedBy(tx.db, of)) {
    await record(tx, at, by, { type: 'case.released', case: it, why: 'signed_out' })
  }
}
