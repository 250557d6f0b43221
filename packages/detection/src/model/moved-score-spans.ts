import type { Span } from '@mimamori/policy/catalogue/detection-flag'
import type { TextRange } from '@mimamori/policy/text/grapheme-edges'
import { widenToWords } from '@mimamori/policy/text/word-edges'
import { type DetectionModel, OUTPUTS } from './detection-model.ts'
import type { FeatureList } from './model-features.ts'
import type { ModelText, Sentence } from './model-text.ts'
import type { SentenceSum, TextScore } from './score-text.ts'

const MAX_SPANS = 3
/** Letters that say something by themselves. */
const SHORTEST_PASSAGE = 3
/** A passage that adds less than this share of what the strongest adds is not marked. */
const LEAST_SHARE = 0.4

/** A run of a sentence's reading with what it adds to the score. */
type Passage = { readonly from: number; readonly to: number; readonly adds: number }

/** What each character of a sentence adds to an output: its features' weights, spread over their characters. */
function addedByCharacter(
  { weights }: DetectionModel,
  { buckets, froms, tos, counts }: FeatureList,
  { fromFeature, toFeature }: SentenceSum,
  { from, to }: Sentence,
  output: number,
): Float64Array {
  const added = new Float64Array(to - from)
  for (let feature = fromFeature; feature < toFeature; feature++) {
    const [start, end] = [froms[feature] ?? 0, tos[feature] ?? 0]
    const weight = weights[(buckets[feature] ?? 0) * OUTPUTS + output] ?? 0
    const each = (weight * (counts[feature] ?? 0)) / (end - start)
    for (let at = start; at < end; at++) added[at - from] = (added[at - from] ?? 0) + each
  }
  return added
}

/** What the features that lie within a run add: what it says when it is read alone. */
function addedWithin(
  { weights }: DetectionModel,
  { buckets, froms, tos, counts }: FeatureList,
  { fromFeature, toFeature }: SentenceSum,
  { from, to }: Passage,
  output: number,
): number {
  let sum = 0
  for (let feature = fromFeature; feature < toFeature; feature++) {
    if ((froms[feature] ?? 0) < from || (tos[feature] ?? 0) > to) continue
    sum += (counts[feature] ?? 0) * (weights[(buckets[feature] ?? 0) * OUTPUTS + output] ?? 0)
  }
  return sum
}

/** The run of characters that together add the most. */
function strongestRun(added: Float64Array, offset: number): Passage {
  let best: Passage = { from: offset, to: offset, adds: 0 }
  let start = 0
  let sum = 0
  added.forEach((each, at) => {
    if (sum <= 0) {
      sum = 0
      start = at
    }
    sum += each
    if (sum > best.adds) best = { from: offset + start, to: offset + at + 1, adds: sum }
  })
  return best
}

/**
 * The passages of the window that moved the score of an output most: of each sentence the run of characters that adds the
 * most, of the strongest sentences; widened to whole words, title first.
 */
export function spansThatMoved(
  model: DetectionModel,
  text: ModelText,
  { window, sums, features }: Omit<TextScore, 'score'>,
  output: number,
): readonly Span[] {
  const passages: (Passage & Pick<Sentence, 'field'>)[] = []
  for (let at = window.from; at < window.to; at++) {
    const [sentence, sum] = [text.sentences[at], sums[at]]
    if (sentence === undefined || sum === undefined) continue
    const added = addedByCharacter(model, features, sum, sentence, output)
    const run = strongestRun(added, sentence.from)
    const speaks = run.to - run.from >= SHORTEST_PASSAGE && addedWithin(model, features, sum, run, output) > 0
    if (speaks) passages.push({ field: sentence.field, ...run })
  }
  const strongest = Math.max(...passages.map(({ adds }) => adds))
  const marked = passages
    .filter(({ adds }) => adds >= strongest * LEAST_SHARE)
    .sort((a, b) => b.adds - a.adds)
    .slice(0, MAX_SPANS)
  return (['title', 'body'] as const).flatMap((field) => {
    const reading = text[field]
    const ranges: TextRange[] = marked
      .filter((one) => one.field === field)
      .map(({ from, to }) => ({ start: reading.starts[from] ?? 0, end: reading.ends[to - 1] ?? 0 }))
    return widenToWords(text.scannable[field], ranges).map(({ start, end }) => ({ field, start, end }))
  })
}
