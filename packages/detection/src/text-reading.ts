import { foldText } from '@mimamori/policy/text/text-folding'
import { normaliseText, type TextViewName, type View } from '@mimamori/policy/text/text-normalisation'
import { type RepairedText, repairText, withoutSpaces } from './readings/text-repair.ts'
import { RULES } from './rules/detection-rules.ts'
import { requiredWords } from './rules/pattern-required-words.ts'
import type { DetectionRule } from './rules/rule-definition.ts'
import { createWordIndex } from './rules/word-index.ts'

/** A pattern with its place in the word index. */
export type IndexedPattern = { readonly regex: RegExp; readonly index: number }
export type PreparedRule = {
  readonly rule: DetectionRule
  readonly views: readonly TextViewName[]
  readonly finders: readonly IndexedPattern[]
  readonly also: readonly IndexedPattern[]
}

/** Every pattern by its number, with the place of its rule in `RULES`. */
const patterns: { readonly source: string; readonly place: number; readonly views: readonly TextViewName[] }[] = []

/** The rules with every pattern numbered, in the order of `RULES`. */
export const PREPARED_RULES: readonly PreparedRule[] = RULES.map((rule, place) => {
  const { views = ['squeezed'] } = rule
  const prepare = (regex: RegExp): IndexedPattern => ({
    regex,
    index: patterns.push({ source: regex.source, place, views }) - 1,
  })
  return { rule, views, finders: rule.patterns.map(prepare), also: rule.also === undefined ? [] : [prepare(rule.also)] }
})

/** A group without words, which no text has: patterns that need it never match. */
const NEVER_OCCURS = [[]]

/** The index of one view, with the words of the rules that read that view alone. */
const buildViewIndex = (view: TextViewName) =>
  createWordIndex(patterns.map(({ source, views }) => (views.includes(view) ? requiredWords(source) : NEVER_OCCURS)))

const matchablePatterns: Readonly<Record<TextViewName, (text: string) => readonly number[]>> = {
  plain: buildViewIndex('plain'),
  squeezed: buildViewIndex('squeezed'),
}

/** What rules can look into: the two views of a normalised text, and the second reading, for rules that read `squeezed`. */
export type RuleViewName = TextViewName | 'repaired'

const INDEX_OF_VIEW = { plain: 'plain', squeezed: 'squeezed', repaired: 'squeezed' } as const

/** A view with the numbers of the patterns that can match in it at all. */
export class IndexedTextView implements View {
  readonly text: string
  readonly candidates: readonly number[]
  private readonly view: View
  private readonly isCandidate: Uint8Array

  constructor(view: View, name: RuleViewName) {
    this.view = view
    this.text = view.text
    this.candidates = matchablePatterns[INDEX_OF_VIEW[name]](view.text)
    this.isCandidate = new Uint8Array(patterns.length)
    for (const index of this.candidates) this.isCandidate[index] = 1
  }

  /** Can the pattern of this number match here at all? */
  canMatch(index: number): boolean {
    return this.isCandidate[index] === 1
  }

  get starts(): Int32Array {
    return this.view.starts
  }

  get ends(): Int32Array {
    return this.view.ends
  }
}

/** A field of the text, in every reading. `repaired`: for the rules, `null` where nothing had to be repaired. */
export type TextReading = {
  readonly source: string
  readonly repairedText: RepairedText
  readonly repaired: IndexedTextView | null
} & Readonly<Record<TextViewName, IndexedTextView>>

/** Reads a title or a body once, for all rules and the model. */
export function readText(source: string): TextReading {
  const folded = foldText(source)
  const { plain, squeezed } = normaliseText(source, folded)
  const repairedText = repairText(source, folded)
  return {
    source,
    plain: new IndexedTextView(plain, 'plain'),
    squeezed: new IndexedTextView(squeezed, 'squeezed'),
    repairedText,
    repaired: repairedText.isRepaired ? new IndexedTextView(withoutSpaces(repairedText), 'repaired') : null,
  }
}

/** The views of a reading that a rule looks into. */
export function viewsOf(reading: TextReading, names: readonly TextViewName[]): readonly IndexedTextView[] {
  const views = names.map((name) => reading[name])
  return reading.repaired !== null && names.includes('squeezed') ? [...views, reading.repaired] : views
}

/** The rules whose required words occur in any of these readings, in the order of `RULES`. */
export function matchableRules(readings: readonly TextReading[]): readonly PreparedRule[] {
  const places = new Set<number>()
  for (const reading of readings) {
    for (const { candidates } of viewsOf(reading, ['plain', 'squeezed']))
      for (const index of candidates) places.add(patterns[index]?.place ?? -1)
  }
  return [...places].sort((a, b) => a - b).flatMap((place) => PREPARED_RULES[place] ?? [])
}
