import { deskCriteria, evaluateCriterion } from '@mimamori/policy/standards/evaluate-standards'
import { NO_HOLDING } from '@mimamori/policy/standards/holding-rules'
import { deskMetrics } from '@mimamori/policy/standards/profile-metrics'
import { newId } from '@mimamori/storage/ids'
import { standingOnRecord } from '@mimamori/storage/ledger/ledger-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import type { Tx } from '@mimamori/storage/storage'

/**
 * Ends every account standard of a member whose membership has been ended, without days of grace and without waiting for the next
 * evaluation. Does nothing for whoever holds none. The caller has locked `standards`.
 */
export async function endStandards(tx: Tx, at: string, memberId: string): Promise<void> {
  const held = Object.keys(await holdingsOf(tx.db, memberId))
  if (held.length === 0) return
  const { number: version, standards: set } = await standardsInForce(tx.db, at)
  const metrics = deskMetrics(await standingOnRecord(tx.db, memberId, at), at)
  const context = { at, maxAgeDays: set.maxAgeDays, shares: {} }
  const missed = deskCriteria(set)
    .filter(({ id }) => id === 'not_withdrawn')
    .map((each) => evaluateCriterion(each, { roles: [], role: 'freelancer', category: null, metrics }, context))
  for (const standard of held) {
    const id = newId(at)
    const change = {
      id,
      runId: null,
      memberId,
      standard,
      change: 'lost',
      holding: NO_HOLDING,
      version,
      missed,
      letter: true,
      place: 0,
    } as const
    await record(tx, at, SYSTEM, { type: 'standard.changed', ...change })
  }
}
