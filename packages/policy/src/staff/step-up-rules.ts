import { isInTheFuture } from '../clock/trusted-time-model.ts'
import { plusSeconds } from '../instant.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** What is done only by somebody who has just shown again who they are: taking data away, people, the desk, erasure, keys, one's own sign-in, being the second of two. */
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
 * Does a second factor shown at `factorAt` still count at `now`? For five minutes, and no longer at their very end; not at
 * all once a clock was set back behind it. `null`: none was shown in this session.
 */
export function checkStepUp(factorAt: string | null, now: string): Verdict<null, StepUpRefusal> {
  if (factorAt === null || isInTheFuture(factorAt, now)) return refuse('step_up_required')
  return plusSeconds(factorAt, STEP_UP_VALID_SECONDS) <= now ? refuse('step_up_required') : allow(null)
}
