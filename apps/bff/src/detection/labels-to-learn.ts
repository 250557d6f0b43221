import { familiesOf, NEARLY_SAME, SAME_SCENARIO } from '@mimamori/detection/training/text-families'
import { isSureScore } from '@mimamori/policy/catalogue/detection-flag'
import type { LabelledDecision } from '@mimamori/storage/detection/labelled-decision-reads'

/** Of what one person passed, so many of the surely flagged texts of one family are learned from. */
const MOST_PASSES = 3

/** A decision that is a label, with the family of its text: where texts are nearly the same, the key of the first of them. */
export type LabelToLearn = LabelledDecision & {
  readonly family: string
  /** a surely flagged text that one person alone passed, with all of its scenario */
  readonly onOneWord: boolean
}

const keyOf = ({ target: { type, id } }: LabelledDecision): string => `${type}/${id}`

/**
 * The decisions that models learn from and are measured by, the newest first: texts that are nearly the same are one label, or who repeats a text would
 * outvote the desk, and of surely flagged texts of one scenario only a few passes of one person count. `pause`: called between texts.
 */
export function labelsToLearn(decisions: readonly LabelledDecision[], pause = () => {}): readonly LabelToLearn[] {
  const newestFirst = decisions.toSorted((one, another) => (one.caseId < another.caseId ? 1 : -1))
  const texts = newestFirst.map(({ text }) => text)
  const [same, scenarios] = [familiesOf(texts, NEARLY_SAME, pause), familiesOf(texts, SAME_SCENARIO, pause)]
  const seen = new Set<string>()
  const passes = new Map<string, number>()
  const passers = new Map<number, Set<string>>()
  for (const [at, { label, decidedBy }] of newestFirst.entries())
    if (label === 'none')
      passers.set(scenarios[at] ?? at, (passers.get(scenarios[at] ?? at) ?? new Set()).add(decidedBy))
  return newestFirst.flatMap((decision, at) => {
    const { label, decidedBy, flagScore } = decision
    const family = keyOf(newestFirst[same[at] ?? at] ?? decision)
    const labelled = `${family} ${label}`
    if (seen.has(labelled)) return []
    const isSurePass = label === 'none' && isSureScore(flagScore)
    if (isSurePass) {
      const passed = `${decidedBy} ${scenarios[at]}`
      const n = (passes.get(passed) ?? 0) + 1
      if (n > MOST_PASSES) return []
      passes.set(passed, n)
    }
    seen.add(labelled)
    return [{ ...decision, family, onOneWord: isSurePass && passers.get(scenarios[at] ?? at)?.size === 1 }]
  })
}
