import type { ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import {
  bendsOnSmallDesk,
  checkAgreement,
  checkEnding,
  type LoosenedSetting,
  type SettingProposal,
} from '@mimamori/policy/ledger/loosening-rules'
import { ineligibleReason, moneyContext } from '@mimamori/policy/people/eligibility-rules'
import { soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { accountEligibility, type LeadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
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
  const { about, loosening } = proposal
  const bends = bendsOnSmallDesk(about)
  const context = bends ? { now, smallDesk: leads.small } : moneyContext(now)
  const account = await accountEligibility(db, actor.id)
  const inForce = { ...(await measureSettings(db)), ...(await reminderSettings(db)) }
  const names = Object.keys(loosening) as LoosenedSetting[]
  const proposer = await loadProposerEligibility(db, proposal, context)
  const ownReason = account ? ineligibleReason(account, context) : 'awaits_confirmation'
  return {
    id: proposal.id,
    about,
    now: Object.fromEntries(names.map((name) => [name, inForce[name]])),
    loosening: { ...loosening },
    proposer: { id: proposal.proposerId, alias: (await aliasOf(db, proposal.proposerId)) ?? '' },
    proposedAt: proposal.proposedAt,
    // counted also for a desk that is not small yet
    takesEffectAt: bends ? soloCompletionFrom(proposal.proposedAt, leads.since) : null,
    agree: checkAgreement(proposal, actor, { ineligible: ownReason, proposer }),
    mayRefuse: checkEnding(proposal, actor, 'refused') === null,
    mayTakeBack: checkEnding(proposal, actor, 'taken_back') === null,
  }
}
