import { plusSeconds } from '../instant.ts'
import {
  type AccountEligibility,
  type EligibilityContext,
  type IneligibleReason,
  isEligible,
} from '../people/eligibility-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Setback, Withdrawal, WithdrawalKind } from './withdrawal-model.ts'

const HOUR_SECONDS = 3600

/**
 * The breaker that pauses withdrawals. `trippedAt`: since when none is executed; `null`: it has not tripped. `restored`: it was
 * tripped because a backup was restored, whose withdrawals may have been stopped after it was made.
 */
export type BreakerState = {
  readonly trippedAt: string | null
  readonly resumedAt: string | null
  readonly restored: boolean
}
export const UNTRIPPED: BreakerState = { trippedAt: null, resumedAt: null, restored: false }

/** Does the breaker hold back this kind? Reversals are executed all the same, unless a backup was restored. */
export const isBlockedByBreaker = ({ trippedAt, restored }: BreakerState, kind: WithdrawalKind): boolean =>
  trippedAt !== null && (restored || kind === 'withdrawal')

/** The instant from which executed withdrawals are counted: an hour ago, or when a lead resumed, if that is later. */
export function breakerWindowStart({ resumedAt }: BreakerState, now: string): string {
  const hour = plusSeconds(now, -HOUR_SECONDS)
  return resumedAt !== null && resumedAt > hour ? resumedAt : hour
}

/**
 * The next step of a withdrawal: it waits, is executed (`goes`), or trips the breaker, as `atMost` withdrawals were executed
 * in the window; then none is executed until a lead resumes. Reversals are not counted and trip nothing.
 */
export function nextExecutionStep(
  { kind, state, heldUntil }: Withdrawal,
  now: string,
  breaker: BreakerState,
  recent: { readonly released: number; readonly atMost: number },
): 'waits' | 'goes' | 'trips' {
  if (state !== 'held' || heldUntil === null || heldUntil > now) return 'waits'
  if (isBlockedByBreaker(breaker, kind)) return 'waits'
  if (kind === 'reversal') return 'goes'
  return recent.released >= recent.atMost ? 'trips' : 'goes'
}

/** The present accounts of both people of a withdrawal; `null`: there is no such account. */
export type BothPeople = {
  readonly proposer: AccountEligibility | null
  readonly approver: AccountEligibility | null
  readonly context: EligibilityContext
}

/**
 * What keeps an approved withdrawal from being executed when its hold is over: evidence that changed after the approval, which
 * returns it to waiting, or one of the two people who is no longer eligible, which keeps it held. `null`: nothing.
 */
export function findSetback(
  { proposer, approver, context }: BothPeople,
  evidenceChanged: boolean,
): Exclude<Setback, 'person'> | null {
  if (evidenceChanged) return 'evidence'
  if (!isEligible(proposer, 'cases.decide', context)) return 'proposer'
  return isEligible(approver, 'withdrawals.approve', context) ? null : 'approver'
}

export type ResumeRefusal = 'not_permitted' | 'not_paused' | IneligibleReason

/** Why this person cannot resume withdrawals; `null`: they are an eligible lead. `ineligible`: why they are not eligible. */
export function checkResume(
  { trippedAt }: BreakerState,
  actor: Staff,
  ineligible: IneligibleReason | null,
): ResumeRefusal | null {
  if (!may(actor.role, 'cases.lead')) return 'not_permitted'
  return trippedAt === null ? 'not_paused' : ineligible
}

/** Resumes withdrawals after the breaker tripped. */
export function resumeWithdrawals(
  breaker: BreakerState,
  actor: Staff,
  ineligible: IneligibleReason | null,
): Verdict<{ readonly type: 'withdrawals.resumed' }, ResumeRefusal> {
  const refusal = checkResume(breaker, actor, ineligible)
  return refusal ? refuse(refusal) : allow({ type: 'withdrawals.resumed' })
}
