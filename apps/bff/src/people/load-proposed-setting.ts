import type { ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import { checkAgreement, type SettingProposal } from '@mimamori/policy/ledger/loosening-rules'
import { ineligibleReason } from '@mimamori/policy/people/eligibility-rules'
import { soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { accountEligibility, type LeadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { loadProposerEligibility } from '../workflows/two-person-eligibility.ts'

/** The time, and how many eligible leads the desk has and has had. */
export type EligibilitySituation = { readonly now: string; readonly leads: LeadsState }

/** A proposed setting, and what this person may do about it. */
export async function toProposedSetting(
  db: Storage['db'],
  actor: Staff,
  proposal: SettingProposal,
  { now, leads }: EligibilitySituation,
): Promise<ProposedSetting> {
  const context = { now, smallDesk: leads.small }
  const account = await accountEligibility(db, actor.id)
  const { holdMinutes, withdrawalsAnHour } = await measureSettings(db)
  const proposer = await loadProposerEligibility(db, proposal, context)
  const ownReason = account ? ineligibleReason(account, context) : 'awaits_confirmation'
  return {
    id: proposal.id,
    now: { holdMinutes, withdrawalsAnHour },
    loosening: { ...proposal.loosening },
    proposer: { id: proposal.proposerId, alias: (await aliasOf(db, proposal.proposerId)) ?? '' },
    proposedAt: proposal.proposedAt,
    // counted also for a desk that is not small yet
    takesEffectAt: soloCompletionFrom(proposal.proposedAt, leads.since),
    agree: checkAgreement(proposal, actor, { ineligible: ownReason, proposer }),
    mayRefuse: may(actor.role, 'desk.agree'),
    mayTakeBack: may(actor.role, 'desk.manage'),
  }
}
