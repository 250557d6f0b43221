import type { CaseState } from '../cases/case-model.ts'
import { type CaseTarget, isReviewed } from '../intake/intake-arrivals.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** An unfinished case of a member. `holder`: the alias of who has it in hand. */
type OpenCase = {
  readonly id: string
  readonly state: CaseState
  readonly target: CaseTarget
  readonly holder: string | null
}

export type MeasureRefusal = 'member_erased' | 'no_case_to_measure' | 'others_measure'

/**
 * The case in which a measure against a member begins: of those that nobody else has in hand the newest about a text or the member. Refused
 * for an erased member, where no such case waits, and where colleagues have them all. `openCases`: the oldest first.
 */
export function caseForMeasure(
  openCases: readonly OpenCase[],
  { alias, erased }: { readonly alias: string; readonly erased: boolean },
): Verdict<{ readonly caseId: string }, MeasureRefusal> {
  if (erased) return refuse('member_erased')
  const waiting = openCases.filter(({ target, state }) => isReviewed(target) && state !== 'held')
  if (waiting.length === 0) return refuse('no_case_to_measure')
  const free = waiting.findLast(({ state, holder }) => state !== 'claimed' || holder === alias)
  return free ? allow({ caseId: free.id }) : refuse('others_measure')
}
