import type { Snippet } from '@mimamori/contract/snippets/snippet-contract'
import { type SnippetQuery, snippetQueryAt } from '@mimamori/policy/snippets/snippet-rules'
import { nameFilter } from '@mimamori/policy/text/name-filter'
import { insertText } from '@mimamori/ui/insert-text'

export type SnippetField = HTMLTextAreaElement | HTMLInputElement

/** What is asked of a field. `from` to the caret is replaced; `signed`: it begins with `;`, else the list was opened by its button. */
export type AskedSnippet = SnippetQuery & { readonly field: SnippetField; readonly signed: boolean }

const MAX_SUGGESTIONS = 8

/** The field of an event, where it takes snippets and can be written in. */
export function snippetFieldOf(target: EventTarget | null): SnippetField | null {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
  return isField && target.dataset.snippets !== undefined && !target.readOnly ? target : null
}

/** What the field asks for as it is now; `null`: nothing. `before`: what it asked for. */
export function askedOf(field: SnippetField, before: AskedSnippet | null): AskedSnippet | null {
  const caret = field.selectionStart ?? 0
  if (before?.field === field && !before.signed) {
    const name = field.value.slice(before.from, caret)
    return caret < before.from || /\s/.test(name) ? null : { ...before, name }
  }
  const query = snippetQueryAt(field.value, caret)
  return query && { ...query, field, signed: true }
}

/** The snippets whose name begins with what is typed, then those that contain it, by name or text. */
export function suggestSnippets(all: readonly Snippet[], typed: string): Snippet[] {
  const passes = nameFilter(typed)
  const wanted = typed.normalize('NFKC').toLowerCase()
  const found = all.filter(({ name, text }) => passes([name]) || (typed.length > 1 && passes([text])))
  const begins = ({ name }: Snippet) => name.normalize('NFKC').toLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter((each) => !begins(each))].slice(0, MAX_SUGGESTIONS)
}

/** The length of the field's text once `text` is put in, where that is more than it takes; `null`: it fits. */
export function excessOf({ field, from }: AskedSnippet, text: string): number | null {
  const replaced = (field.selectionStart ?? from) - from
  return field.maxLength >= 0 && field.value.length - replaced + text.length > field.maxLength ? field.maxLength : null
}

/** Puts a text in place of what was typed. */
export function insertSnippet({ field, from }: AskedSnippet, text: string): void {
  const caret = field.selectionStart ?? from
  const fitting = field instanceof HTMLInputElement ? text.replace(/\s*\n\s*/g, ' ') : text
  insertText(field, from, caret, fitting)
}
