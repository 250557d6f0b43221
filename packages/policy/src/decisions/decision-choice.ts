import type { Span } from '../catalogue/detection-flag.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import type { PickedMeasure } from './measure-rules.ts'
import type { PassReason } from './passing-rules.ts'

/** A passage to be corrected, and the wording the desk suggests in its place. */
export type Passage = Span & { readonly suggestion: string }

type ChosenTemplate = { readonly id: string; readonly version: number } | null

/** The moderator's choice. `text` is exactly what the member will read. */
export type Choice =
  | {
      readonly kind: 'no_violation'
      /** why, where something speaks against it; none: nothing was asked */
      readonly reason?: PassReason | null | undefined
    }
  | {
      readonly kind: 'measures'
      readonly measures: readonly PickedMeasure[]
      readonly categories: readonly Category[]
      readonly clause: string | null
      readonly template: ChosenTemplate
      readonly text: string
      readonly passages: readonly Passage[]
    }
  /** earlier measures of the same member are taken back, by their ids */
  | {
      readonly kind: 'reverse'
      readonly reverses: readonly string[]
      readonly template: ChosenTemplate
      readonly text: string
    }

export const MAX_TEXT_LENGTH = 4000
/** most measures taken back in one decision */
export const MAX_REVERSALS = 20
