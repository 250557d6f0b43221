import { casesClaimedBy } from '@mimamori/storage/cases/case-lease-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'

/** Releases all claims of a person (`of`), as when their sessions end. `by`: who ended them. What a colleague assigned to them is kept, if it is to be. */
export async function releaseClaims(
  tx: Tx,
  at: string,
  { by, of, keepAssigned = false }: { readonly by: string; readonly of: string; readonly keepAssigned?: boolean },
): Promise<void> {
  for (const storedCase of await casesClaimedBy(tx.db, of)) {
    if (keepAssigned && storedCase.lease?.kind === 'assigned') continue
    await record(tx, at, by, { type: 'case.released', case: storedCase, why: 'signed_out' })
  }
}
