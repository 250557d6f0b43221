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
 * The breaker: `trippedAt` is when nothing went out any more, `null` while all is well. `restored`: not because of so many, but since
 * a backup was put back, in which it is not seen what was stopped after it.
 */
export type BreakerState = {
  readonly trippedAt: string | null
  readonly resumedAt: string | null
  readonly restored: boolean
}
export const UNTRIPPED: BreakerState = { trippedAt: null, resumedAt: null, restored: false }

/** Does the breaker keep those of this kind? What takes a withdrawal back goes out all the same, unless it may have been stopped since. */
export const isBlockedByBreaker = ({ trippedAt, restored }: BreakerState, kind: WithdrawalKind): boolean =>
  trippedAt !== null && (restored || kind === 'withdrawal')

/** From when on what went out is counted: for an hour, and anew once a lead has resumed. */
export function breakerWindowStart({ resumedAt }: BreakerState, now: string): string {
  const hour = plusSeconds(now, -HOUR_SECONDS)
  return resumedAt !== null && resumedAt > hour ? resumedAt : hour
}

/**
 * What becomes of one whose hold may be over. More withdrawals in an hour than is usual trip the breaker: then none goes out,
 * whatever was approved, until a lead resumes. What takes a withdrawal back trips nothing and is not counted.
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

/** Both people of a withdrawal as their accounts are at the moment of its release; `null`: there is no such account. */
export type BothPeople = {
  readonly proposer: AccountEligibility | null
  readonly approver: AccountEligibility | null
  readonly context: EligibilityContext
}

/**
 * What keeps an approved one from going out when its hold is over. Evidence that changed after the approval puts it back to waiting;
 * one of the two who is no longer eligible keeps it held. `null`: it may go.
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

/** Can this person let withdrawals go out again? A lead who is eligible; `ineligible`: why they are not. */
export function checkResume(
  { trippedAt }: BreakerState,
  actor: Staff,
  ineligible: IneligibleReason | null,
): ResumeRefusal | null {
  if (!may(actor.role, 'cases.lead')) return 'not_permitted'
  return trippedAt === null ? 'not_paused' : ineligible
}

/** Let withdrawals go out again. */
export function resumeWithdrawals(
  breaker: BreakerState,
  actor: Staff,
  ineligible: IneligibleReason | null,
): Verdict<{ readonly type: 'withdrawals.resumed' }, ResumeRefusal> {
  const refusal = checkResume(breaker, actor, ineligible)
  return refusal ? refuse(refusal) : allow({ type: 'withdrawals.resumed' })
}
