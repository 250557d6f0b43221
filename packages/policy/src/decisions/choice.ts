import type { Category } from '../catalogue/categories.ts'
import type { Span } from '../catalogue/flags.ts'
import type { Picked } from './measures.ts'

/** A passage to be corrected, and the wording the desk suggests in its place. */
export type Passage = Span & { readonly suggestion: string }

type FormChosen = { readonly id: string; readonly version: number } | null

/** What the moderator chose. `text` is exactly what the member will read. */
export type Choice =
  | { readonly kind: 'no_violation' }
  | {
      readonly kind: 'measures'
      readonly measures: readonly Picked[]
      readonly categories: readonly Category[]
      readonly clause: string | null
      readonly template: FormChosen
      readonly text: string
      readonly passages: readonly Passage[]
    }
  /** earlier measures of the same member are taken back, by their ids */
  | {
      readonly kind: 'reverse'
      readonly reverses: readonly string[]
      readonly template: FormChosen
      readonly text: string
    }

export const TEXT_AT_MOST = 4000
/** measures taken back in one decision */
export const REVERSES_AT_MOST = 20
