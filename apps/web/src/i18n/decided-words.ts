import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { Copy } from './language-provider.tsx'

/** What was decided, in words; the end of a membership as far as it has got. */
export function decidedWords(
  { words, cases }: Copy,
  { measures, state }: { readonly measures: readonly Measure[]; readonly state: DecisionState },
): string {
  const underway: Partial<Record<DecisionState, string>> = {
    proposed: cases.standing.withdrawalProposed,
    held: cases.standing.withdrawalHeld,
  }
  const name = (measure: Measure) => (measure === 'withdraw' ? underway[state] : undefined) ?? words.measures[measure]
  return measures.map(name).join(words.plus) || words.noViolation
}
