import { plusSeconds } from '../instant.ts'
import { may } from '../staff/roles.ts'
import type { Staff } from '../staff/staff.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { Withdrawal, WithdrawalKind } from './withdrawal.ts'

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
export const keeps = ({ trippedAt, restored }: BreakerState, kind: WithdrawalKind): boolean =>
  trippedAt !== null && (restored || kind === 'withdrawal')

/** From when on what went out is counted: for an hour, and anew once a lead has resumed. */
export function countedSince({ resumedAt }: BreakerState, now: string): string {
  const hour = plusSeconds(now, -HOUR_SECONDS)
  return resumedAt !== null && resumedAt > hour ? resumedAt : hour
}

/**
 * What becomes of one whose hold may be over. More withdrawals in an hour than is usual trip the breaker: then none goes out,
 * whatever was approved, until a lead resumes. What takes a withdrawal back trips nothing and is not counted.
 */
export function dueNow(
  { kind, state, heldUntil }: Withdrawal,
  now: string,
  breaker: BreakerState,
  recent: { readonly released: number; readonly atMost: number },
): 'waits' | 'goes' | 'trips' {
  if (state !== 'held' || heldUntil === null || heldUntil > now) return 'waits'
  if (keeps(breaker, kind)) return 'waits'
  if (kind === 'reversal') return 'goes'
  return recent.released >= recent.atMost ? 'trips' : 'goes'
}

export type ResumeRefusal = 'not_permitted' | 'not_paused'

export function resumeOpen({ trippedAt }: BreakerState, actor: Staff): ResumeRefusal | null {
  if (!may(actor.role, 'cases.lead')) return 'not_permitted'
  return trippedAt === null ? 'not_paused' : null
}

/** Let withdrawals go out again. */
export function resume(
  breaker: BreakerState,
  actor: Staff,
): Verdict<{ readonly type: 'withdrawals.resumed' }, ResumeRefusal> {
  const refusal = resumeOpen(breaker, actor)
  return refusal ? refuse(refusal) : allow({ type: 'withdrawals.resumed' })
}
