import type { Draft, View } from './draft.ts'
import { fold } from './fold.ts'
import { squeeze } from './squeeze.ts'

export type { View } from './draft.ts'

/**
 * Two readings of one text. `plain` is folded (NFKC, case, hiragana, look-alikes, invisible characters gone) and keeps
 * spacing, for what lives by it: addresses, numbers, Latin words. `squeezed` has spacing, brackets and ornament removed,
 * for words written apart to slip past a reader. Squeezing joins neighbours, so a rule chooses the view it can bear.
 */
export type Normalised = { readonly source: string; readonly plain: View; readonly squeezed: View }
export type ViewName = 'plain' | 'squeezed'

/** The text now, the way back only when asked for: most texts hold nothing to point at. */
class LazyView implements View {
  readonly text: string
  private readonly redraft: () => Draft
  private places: Pick<View, 'starts' | 'ends'> | null = null

  constructor(draft: Draft, redraft: () => Draft) {
    this.text = draft.text()
    this.redraft = redraft
  }

  get starts(): Int32Array {
    return this.drawn().starts
  }

  get ends(): Int32Array {
    return this.drawn().ends
  }

  private drawn(): Pick<View, 'starts' | 'ends'> {
    this.places ??= this.redraft().places()
    return this.places
  }
}

/**
 * Japanese normalisation with a way back.
 * In: any text. Out: both views; every position maps to the UTF-16 range of the original it stands for.
 */
export function normalise(source: string): Normalised {
  const plain = fold(source)
  const squeezed = squeeze(plain, source)
  return {
    source,
    plain: new LazyView(plain, () => fold(source)),
    squeezed: new LazyView(squeezed, () => squeeze(fold(source), source)),
  }
}

/** The squeezed view alone, with its places: for who looks for words, where the other view would be half the work. */
export function squeezedView(source: string): View {
  const draft = squeeze(fold(source), source)
  return { text: draft.text(), ...draft.places() }
}

/** What the squeezed view says, and no more. */
export const squeezedText = (source: string): string => squeeze(fold(source), source).text()
