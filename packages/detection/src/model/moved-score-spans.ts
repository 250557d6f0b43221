import type { Span } from '@mimamori/policy/catalogue/detection-flag'
import { type Clause, clausesOf } from '../readings/clauses.ts'
import { choosePassages, type WeighedClause } from '../readings/passages.ts'
import { type DetectionModel, OUTPUTS } from './detection-model.ts'
import type { FeatureList } from './model-features.ts'
import type { ModelText, Sentence } from './model-text.ts'
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
  const clauses = clausesOf(text.scannable, text)
  const weighed: WeighedClause[] = []
  for (let at = window.from; at < window.to; at++) {
    const [sentence, sum] = [text.sentences[at], sums[at]]
    if (sentence === undefined || sum === undefined) continue
    for (const clause of clauses.filter((each) => isIn(each, sentence)))
      weighed.push({ clause, weight: weighLetters(model, features, sum, clause, output) })
  }
  return choosePassages(text.scannable, weighed)
}

const isIn = (clause: Clause, { field, from, to }: Sentence) =>
  clause.field === field && clause.from < to && from < clause.to
