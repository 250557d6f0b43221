import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { hasTooFewLeads } from '@mimamori/policy/people/eligibility-rules'
import { type LeadsState, leadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'

/** Is it already recorded whether the desk has too few leads? A record dated in the future, from a wrong clock, does not count. */
const isFewLeadsNoted = ({ since, eligibleLeads }: LeadsState, now: string): boolean =>
  hasTooFewLeads(eligibleLeads) ? since !== null && !isInTheFuture(since, now) : since === null

/**
 * Records, and so announces, that the desk has fewer eligible leads than two people need, or enough again. A small desk
 * begins 72 hours after this record. Returns how much was recorded.
 */
export async function noteFewLeads({ storage, clock }: AppContext): Promise<number> {
  const now = clock.now()
  if (isFewLeadsNoted(await leadsState(storage.db, now), now)) return 0
  return await storage.write(async (tx) => {
    tx.lock('key', 'people')
    const at = clock.now()
    const state = await leadsState(tx.db, at)
    if (isFewLeadsNoted(state, at)) return 0
    const { eligibleLeads } = state
    const type = hasTooFewLeads(eligibleLeads) ? 'desk.few_leads' : 'desk.enough_leads'
    await record(tx, at, SYSTEM, { type, eligibleLeads })
    return 1
  })
}
