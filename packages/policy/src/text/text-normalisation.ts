import { foldText } from './text-folding.ts'
import { squeezeText } from './text-squeezing.ts'
import type { TextView, TextViewBuilder } from './text-view.ts'

export type { TextView as View } from './text-view.ts'

/**
 * Two readings of one text. `plain` is folded (NFKC, case, hiragana, look-alikes, invisible characters gone) and keeps
 * spacing, for what lives by it: addresses, numbers, Latin words. `squeezed` has spacing, brackets and ornament removed,
 * for words written apart to slip past a reader. Squeezing joins neighbours, so a rule chooses the view it can bear.
 */
export type NormalisedText = { readonly source: string; readonly plain: TextView; readonly squeezed: TextView }
export type TextViewName = 'plain' | 'squeezed'

/** The text now, the way back only when asked for: most texts hold nothing to point at. */
class LazyTextView implements TextView {
  readonly text: string
  private readonly redraft: () => TextViewBuilder
  private places: Pick<TextView, 'starts' | 'ends'> | null = null

  constructor(draft: TextViewBuilder, redraft: () => TextViewBuilder) {
    this.text = draft.text()
    this.redraft = redraft
  }

  get starts(): Int32Array {
    return this.drawn().starts
  }

  get ends(): Int32Array {
    return this.drawn().ends
  }

  private drawn(): Pick<TextView, 'starts' | 'ends'> {
    this.places ??= this.redraft().places()
    return this.places
  }
}

/**
 * Japanese normalisation with a way back.
 * In: any text. Out: both views; every position maps to the UTF-16 range of the original it stands for.
 */
export function normaliseText(source: string): NormalisedText {
  const plain = foldText(source)
  const squeezed = squeezeText(plain, source)
  return {
    source,
    plain: new LazyTextView(plain, () => foldText(source)),
    squeezed: new LazyTextView(squeezed, () => squeezeText(foldText(source), source)),
  }
}

/** The squeezed view alone, with its places: for who looks for words, where the other view would be half the work. */
export function squeezedView(source: string): TextView {
  const draft = squeezeText(foldText(source), source)
  return { text: draft.text(), ...draft.places() }
}

/** What the squeezed view says, and no more. */
export const squeezedText = (source: string): string => squeezeText(foldText(source), source).text()
