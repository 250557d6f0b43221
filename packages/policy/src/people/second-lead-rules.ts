import { may, type Permission } from '../staff/role-permissions.ts'
import {
  type AccountEligibility,
  announcementPeriodEnd,
  type EligibilityContext,
  type IneligibleReason,
  ineligibleReason,
  isEligible,
  moneyContext,
} from './eligibility-rules.ts'

/** The state that a completion by a second lead depends on. */
export type SecondLeadSituation = {
  /** the present account of who proposed it */
  readonly proposer: AccountEligibility
  /** the account of the person who asks; `null`: there is none */
  readonly account: AccountEligibility | null
  readonly context: EligibilityContext
  /** since when the proposal waits */
  readonly waitsSince: string
}

export type SecondLeadRefusal = IneligibleReason | 'proposer_gone' | 'proposer_ineligible'

/** Why the proposer no longer counts as one of two people; `null`: they do. */
function checkProposer(permission: Permission, { proposer, context }: SecondLeadSituation): SecondLeadRefusal | null {
  if (proposer.disabledAt !== null || !may(proposer.role, permission)) return 'proposer_gone'
  return isEligible(proposer, permission, context) ? null : 'proposer_ineligible'
}

/**
 * Why this account, whose role allows it, cannot complete what a lead proposed; `null`: it can. It takes another eligible lead, or on a
 * small desk the proposer after 72 hours. `own`: it is the proposer's, and the desk is not small or the 72 hours are not over.
 */
export function checkSecondLead(
  permission: Permission,
  situation: SecondLeadSituation,
): 'own' | SecondLeadRefusal | null {
  const { proposer, account, context, waitsSince } = situation
  const own = proposer.id === account?.id
  if (own && !(context.smallDesk && announcementPeriodEnd(waitsSince) <= context.now)) return 'own'
  return account ? (ineligibleReason(account, context) ?? checkProposer(permission, situation)) : 'awaits_confirmation'
}

/**
 * Do both people behind what moves money still count? They are looked at again before it takes effect, by the full rule. `permission`: of who
 * proposed it.
 */
export const isStillByTwo = (
  permission: Permission,
  { proposer, account, context: { now } }: Pick<SecondLeadSituation, 'proposer' | 'account' | 'context'>,
): boolean =>
  isEligible(proposer, permission, moneyContext(now)) && isEligible(account, 'withdrawals.approve', moneyContext(now))

/**
 * When a proposer can complete their proposal alone, if the desk is still small then; `null`: there are enough eligible leads. `waitsSince`:
 * when it was proposed; `fewSince`: when all staff were told that there are too few leads; `null`: they were not.
 */
export function soloCompletionFrom(waitsSince: string, fewSince: string | null): string | null {
  if (fewSince === null) return null
  return announcementPeriodEnd(waitsSince > fewSince ? waitsSince : fewSince)
}
