import type { View } from './normalise/draft.ts'
import { fold } from './normalise/fold.ts'
import { squeeze } from './normalise/squeeze.ts'

export type { View } from './normalise/draft.ts'

/**
 * Two readings of one text. `plain` is folded (NFKC, case, hiragana, look-alikes, invisible characters gone) and keeps
 * spacing, for what lives by it: addresses, numbers, Latin words. `squeezed` has spacing, brackets and ornament removed,
 * for words written apart to slip past a reader. Squeezing joins neighbours, so a rule chooses the view it can bear.
 */
export type Normalised = { readonly source: string; readonly plain: View; readonly squeezed: View }
export type ViewName = 'plain' | 'squeezed'

/**
 * Japanese normalisation with a way back.
 * In: any text. Out: both views; every position maps to the UTF-16 range of the original it stands for.
 */
export function normalise(source: string): Normalised {
  const plain = fold(source)
  return { source, plain: plain.view(), squeezed: squeeze(plain, source).view() }
}
