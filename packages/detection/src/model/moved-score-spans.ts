import type { Span } from '@mimamori/policy/catalogue/detection-flag'
import type { TextRange } from '@mimamori/policy/text/grapheme-edges'
import { widenToWords } from '@mimamori/policy/text/word-edges'
import { type DetectionModel, OUTPUTS } from './detection-model.ts'
import type { FeatureList } from './model-features.ts'
import { endsLine, type ModelText, type Sentence } from './model-text.ts'
import type { SentenceSum, TextScore } from './score-text.ts'

const MAX_SPANS = 3
/** Fewer letters are a heading or a lone noun, and say nothing by themselves. */
const SHORTEST_PASSAGE = 5
/** A passage that adds less than this share of what the strongest adds is not marked. */
const LEAST_SHARE = 0.4
const CLAUSE_ENDS = '、。!?\n'
/** A line of fewer letters may be one that was wrapped by hand. */
const SHORTEST_LINE = 12

/** A clause of a sentence's reading, half-open, with what it adds to the score. */
type Clause = Sentence & { readonly adds: number }

type Range = readonly [from: number, to: number]

/** The clauses of a sentence, without what ends them. */
function clausesOf({ scannable, ...text }: ModelText, { field, from, to }: Sentence): readonly Range[] {
  const reading = text[field]
  const clauses: Range[] = []
  let start = from
  const endAt = (end: number) => {
    if (end > start) clauses.push([start, end])
  }
  for (let at = from; at < to; at++) {
    if (CLAUSE_ENDS.includes(reading.text.charAt(at))) {
      endAt(at)
      start = at + 1
    } else if (at + 1 - start >= SHORTEST_LINE && endsLine(reading, scannable[field], at)) {
      endAt(at + 1)
      start = at + 1
    }
  }
  endAt(to)
  return clauses
}

/** The clauses of a sentence, each with what it adds to an output when it is read alone. */
function weighClauses(
  { weights }: DetectionModel,
  { buckets, froms, tos, counts }: FeatureList,
  { fromFeature, toFeature }: SentenceSum,
  text: ModelText,
  sentence: Sentence,
  output: number,
): readonly Clause[] {
  return clausesOf(text, sentence).map(([from, to]) => {
    let adds = 0
    for (let feature = fromFeature; feature < toFeature; feature++) {
      if ((froms[feature] ?? 0) < from || (tos[feature] ?? 0) > to) continue
      adds += (counts[feature] ?? 0) * (weights[(buckets[feature] ?? 0) * OUTPUTS + output] ?? 0)
    }
    return { field: sentence.field, from, to, adds }
  })
}

/** The clauses to mark: those that add the most, the strongest first; short ones only where there is nothing else. */
function strongestOf(clauses: readonly Clause[]): readonly Clause[] {
  const speaking = clauses.filter(({ adds }) => adds > 0)
  const long = speaking.filter(({ from, to }) => to - from >= SHORTEST_PASSAGE)
  const ranked = (long.length > 0 ? long : speaking).toSorted((a, b) => b.adds - a.adds)
  return ranked.slice(0, MAX_SPANS).filter(({ adds }) => adds >= (ranked[0]?.adds ?? 0) * LEAST_SHARE)
}

/** The clauses of the window that moved the score of an output most, as spans of the text, the strongest first. */
export function spansThatMoved(
  model: DetectionModel,
  text: ModelText,
  { window, sums, features }: Omit<TextScore, 'score'>,
  output: number,
): readonly Span[] {
  const clauses: Clause[] = []
  for (let at = window.from; at < window.to; at++) {
    const [sentence, sum] = [text.sentences[at], sums[at]]
    if (sentence === undefined || sum === undefined) continue
    clauses.push(...weighClauses(model, features, sum, text, sentence, output))
  }
  return strongestOf(clauses).flatMap(({ field, from, to }) => {
    const { starts, ends } = text[field]
    const range: TextRange = { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }
    return widenToWords(text.scannable[field], [range]).map(({ start, end }) => ({ field, start, end }))
  })
}
