import { foldText } from './text-folding.ts'
import { squeezeText } from './text-squeezing.ts'
import type { TextView, TextViewBuilder } from './text-view.ts'

export type { TextView as View } from './text-view.ts'

/**
 * Two views of a text. `plain`: folded (NFKC, case, hiragana, lookalikes; invisible characters removed), with its spaces, which addresses,
 * numbers and Latin words need. `squeezed`: also without spaces, brackets and ornaments, to find words that are written apart as a
 * disguise; it joins neighbouring words, so each rule chooses its view.
 */
export type NormalisedText = { readonly source: string; readonly plain: TextView; readonly squeezed: TextView }
export type TextViewName = 'plain' | 'squeezed'

/** A view whose positions in the original are computed only when they are read, as in most texts nothing is found. */
class LazyTextView implements TextView {
  readonly text: string
  private readonly rebuild: () => TextViewBuilder
  private places: Pick<TextView, 'starts' | 'ends'> | null = null

  constructor(built: TextViewBuilder, rebuild: () => TextViewBuilder) {
    this.text = built.text()
    this.rebuild = rebuild
  }

  get starts(): Int32Array {
    return this.positions().starts
  }

  get ends(): Int32Array {
    return this.positions().ends
  }

  private positions(): Pick<TextView, 'starts' | 'ends'> {
    this.places ??= this.rebuild().places()
    return this.places
  }
}

/**
 * Normalizes a text into both views. Every position of a view maps to the UTF-16 range of the original that it stands for. `plain`: the
 * text, folded.
 */
export function normaliseText(source: string, plain: TextViewBuilder = foldText(source)): NormalisedText {
  const squeezed = squeezeText(plain, source)
  return {
    source,
    plain: new LazyTextView(plain, () => foldText(source)),
    squeezed: new LazyTextView(squeezed, () => squeezeText(foldText(source), source)),
  }
}

/** The squeezed view alone, with its positions, where the plain view is not needed. */
export function squeezedView(source: string): TextView {
  const squeezed = squeezeText(foldText(source), source)
  return { text: squeezed.text(), ...squeezed.places() }
}

/** The text of the squeezed view, without positions. */
export const squeezedText = (source: string): string => squeezeText(foldText(source), source).text()
