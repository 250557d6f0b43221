import type { Flag, Scannable } from '@mimamori/policy/catalogue/detection-flag'
import { detectByRules } from './rule-detector.ts'

/** Reads a text and answers what it suspects. The rules are one detector; a model would be another. */
export type Detector = (text: Scannable) => readonly Flag[]

/**
 * Detectors side by side. Each keeps its own flags, as each names its own rules; two flags of one rule never arise unless
 * two detectors share a rule id, and then the surer one stays. Highest score first.
 */
export function combineDetectors(detectors: readonly Detector[]): (text: Scannable) => Flag[] {
  return (text) => {
    const surest = new Map<string, Flag>()
    for (const flag of detectors.flatMap((detector) => detector(text))) {
      const known = surest.get(flag.rule)
      if (known === undefined || flag.score > known.score) surest.set(flag.rule, flag)
    }
    return [...surest.values()].sort((a, b) => b.score - a.score)
  }
}

/** Checks a text: at most one flag per rule, with every place it rests on; pure and synchronous. */
export const detect: (text: Scannable) => Flag[] = combineDetectors([detectByRules])
