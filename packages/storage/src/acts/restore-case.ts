import type { Lease } from '@mimamori/policy/cases/case-model'
import { and, eq } from 'drizzle-orm'
import type { StoredCase } from '../cases/case-reads.ts'
import { placementColumns } from '../cases/case-statements.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { updateQueueCounts } from '../queue/save-queue-counts.ts'
import { cases } from '../schema/sqlite.ts'
import type { StoredAct } from './act-reads.ts'

/** Puts a case back as it was before the act, in the hands of its person. */
export async function restoreCase(
  tx: Tx,
  { escalatedBy, placement }: StoredAct,
  storedCase: StoredCase,
  { fence, lease }: { readonly fence: number; readonly lease: Lease },
): Promise<void> {
  const { id, state, jobCategory, language } = storedCase
  const restored = tx.db
    .update(cases)
    .set({
      // an act that was kept before placements had the category and language of the job leaves those of the case
      ...(placement &&
        placementColumns({
          ...placement,
          jobCategory: placement.jobCategory ?? jobCategory,
          language: placement.language ?? language,
        })),
      state: 'claimed',
      fence,
      holder: lease.holder,
      leaseKind: lease.kind,
      leaseEndsAt: lease.endsAt,
      snoozedUntil: null,
      escalatedBy,
    })
    .where(and(eq(cases.id, id), eq(cases.fence, storedCase.fence), stateEquals(cases.state, state)))
    .returning({ id: cases.id })
  assertRowUpdated(await restored, 'act.undone: case')
  await updateQueueCounts(tx, storedCase, { ...storedCase, state: 'claimed' })
}
