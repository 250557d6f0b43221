import { may, type Permission } from '../staff/role-permissions.ts'
import {
  type AccountEligibility,
  announcementPeriodEnd,
  type EligibilityContext,
  type IneligibleReason,
  ineligibleReason,
  isEligible,
} from './eligibility-rules.ts'

/** The state that a completion by a second lead depends on. */
export type SecondLeadSituation = {
  /** the present account of who proposed it */
  readonly proposer: AccountEligibility
  /** the account of the person who asks; `null`: there is none */
  readonly account: AccountEligibility | null
  readonly at: EligibilityContext
  /** since when it waits */
  readonly waitsSince: string
}

export type SecondLeadRefusal = IneligibleReason | 'proposer_gone' | 'proposer_ineligible'

/** Why the proposer no longer counts as one of two people; `null`: they do. */
function checkProposer(
  permission: Permission,
  { proposer, at: context }: SecondLeadSituation,
): SecondLeadRefusal | null {
  if (proposer.disabledAt !== null || !may(proposer.role, permission)) return 'proposer_gone'
  return isEligible(proposer, permission, context) ? null : 'proposer_ineligible'
}

/**
 * Can this account, whose role allows it, complete what a lead proposed? `null`: yes. It takes another eligible lead; on a small desk
 * who proposed it may do so too, 72 hours later. `own`: they may not yet, or the desk is not small.
 */
export function checkSecondLead(
  permission: Permission,
  situation: SecondLeadSituation,
): 'own' | SecondLeadRefusal | null {
  const { proposer, account, at: context, waitsSince } = situation
  const own = proposer.id === account?.id
  if (own && !(context.smallDesk && announcementPeriodEnd(waitsSince) <= context.now)) return 'own'
  return account ? (ineligibleReason(account, context) ?? checkProposer(permission, situation)) : 'awaits_confirmation'
}

/**
 * When who proposed something can complete it alone, if the desk still is small then. `waitsSince`: when it was proposed; `fewSince`:
 * since when everybody has been told of few eligible leads. `null`: there are enough.
 */
export function soloCompletionFrom(waitsSince: string, fewSince: string | null): string | null {
  if (fewSince === null) return null
  return announcementPeriodEnd(waitsSince > fewSince ? waitsSince : fewSince)
}
