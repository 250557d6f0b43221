import type { Span } from '@mimamori/policy/catalogue/detection-flag'
import { type Clause, clausesOf } from '../readings/clauses.ts'
import { choosePassages } from '../readings/passages.ts'
import { type DetectionModel, OUTPUTS } from './detection-model.ts'
import type { FeatureList } from './model-features.ts'
import type { ModelText } from './model-text.ts'
import type { SentenceSum, TextScore } from './score-text.ts'

/** What the letters of a sentence, read alone, add to an output. */
function weighLetters(
  { weights }: DetectionModel,
  { buckets, froms, tos, counts }: FeatureList,
  { fromFeature, toFeature }: SentenceSum,
  { from, to }: Pick<Clause, 'from' | 'to'>,
  output: number,
): number {
  let adds = 0
  for (let feature = fromFeature; feature < toFeature; feature++) {
    if ((froms[feature] ?? 0) < from || (tos[feature] ?? 0) > to) continue
    adds += (counts[feature] ?? 0) * (weights[(buckets[feature] ?? 0) * OUTPUTS + output] ?? 0)
  }
  return adds
}

/** The clauses of the window that moved the score of an output most, as spans of the text, the strongest first. */
export function spansThatMoved(
  model: DetectionModel,
  text: ModelText,
  { window, sums, features }: Omit<TextScore, 'score'>,
  output: number,
): readonly Span[] {
  const read = text.sentences
    .slice(window.from, window.to)
    .map((sentence, nth) => ({ sentence, sum: sums[window.from + nth] }))
  const weighed = clausesOf(text.scannable, text).map((clause) => {
    const parts = read.map(({ sentence, sum }) =>
      sum && sentence.field === clause.field ? weighLetters(model, features, sum, clause, output) : 0,
    )
    return { clause, weight: parts.reduce((total, part) => total + part, 0) }
  })
  return choosePassages(text.scannable, weighed)
}
