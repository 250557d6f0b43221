import { isInTheFuture } from '../clock/trusted-time-model.ts'
import { plusSeconds } from '../instant.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** Kinds of operations that need step-up: exports, people, the desk's settings, erasure, API keys, one's own sign-in, and second approvals. */
export const STEP_UP_KINDS = [
  'export',
  'people',
  'desk',
  'erase',
  'keys',
  'own',
  'withdrawals',
  'closings',
  'notices',
] as const
export type StepUpKind = (typeof STEP_UP_KINDS)[number]

export type StepUpRefusal = 'step_up_required'

const STEP_UP_VALID_SECONDS = 5 * 60

/**
 * Does a second factor given at `factorAt` still count at `now`? It counts for less than five minutes, and not when it is dated in the
 * future, by a clock that was wrong. `null`: none was given in this session.
 */
export function checkStepUp(factorAt: string | null, now: string): Verdict<null, StepUpRefusal> {
  if (factorAt === null || isInTheFuture(factorAt, now)) return refuse('step_up_required')
  return plusSeconds(factorAt, STEP_UP_VALID_SECONDS) <= now ? refuse('step_up_required') : allow(null)
}
