import { normalise, type View, type ViewName } from './normalise.ts'
import { RULES } from './rules/all.ts'
import { requiredWords } from './rules/required-words.ts'
import type { Rule } from './rules/rule.ts'
import { wordIndex } from './rules/word-index.ts'

/** A pattern with its place in the word index. */
export type Finder = { readonly regex: RegExp; readonly at: number }
export type PreparedRule = {
  readonly rule: Rule
  readonly finders: readonly Finder[]
  readonly also: readonly Finder[]
}

const patterns: RegExp[] = []
const prepare = (regex: RegExp): Finder => ({ regex, at: patterns.push(regex) - 1 })

/** The rules with every pattern numbered, in the order of `RULES`. */
export const PREPARED: readonly PreparedRule[] = RULES.map((rule) => ({
  rule,
  finders: rule.patterns.map(prepare),
  also: rule.also === undefined ? [] : [prepare(rule.also)],
}))

const wake = wordIndex(patterns.map(({ source }) => requiredWords(source)))

/** A field of the text, normalised, with the patterns that can match at all in each view. */
export type Reading = { readonly source: string } & Readonly<Record<ViewName, View & { readonly awake: Uint8Array }>>

/** Reads a title or a body once, for all rules. */
export function read(source: string): Reading {
  const { plain, squeezed } = normalise(source)
  return {
    source,
    plain: { ...plain, awake: wake(plain.text) },
    squeezed: { ...squeezed, awake: wake(squeezed.text) },
  }
}
