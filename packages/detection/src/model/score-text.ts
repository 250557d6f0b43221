import { ANY, type DetectionModel, OUTPUTS } from './detection-model.ts'
import { FeatureList, factBucket, listFeatures } from './model-features.ts'
import type { ModelText } from './model-text.ts'
import { circumstancesOf, factsOf } from './text-facts.ts'

/** The part of a model that gives scores. */
export type ModelWeights = Omit<DetectionModel, 'calibration' | 'levels' | 'terms'>

/** What features add to the score of an output, in whole units, and how often they count together. */
type FeatureSum = { readonly sum: number; readonly features: number }

/** What a sentence adds to the score of any category, and its features in the list. */
export type SentenceSum = FeatureSum & {
  readonly fromFeature: number
  readonly toFeature: number
}

/** Consecutive sentences, half-open, with the score of each output. */
export type Window = { readonly from: number; readonly to: number; readonly scores: readonly number[] }

/** Windows of 1 to 3 sentences: what stands further apart says nothing of each other, so neither length nor padding moves a score. */
export const MAX_WINDOW = 3
/** How much a fact weighs beside the words. */
export const FACT_VALUE = 0.5

const list = new FeatureList()

/** What the features of the list from one place to another add to an output. */
function sumFeatures({ weights }: ModelWeights, output: number, from: number, to: number): FeatureSum {
  const { buckets, counts } = list
  let [sum, features] = [0, 0]
  for (let at = from; at < to; at++) {
    const count = counts[at] ?? 0
    features += count
    sum += count * (weights[(buckets[at] ?? 0) * OUTPUTS + output] ?? 0)
  }
  return { sum, features }
}

/** What each sentence of a text adds. The list of features is shared, and overwritten by the next text. */
function sumSentences(model: ModelWeights, text: ModelText): readonly SentenceSum[] {
  const sentences = text.sentences.map(({ field, from, to }) => ({ text: text[field].text, from, to }))
  const ends = listFeatures(sentences, model.bits, list)
  return ends.map((toFeature, sentence) => {
    const fromFeature = ends[sentence - 1] ?? 0
    return { ...sumFeatures(model, ANY, fromFeature, toFeature), fromFeature, toFeature }
  })
}

/** What the facts of a text add to each score, the bias included. */
function scoreFacts(
  { weights, bits, units, bias, circumstances = [] }: ModelWeights,
  { scannable }: ModelText,
): readonly number[] {
  const known = circumstancesOf(scannable).filter((code) => circumstances.includes(code))
  const rows = [...factsOf(scannable), ...known].map((fact) => factBucket(fact, bits) * OUTPUTS)
  return bias.map((alone, output) => {
    const sum = rows.reduce((total, row) => total + (weights[row + output] ?? 0), 0)
    return alone + sum * FACT_VALUE * (units[output] ?? 0)
  })
}

/** The score of an output. `fact`: what the facts of the text add to it. */
const scoreOf = ({ units }: ModelWeights, output: number, fact: number, { sum, features }: FeatureSum): number =>
  fact + sum * (1 / Math.sqrt(Math.max(features, 1))) * (units[output] ?? 0)

/** The sentences in a row that are most likely a violation. */
function findWorst(
  model: ModelWeights,
  fact: number,
  sums: readonly SentenceSum[],
): { readonly from: number; readonly to: number } {
  let worst = { from: 0, to: Math.min(1, sums.length), score: Number.NEGATIVE_INFINITY }
  for (let size = 1; size <= MAX_WINDOW; size++)
    for (let from = 0; from + size <= sums.length; from++) {
      let [sum, features] = [0, 0]
      for (let at = from; at < from + size; at++) {
        sum += sums[at]?.sum ?? 0
        features += sums[at]?.features ?? 0
      }
      const score = scoreOf(model, ANY, fact, { sum, features })
      if (score > worst.score) worst = { from, to: from + size, score }
    }
  return worst
}

/**
 * A text's most suspicious window, and its score, which is the score of the text. `features`, shared with the next text: those of
 * each sentence as in `sums`.
 */
export type TextScore = {
  readonly score: number
  readonly window: Window
  readonly sums: readonly SentenceSum[]
  readonly features: FeatureList
}

/** Scores a text. The categories are scored in its worst window alone. */
export function scoreText(model: ModelWeights, text: ModelText): TextScore {
  const sums = sumSentences(model, text)
  const facts = scoreFacts(model, text)
  const { from, to } = findWorst(model, facts[ANY] ?? 0, sums)
  const [fromFeature, toFeature] = [sums[from]?.fromFeature ?? 0, sums[to - 1]?.toFeature ?? 0]
  const scores = facts.map((fact, output) =>
    scoreOf(model, output, fact, sumFeatures(model, output, fromFeature, toFeature)),
  )
  return { score: scores[ANY] ?? 0, window: { from, to, scores }, sums, features: list }
}
