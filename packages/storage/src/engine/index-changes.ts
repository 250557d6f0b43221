import type { Target } from '@mimamori/policy/intake/intake-arrivals'

/** A text with what it can be found by. */
export type IndexEntry = {
  readonly type: string
  readonly id: string
  readonly authorId: string
  /** when this version of it arrived */
  readonly at: string
  readonly signature: string | null
  readonly tokens: readonly string[]
}

/** What the search index is to be told once the transaction ends. */
export type IndexChange =
  /** A text is new, or another than before (`replaces`): it stands before all others. */
  | { readonly kind: 'newest'; readonly entry: IndexEntry; readonly replaces: boolean }
  /** The same text with other things around it stays where it is; one that is not in the index yet stays out. */
  | { readonly kind: 'kept'; readonly entry: IndexEntry }
  /** An old text takes its place in the order of arrival, unless it is in the index already. */
  | { readonly kind: 'placed'; readonly entry: IndexEntry; readonly doc: number }
  /** The text is gone: nothing finds it any more. */
  | { readonly kind: 'removed'; readonly target: Target }
  /** Nothing is left in it, and what is new from now on gets numbers from `from` on. */
  | { readonly kind: 'cleared'; readonly from: number }

/** What is asked of the index: documents with all these tokens, newest first. */
export type IndexQuery = {
  readonly tokens: readonly string[]
  /** documents from this number on */
  readonly from: number
  /** documents before this number */
  readonly below: number
  readonly limit: number
  /** share of all documents that is likely to have them, where it is known */
  readonly likely: number | null
}
