import { PROPOSES, type ProposerStanding, type SettingProposal } from '@mimamori/policy/ledger/loosening-rules'
import {
  type AccountEligibility,
  type EligibilityContext,
  type IneligibleReason,
  ineligibleReason,
  isEligible,
  moneyContext,
} from '@mimamori/policy/people/eligibility-rules'
import type { SecondLeadSituation } from '@mimamori/policy/people/second-lead-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { accountEligibility, eligibilityAt } from '@mimamori/storage/people/account-eligibility-reads'
import type { Storage } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'

type Db = Storage['db']

/**
 * Why this person is not eligible as one of two people at this instant; `null`: they are. Somebody without an account
 * is not.
 */
export async function loadIneligibleReason(
  db: Db,
  { id }: Pick<Staff, 'id'>,
  now: string,
): Promise<IneligibleReason | null> {
  const [account, context] = await Promise.all([accountEligibility(db, id), eligibilityAt(db, now)])
  return account ? ineligibleReason(account, context) : 'awaits_confirmation'
}

/** Is this person eligible without the exception of a small desk, as all that concerns money asks for? */
export async function isEligibleForMoney(db: Db, { id }: Pick<Staff, 'id'>, now: string): Promise<boolean> {
  const account = await accountEligibility(db, id)
  return account !== null && ineligibleReason(account, moneyContext(now)) === null
}

/** The accounts of two people, and the context in which their eligibility is judged. */
export async function loadBothEligibilities(
  db: Db,
  now: string,
  one: string,
  other: string | null,
): Promise<{ first: AccountEligibility | null; second: AccountEligibility | null; context: EligibilityContext }> {
  const [first, second, context] = await Promise.all([
    accountEligibility(db, one),
    other === null ? null : accountEligibility(db, other),
    eligibilityAt(db, now),
  ])
  return { first, second, context }
}

/** What decides whether this person may complete what a lead proposed. Throws NotFound where that lead is unknown. */
export async function loadSecondLeadSituation(
  db: Db,
  now: string,
  actor: Pick<Staff, 'id'>,
  { proposerId, waitsSince }: { readonly proposerId: string; readonly waitsSince: string },
): Promise<SecondLeadSituation> {
  const { first, second: account, context } = await loadBothEligibilities(db, now, proposerId, actor.id)
  return { proposer: requireFound(first), account, context, waitsSince }
}

/** The same for money, which knows no exception of a small desk: both are judged by the full rule. */
export async function loadSecondForMoney(
  ...[db, now, actor, waits]: Parameters<typeof loadSecondLeadSituation>
): Promise<SecondLeadSituation> {
  return { ...(await loadSecondLeadSituation(db, now, actor, waits)), context: moneyContext(now) }
}

/** Is who proposed a setting still eligible, as their account is now? */
export async function loadProposerEligibility(
  db: Storage['db'],
  { about, proposerId }: SettingProposal,
  context: EligibilityContext,
): Promise<ProposerStanding> {
  const proposer = await accountEligibility(db, proposerId)
  const permission = PROPOSES[about]
  if (!proposer || proposer.disabledAt !== null || !may(proposer.role, permission)) return 'proposer_gone'
  return isEligible(proposer, permission, context) ? 'eligible' : 'proposer_ineligible'
}
