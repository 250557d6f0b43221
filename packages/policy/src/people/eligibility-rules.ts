import { plusSeconds } from '../instant.ts'
import { may, type Permission, type Role } from '../staff/role-permissions.ts'

const HOUR_SECONDS = 3_600
/** how long an account is not eligible after an invitation, a change of role, a reset of factors or re-enabling */
export const SETTLING_HOURS = 24
/** how long a desk must have had few eligible leads until it is small, and how long proposals wait there */
export const SMALL_DESK_HOURS = 72
/** eligible leads below which a desk counts as small */
const MIN_ELIGIBLE_LEADS = 2

/** What the eligibility of an account depends on. */
export type AccountEligibility = {
  readonly id: string
  readonly role: Role
  readonly disabledAt: string | null
  /** last invitation, change of role, reset of factors or re-enabling; empty: before the desk kept this */
  readonly accessChangedAt: string
  /** when a lead confirmed who is behind it; `null`: nobody has since the last change */
  readonly confirmedAt: string | null
  /** was that lead one by the exception of a small desk alone? Then the confirmation does not count for money; left out: no */
  readonly confirmedOnSmallDesk?: boolean
}

/** The instant of the check, and whether the desk is small then. `money`: it is about money, which knows no exception. */
export type EligibilityContext = { readonly now: string; readonly smallDesk: boolean; readonly money?: boolean }

/** For what moves money, or raises its limits: nobody is eligible by the exception of a small desk, or by who was. */
export const moneyContext = (now: string): EligibilityContext => ({ now, smallDesk: false, money: true })

/** Why somebody who has the role is not eligible. */
export type IneligibleReason = 'awaits_confirmation' | 'access_too_recent'

/** When the 24 hours after the last change of access end; empty: long ago. */
export const settlingEndsAt = ({ accessChangedAt }: Pick<AccountEligibility, 'accessChangedAt'>): string =>
  accessChangedAt === '' ? '' : plusSeconds(accessChangedAt, SETTLING_HOURS * HOUR_SECONDS)

/**
 * Why an account cannot be one of two people now; `null`: it can. A lead must have confirmed it since its access last changed, which must be
 * 24 hours ago; on a small desk only the 24 hours are asked for. Whoever was disabled a moment ago would have to be confirmed anew.
 */
export function ineligibleReason(
  account: Pick<AccountEligibility, 'accessChangedAt' | 'confirmedAt' | 'disabledAt' | 'confirmedOnSmallDesk'>,
  { now, smallDesk, money = false }: EligibilityContext,
): IneligibleReason | null {
  if (account.disabledAt !== null) return 'awaits_confirmation'
  if (account.confirmedAt === null && !smallDesk) return 'awaits_confirmation'
  if (money && account.confirmedOnSmallDesk) return 'awaits_confirmation'
  return settlingEndsAt(account) > now ? 'access_too_recent' : null
}

/** Is this account enabled, with the role for it, and eligible? An account that does not exist is not. */
export function isEligible(
  account: AccountEligibility | null,
  permission: Permission,
  context: EligibilityContext,
): account is AccountEligibility {
  if (account === null || !may(account.role, permission)) return false
  return ineligibleReason(account, context) === null
}

/** How many of these accounts are eligible leads by the full rule, which a small desk does not relax. */
export const countEligibleLeads = (accounts: readonly AccountEligibility[], now: string): number =>
  accounts.filter((account) => isEligible(account, 'cases.lead', { now, smallDesk: false })).length

/** Has the desk fewer eligible leads than two people need? */
export const hasTooFewLeads = (eligibleLeads: number): boolean => eligibleLeads < MIN_ELIGIBLE_LEADS

/** The end of the 72 hours that begin at `since`, when all staff were told. */
export const announcementPeriodEnd = (since: string): string => plusSeconds(since, SMALL_DESK_HOURS * HOUR_SECONDS)

/** When a desk that has had few eligible leads since then becomes small. */
export const smallDeskFrom = (since: string): string => announcementPeriodEnd(since)

/**
 * Is a desk small? It is when it has too few eligible leads, and all staff were told so 72 hours ago. `since`: when they were told; `null`:
 * they were not.
 */
export const isSmallDesk = (since: string | null, eligibleLeads: number, now: string): boolean =>
  since !== null && hasTooFewLeads(eligibleLeads) && smallDeskFrom(since) <= now
