import { hasFewLeads } from '@mimamori/policy/people/eligibility'
import { leadsState } from '@mimamori/storage/people/standing'
import { record, SYSTEM } from '@mimamori/storage/record'
import type { Office } from '../office.ts'

/** Does the noted fact say what is true by now? */
const isNoted = ({ since, eligibleLeads }: { since: string | null; eligibleLeads: number }): boolean =>
  (since !== null) === hasFewLeads(eligibleLeads)

/**
 * Note, and so tell everybody, that the desk has fewer eligible leads than two people need, or has enough again. Answers how much was
 * noted. A small desk begins 72 hours after this note, not after the lead was lost.
 */
export async function noteFewLeads({ desk, clock }: Office): Promise<number> {
  if (isNoted(await leadsState(desk.db, clock.now()))) return 0
  return await desk.write(async (tx) => {
    tx.lock('key', 'people')
    const at = clock.now()
    const state = await leadsState(tx.db, at)
    if (isNoted(state)) return 0
    const { eligibleLeads } = state
    const type = hasFewLeads(eligibleLeads) ? 'desk.few_leads' : 'desk.enough_leads'
    await record(tx, at, SYSTEM, { type, eligibleLeads })
    return 1
  })
}
