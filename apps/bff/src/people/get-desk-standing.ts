import type {
  ApprovedLine,
  CompletableAlone,
  DeskStanding,
  ProposedSetting,
} from '@mimamori/contract/people/account-standing-contract'
import { checkAgreement, type SettingProposal } from '@mimamori/policy/ledger/loosening-rules'
import { ineligibleReason, isEligible, settlingEndsAt, smallDeskFrom } from '@mimamori/policy/people/eligibility-rules'
import { soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import {
  accountEligibility,
  allColleagues,
  type LeadsState,
  leadsState,
} from '@mimamori/storage/people/account-eligibility-reads'
import { waitingForSecondLead } from '@mimamori/storage/people/second-lead-reads'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { heldWithdrawals } from '@mimamori/storage/withdrawals/withdrawal-list-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { loadProposerStanding } from '../workflows/two-person-eligibility.ts'

const MAX_APPROVALS = 20

/** Does this role ever take part in what takes two eligible people? */
const takesPart = ({ role }: Staff): boolean => may(role, 'cases.decide') || may(role, 'desk.manage')

/** The approved withdrawals that have not gone out, for leads: the ones that need somebody first. */
async function loadApprovals(db: Storage['db']): Promise<ApprovedLine[]> {
  const held = await heldWithdrawals(db, MAX_APPROVALS)
  return await Promise.all(
    held.map(async ({ id, kind, caseId, approverId, heldUntil, setback }) => ({
      id,
      kind,
      number: (await caseById(db, caseId))?.number ?? 0,
      approver: approverId === null ? '' : ((await aliasOf(db, approverId)) ?? ''),
      heldUntil: heldUntil ?? '',
      blocked: setback !== null,
    })),
  )
}

type StandingContext = { readonly now: string; readonly leads: LeadsState }

/** What waits for a second lead on a desk that has too few of them, for everybody to see before it is completed alone. */
async function loadCompletableAlone(
  db: Storage['db'],
  { now, leads: { since, small } }: StandingContext,
): Promise<CompletableAlone[]> {
  if (since === null) return []
  const waiting = await waitingForSecondLead(db)
  return await Promise.all(
    waiting.map(async ({ proposerId, waitsSince, ...it }) => {
      const from = soloCompletionFrom(waitsSince, since) ?? ''
      return { ...it, by: (await aliasOf(db, proposerId)) ?? '', from, possible: small && from <= now }
    }),
  )
}

async function toProposedSetting(
  db: Storage['db'],
  actor: Staff,
  proposal: SettingProposal,
  { now, leads }: StandingContext,
): Promise<ProposedSetting> {
  const at = { now, smallDesk: leads.small }
  const account = await accountEligibility(db, actor.id)
  const { holdMinutes, withdrawalsAnHour } = await measureSettings(db)
  const proposer = await loadProposerStanding(db, proposal, at)
  const own = account ? ineligibleReason(account, at) : 'awaits_confirmation'
  return {
    id: proposal.id,
    now: { holdMinutes, withdrawalsAnHour },
    loosening: { ...proposal.loosening },
    proposer: { id: proposal.proposerId, alias: (await aliasOf(db, proposal.proposerId)) ?? '' },
    proposedAt: proposal.proposedAt,
    // a desk that is not small yet may be by then
    takesEffectAt: soloCompletionFrom(proposal.proposedAt, leads.since),
    agree: checkAgreement(proposal, actor, { ineligible: own, proposer }),
    mayRefuse: may(actor.role, 'desk.agree'),
    mayTakeBack: may(actor.role, 'desk.manage'),
  }
}

/** What everybody at the desk is told of who can be one of two people, of settings that wait, and leads of approvals and colleagues. */
export async function getDeskStanding({ storage, clock }: AppContext, actor: Staff): Promise<DeskStanding> {
  const { db } = storage
  const now = clock.now()
  const [account, leads, people, proposal] = await Promise.all([
    accountEligibility(db, actor.id),
    leadsState(db, now),
    allColleagues(db),
    pendingSettingProposal(db),
  ])
  const at = { now, smallDesk: leads.small }
  const self = people.find(({ id }) => id === actor.id)
  const askable = people.filter((each) => each.id !== actor.id && each.id !== self?.invitedBy)
  return {
    mine: {
      takesPart: takesPart(actor),
      ineligible: account ? ineligibleReason(account, at) : 'awaits_confirmation',
      confirmed: account?.confirmedAt != null,
      settledAt: (account && settlingEndsAt(account)) || null,
      ask: askable.filter((each) => isEligible(each, 'people.confirm', at)).map(({ alias }) => alias),
    },
    leads: {
      eligible: leads.eligibleLeads,
      fewSince: leads.since,
      smallFrom: leads.since === null ? null : smallDeskFrom(leads.since),
      small: leads.small,
    },
    setting: proposal ? await toProposedSetting(db, actor, proposal, { now, leads }) : null,
    completableAlone: await loadCompletableAlone(db, { now, leads }),
    toConfirm: may(actor.role, 'people.confirm')
      ? people.filter((each) => each.confirmedAt === null && each.disabledAt === null && each.hasCome).length
      : 0,
    approvals: may(actor.role, 'cases.lead') ? await loadApprovals(db) : [],
  }
}
