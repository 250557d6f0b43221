import type { ApprovedLine, CompletableAlone, DeskStanding } from '@mimamori/contract/people/account-standing-contract'
import {
  ineligibleReason,
  isEligible,
  moneyContext,
  settlingEndsAt,
  smallDeskFrom,
} from '@mimamori/policy/people/eligibility-rules'
import { soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { accountEligibility, allColleagues, leadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { waitingForSecondLead } from '@mimamori/storage/people/second-lead-reads'
import { pendingSettingProposals } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { heldWithdrawals } from '@mimamori/storage/withdrawals/withdrawal-list-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { isUnconfirmed } from './confirm-account.ts'
import { type EligibilitySituation, toProposedSetting } from './load-proposed-setting.ts'

const MAX_APPROVALS = 20

/** May this role be one of the two people that some actions need? */
const takesPart = ({ role }: Staff): boolean => may(role, 'cases.decide') || may(role, 'desk.manage')

/** Approved withdrawals that are not executed yet, for leads; those that need an action first. At most 20. */
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

/**
 * Approvals that wait for a second lead on a desk with too few of them, and from when one can be completed alone.
 * Everybody sees it.
 */
async function loadCompletableAlone(
  db: Storage['db'],
  { now, leads: { since, small } }: EligibilitySituation,
): Promise<CompletableAlone[]> {
  if (since === null) return []
  const waiting = await waitingForSecondLead(db)
  return await Promise.all(
    waiting.map(async ({ proposerId, waitsSince, ...proposal }) => {
      const from = soloCompletionFrom(waitsSince, since) ?? ''
      return { ...proposal, by: (await aliasOf(db, proposerId)) ?? '', from, possible: small && from <= now }
    }),
  )
}

/**
 * Who is eligible as one of two people: this person, the leads of the desk, a setting that is proposed, what can be
 * completed alone; for leads also approved withdrawals and colleagues to confirm.
 */
export async function getDeskEligibility({ storage, clock }: AppContext, actor: Staff): Promise<DeskStanding> {
  const { db } = storage
  const now = clock.now()
  const [account, leads, people, proposals] = await Promise.all([
    accountEligibility(db, actor.id),
    leadsState(db, now),
    allColleagues(db),
    pendingSettingProposals(db),
  ])
  const context = { now, smallDesk: leads.small }
  const byFullRule = account !== null && ineligibleReason(account, moneyContext(now)) === null
  const self = people.find(({ id }) => id === actor.id)
  const askable = people.filter((each) => each.id !== actor.id && each.id !== self?.invitedBy)
  return {
    mine: {
      takesPart: takesPart(actor),
      ineligible: account ? ineligibleReason(account, context) : 'awaits_confirmation',
      confirmed: account?.confirmedAt != null,
      settledAt: (account && settlingEndsAt(account)) || null,
      ask: askable.filter((each) => isEligible(each, 'people.confirm', context)).map(({ alias }) => alias),
    },
    leads: {
      eligible: leads.eligibleLeads,
      fewSince: leads.since,
      smallFrom: leads.since === null ? null : smallDeskFrom(leads.since),
      small: leads.small,
    },
    settings: await Promise.all(proposals.map((each) => toProposedSetting(db, actor, each, { now, leads }))),
    completableAlone: await loadCompletableAlone(db, { now, leads }),
    toConfirm: may(actor.role, 'people.confirm')
      ? people.filter((each) => isUnconfirmed(each, byFullRule) && each.disabledAt === null && each.hasJoined).length
      : 0,
    approvals: may(actor.role, 'cases.lead') ? await loadApprovals(db) : [],
  }
}
