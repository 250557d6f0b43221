import type { Category } from '../catalogue/categories.ts'
import type { Span } from '../catalogue/flags.ts'
import type { Measure } from './measures.ts'

/** A passage to be corrected, and the wording the desk suggests in its place. */
export type Passage = Span & { readonly suggestion: string }

/** What the moderator chose. `text` is exactly what the member will read. */
export type Choice =
  | { readonly kind: 'no_violation' }
  | {
      readonly kind: 'measures'
      readonly measures: readonly Measure[]
      readonly categories: readonly Category[]
      readonly clause: string | null
      readonly template: { readonly id: string; readonly version: number } | null
      readonly text: string
      readonly passages: readonly Passage[]
    }

export const TEXT_AT_MOST = 4000
