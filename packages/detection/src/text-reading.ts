import { normaliseText, type TextViewName, type View } from '@mimamori/policy/text/text-normalisation'
import { RULES } from './rules/detection-rules.ts'
import { requiredWords } from './rules/pattern-required-words.ts'
import type { DetectionRule } from './rules/rule-definition.ts'
import { createWordIndex } from './rules/word-index.ts'

/** A pattern with its place in the word index. */
export type IndexedPattern = { readonly regex: RegExp; readonly at: number }
export type PreparedRule = {
  readonly rule: DetectionRule
  readonly finders: readonly IndexedPattern[]
  readonly also: readonly IndexedPattern[]
}

/** Every pattern by its number, with the place of its rule in `RULES`. */
const patterns: { readonly source: string; readonly place: number; readonly views: readonly TextViewName[] }[] = []

/** The rules with every pattern numbered, in the order of `RULES`. */
export const PREPARED_RULES: readonly PreparedRule[] = RULES.map((rule, place) => {
  const prepare = (regex: RegExp): IndexedPattern => ({
    regex,
    at: patterns.push({ source: regex.source, place, views: rule.views }) - 1,
  })
  return { rule, finders: rule.patterns.map(prepare), also: rule.also === undefined ? [] : [prepare(rule.also)] }
})

/** A word that occurs nowhere: whoever needs it sleeps. */
const NEVER_OCCURS = [[]]

/** Each view has an index of its own: few rules read the plain one, and it should not look for the words of the rest. */
const buildViewIndex = (view: TextViewName) =>
  createWordIndex(patterns.map(({ source, views }) => (views.includes(view) ? requiredWords(source) : NEVER_OCCURS)))

const matchablePatterns: Readonly<Record<TextViewName, (text: string) => readonly number[]>> = {
  plain: buildViewIndex('plain'),
  squeezed: buildViewIndex('squeezed'),
}

/** A view with the numbers of the patterns that can match in it at all. */
export class IndexedTextView implements View {
  readonly text: string
  readonly awake: readonly number[]
  private readonly view: View

  constructor(view: View, name: TextViewName) {
    this.view = view
    this.text = view.text
    this.awake = matchablePatterns[name](view.text)
  }

  get starts(): Int32Array {
    return this.view.starts
  }

  get ends(): Int32Array {
    return this.view.ends
  }
}

/** A field of the text, normalised. */
export type TextReading = { readonly source: string } & Readonly<Record<TextViewName, IndexedTextView>>

/** Reads a title or a body once, for all rules. */
export function readText(source: string): TextReading {
  const { plain, squeezed } = normaliseText(source)
  return { source, plain: new IndexedTextView(plain, 'plain'), squeezed: new IndexedTextView(squeezed, 'squeezed') }
}

/** The rules that can speak of any of these at all, in the order of `RULES`. */
export function matchableRules(readings: readonly TextReading[]): readonly PreparedRule[] {
  const places = new Set<number>()
  for (const { plain, squeezed } of readings) {
    for (const { awake } of [plain, squeezed]) for (const at of awake) places.add(patterns[at]?.place ?? -1)
  }
  return [...places].sort((a, b) => a - b).flatMap((place) => PREPARED_RULES[place] ?? [])
}
