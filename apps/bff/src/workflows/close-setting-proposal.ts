import { endSettingProposal, type SettingProposal } from '@mimamori/policy/ledger/loosening-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { record } from '@mimamori/storage/record-change'
import { pendingSettingProposals } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import type { Tx } from '@mimamori/storage/storage'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** The pending proposal with this id, under its locks. Throws NotFound for any other. */
export async function loadPendingProposal(tx: Tx, id: string): Promise<SettingProposal> {
  tx.lock('key', 'measures')
  tx.lock('key', 'people')
  const pending = await pendingSettingProposals(tx.db)
  return requireFound(pending.find((each) => each.id === id) ?? null)
}

/**
 * Ends a proposal without effect: refused by a lead or taken back by an admin, or by the lead whose it is. Throws NotFound, and the refusal of the
 * rule.
 */
export async function closeSettingProposal(
  { storage, clock }: AppContext,
  actor: Staff,
  id: string,
  how: 'refused' | 'taken_back',
): Promise<{ id: string }> {
  return await storage.write(async (tx) => {
    const proposal = await loadPendingProposal(tx, id)
    const event = requireAllowed(endSettingProposal(proposal, actor, how))
    await record(tx, clock.now(), actor.id, { ...event, proposal, by: actor.id })
    return { id }
  })
}
