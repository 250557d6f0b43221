import {
  type EvaluationContext,
  evaluateStandards,
  type StandardMember,
  type StandardResult,
} from './evaluate-standards.ts'
import { type Holding, type HoldingStep, isHolding, NO_HOLDING, nextHolding } from './holding-rules.ts'
import type { StandardSet } from './standard-definition.ts'

/** What a member had, by id of the standard. */
export type Holdings = Readonly<Record<string, Holding>>

/** The outcome of one standard for a member, and what it makes of what they have. */
export type JudgedStandard = StandardResult & HoldingStep

/**
 * Judges a member by all standards and says what each makes of what they hold. A required standard counts while it is held, in its days of grace
 * too. What they hold of a standard that is no longer in the set, or not of their role any more, is lost.
 */
export function judgeMember(
  set: StandardSet,
  member: StandardMember,
  holdings: Holdings,
  context: Pick<EvaluationContext, 'at' | 'shares'>,
): readonly JudgedStandard[] {
  const steps = new Map<string, HoldingStep>()
  const results = evaluateStandards(set, member, context, (result) => {
    const step = nextHolding(holdings[result.standard] ?? NO_HOLDING, result, {
      at: context.at,
      graceDays: set.graceDays,
    })
    steps.set(result.standard, step)
    return isHolding(step.holding)
  })
  const judged = results.map((result) => ({
    ...result,
    ...(steps.get(result.standard) ?? { holding: NO_HOLDING, change: null }),
  }))
  const gone = Object.entries(holdings).filter(([id, holding]) => isHolding(holding) && !steps.has(id))
  return [
    ...judged,
    ...gone.map(
      ([standard]): JudgedStandard => ({
        standard,
        outcome: 'not_met',
        criteria: [],
        holding: NO_HOLDING,
        change: 'lost',
      }),
    ),
  ]
}
