import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { AppContext } from '../runtime/app-context.ts'
import type { Scan } from '../runtime/detector-cache.ts'

/** Reads the text of a target that arrived. */
export type ArrivalScan = (text: Scannable, target: Target) => Scan

type InForce = Pick<AppContext, 'detectors' | 'flagFilter' | 'hiddenTexts' | 'clock'>

/**
 * The scan of what arrives at this desk: the detector, and whether a text copies a hidden one. Silenced rules raise no flag,
 * those of poor sources weigh less.
 */
export const createArrivalScan =
  ({ detectors, flagFilter, hiddenTexts, clock }: InForce): ArrivalScan =>
  (text, target) => {
    const { suspicion, shadow } = detectors.scan(text)
    const copied = hiddenTexts.findCopied(text, target)
    const flags = copied ? [...suspicion.flags, copied].sort((a, b) => b.score - a.score) : suspicion.flags
    return { suspicion: flagFilter.apply({ ...suspicion, flags }, clock.now()), shadow }
  }
