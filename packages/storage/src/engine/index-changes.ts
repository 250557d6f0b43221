/** What a document of the index is of: the type and id of a text, or `report` and the id of a report. */
export type IndexedThing = { readonly type: string; readonly id: string }

/** A text with the tokens it is found by. */
export type IndexEntry = IndexedThing & {
  readonly authorId: string
  /** when this version arrived */
  readonly at: string
  readonly signature: string | null
  readonly tokens: readonly string[]
}

/** A change of the search index, written at the end of the transaction. Documents are numbered in order of arrival. */
export type IndexChange =
  /** a new text, or a new version (`replaces`): it becomes the newest document */
  | { readonly kind: 'newest'; readonly entry: IndexEntry; readonly replaces: boolean }
  /** the same text with other facts: keeps its document number; ignored when it is not in the index */
  | { readonly kind: 'kept'; readonly entry: IndexEntry }
  /** an old text, added under this document number unless it is in the index */
  | { readonly kind: 'placed'; readonly entry: IndexEntry; readonly doc: number }
  /** the text is removed */
  | { readonly kind: 'removed'; readonly target: IndexedThing }
  /** everything is removed; new documents are numbered from `from` on */
  | { readonly kind: 'cleared'; readonly from: number }

/** A query of the index: documents with all these tokens, newest first. */
export type IndexQuery = {
  readonly tokens: readonly string[]
  /** lowest document number, included */
  readonly from: number
  /** highest document number, excluded */
  readonly below: number
  readonly limit: number
  /** estimated share of all documents that have the tokens, 0 to 1; `null`: unknown */
  readonly likely: number | null
}
