import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'

/** A text with the category it was judged to be; `none`: honest. */
export type LabelledText = {
  readonly id: string
  /** texts of one family are variants of one scenario, and are never split between training and test */
  readonly family: string
  readonly text: Scannable
  readonly expect: Category | 'none'
  /** the words that make it a violation, cut from the text; empty: unknown */
  readonly passages: readonly string[]
}
