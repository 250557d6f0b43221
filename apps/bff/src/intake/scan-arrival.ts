import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import { type WriterFacts, writerFactsAt } from '@mimamori/policy/detection/writer-facts'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { AppContext } from '../runtime/app-context.ts'
import type { Scan } from '../runtime/detector-cache.ts'
import type { Writers } from './load-writers.ts'

/** Where a text that arrived comes from. `updatedAt`: its own instant at the marketplace. */
type TextOrigin = { readonly target: Target; readonly authorId: string; readonly updatedAt: string }

/** Reads the text of a target that arrived. `writer`: what was known of its author then; `null`: nothing. */
export type ArrivalScan = (text: Scannable, of: TextOrigin) => Scan & { readonly writer: WriterFacts | null }

type InForce = Pick<AppContext, 'detectors' | 'flagFilter' | 'hiddenTexts' | 'clock'>

/**
 * The scan of what arrives at this desk: the detector, and whether a text copies a hidden one. Silenced rules raise no flag,
 * those of poor sources weigh less.
 */
export const createArrivalScan =
  ({ detectors, flagFilter, hiddenTexts, clock }: InForce, writers: Writers): ArrivalScan =>
  (text, { target, authorId, updatedAt }) => {
    const known = writers.get(authorId)
    const writer = known ? writerFactsAt(known, updatedAt) : null
    const { suspicion, shadow } = detectors.scan(writer ? { ...text, writer } : text)
    const copied = hiddenTexts.findCopied(text, target)
    const flags = copied ? [...suspicion.flags, copied].sort((a, b) => b.score - a.score) : suspicion.flags
    return { suspicion: flagFilter.apply({ ...suspicion, flags }, clock.now()), shadow, writer }
  }
