import type { Span } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { clausesOf } from '../readings/clauses.ts'
import { choosePassages, type WeighedSpan, weighClauses } from '../readings/passages.ts'
import { createWordIndex } from '../rules/word-index.ts'
import type { ModelText } from './model-text.ts'

/** A word, as the repaired reading has it, that violations of one category have and honest texts do not. */
export type LearnedTerm = {
  readonly word: string
  readonly category: Category
  /** texts it was learned from: violations of the category, of different families, and honest ones */
  readonly violations: number
  readonly honest: number
}

/** The probability that a text with the term is a violation: the mean of Jeffreys' posterior. */
export const termProbability = ({ violations, honest }: LearnedTerm): number =>
  (violations + 0.5) / (violations + honest + 1)

const FIELDS = ['title', 'body'] as const

/** The clauses that a term stands in. */
function spansOf({ word }: LearnedTerm, text: ModelText): readonly Span[] {
  const places = FIELDS.flatMap((field) => {
    const { text: reading, starts, ends } = text[field]
    const found: WeighedSpan[] = []
    for (let at = reading.indexOf(word); at !== -1; at = reading.indexOf(word, at + 1))
      found.push({ field, start: starts[at] ?? 0, end: ends[at + word.length - 1] ?? 0, weight: 1 })
    return found
  })
  return choosePassages(text.scannable, weighClauses(clausesOf(text.scannable, text), places))
}

/** What the likeliest term of a text says of it. */
export type TermFinding = {
  readonly term: LearnedTerm
  readonly probability: number
  readonly spans: () => readonly Span[]
}

/** Returns a function that finds the likeliest of these terms in a text, in one pass; `null`: it has none. */
export function createTermFinder(terms: readonly LearnedTerm[]): (text: ModelText) => TermFinding | null {
  if (terms.length === 0) return () => null
  const find = createWordIndex(terms.map(({ word }) => [[word]]))
  return (text) => {
    const found = FIELDS.flatMap((field) => find(text[field].text)).flatMap((place) => terms[place] ?? [])
    const [term] = found.toSorted((a, b) => termProbability(b) - termProbability(a) || b.violations - a.violations)
    return term === undefined ? null : { term, probability: termProbability(term), spans: () => spansOf(term, text) }
  }
}
