import { ANY, type DetectionModel, OUTPUTS } from './detection-model.ts'
import { FeatureList, factBucket, listFeatures } from './model-features.ts'
import type { ModelText } from './model-text.ts'
import { circumstancesOf, factsOf } from './text-facts.ts'

/** The part of a model that gives scores. */
export type ModelWeights = Omit<DetectionModel, 'calibration' | 'levels' | 'terms'>

/** What a sentence adds to each score, in whole units, and its features in the list. */
export type SentenceSum = {
  readonly sums: Int32Array
  readonly features: number
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

/** What each sentence of a text adds. The list of features is shared, and overwritten by the next text. */
function sumSentences({ weights, bits }: ModelWeights, text: ModelText): readonly SentenceSum[] {
  const ends = listFeatures(
    text.sentences.map(({ field, from, to }) => ({ text: text[field].text, from, to })),
    bits,
    list,
  )
  const { buckets, counts } = list
  return ends.map((toFeature, sentence) => {
    const fromFeature = ends[sentence - 1] ?? 0
    const sums = new Int32Array(OUTPUTS)
    let features = 0
    for (let at = fromFeature; at < toFeature; at++) {
      const row = (buckets[at] ?? 0) * OUTPUTS
      const count = counts[at] ?? 0
      features += count
      for (let output = 0; output < OUTPUTS; output++)
        sums[output] = (sums[output] ?? 0) + count * (weights[row + output] ?? 0)
    }
    return { sums, features, fromFeature, toFeature }
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

/** The score of an output for the sentences from `from` up to `to`. `fact`: what the facts of the text add to it. */
function scoreWindow(
  { units }: ModelWeights,
  sums: readonly SentenceSum[],
  { from, to }: Omit<Window, 'scores'>,
  output: number,
  fact: number,
): number {
  let features = 0
  let sum = 0
  for (let at = from; at < to; at++) {
    features += sums[at]?.features ?? 0
    sum += sums[at]?.sums[output] ?? 0
  }
  return fact + sum * (1 / Math.sqrt(Math.max(features, 1))) * (units[output] ?? 0)
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

/** Scores a text. */
export function scoreText(model: ModelWeights, text: ModelText): TextScore {
  const sums = sumSentences(model, text)
  const facts = scoreFacts(model, text)
  let best = { from: 0, to: Math.min(1, sums.length), score: Number.NEGATIVE_INFINITY }
  for (let size = 1; size <= MAX_WINDOW; size++)
    for (let from = 0; from + size <= sums.length; from++) {
      const score = scoreWindow(model, sums, { from, to: from + size }, ANY, facts[ANY] ?? 0)
      if (score > best.score) best = { from, to: from + size, score }
    }
  const scores = facts.map((fact, output) => scoreWindow(model, sums, best, output, fact))
  return { score: scores[ANY] ?? 0, window: { from: best.from, to: best.to, scores }, sums, features: list }
}
