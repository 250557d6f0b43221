import { checkOwnName, type OwnNamed } from './own-name-rules.ts'

export const MAX_SNIPPETS = 100
export const MAX_SNIPPET_NAME_LENGTH = 30
export const MAX_SNIPPET_LENGTH = 1000

export type SnippetRefusal = 'snippet_name_taken' | 'too_many_snippets'

/** A name is typed behind `;`, so it has neither spaces nor that sign. */
export const SNIPPET_NAME = /^[^\s\u3000;；]+$/

/** Can its owner save this snippet beside their others? `id` is `null` for a new one. */
export function checkSnippetSave(
  own: readonly OwnNamed[],
  snippet: { readonly id: string | null; readonly name: string },
): SnippetRefusal | null {
  const refusal = checkOwnName(own, snippet, MAX_SNIPPETS)
  if (refusal === null) return null
  return refusal === 'too_many' ? 'too_many_snippets' : 'snippet_name_taken'
}

/** The name of a snippet that is being typed: where its `;` is, and what stands between it and the caret. */
export type SnippetQuery = { readonly from: number; readonly name: string }

/**
 * Is a snippet being asked for at the caret? By `;` or the full-width ； of a Japanese keyboard, anywhere but behind a Latin letter or
 * digit, where it is punctuation.
 */
export function snippetQueryAt(text: string, caret: number): SnippetQuery | null {
  const match = /(?:^|[^A-Za-z0-9])[;；]([^\s\u3000;；]{0,30})$/.exec(text.slice(0, caret))
  const name = match?.[1]
  return name === undefined ? null : { from: caret - name.length - 1, name }
}
