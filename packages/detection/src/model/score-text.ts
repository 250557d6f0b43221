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

/** What features of the list add to an output; one output after the other is quicker than all at once. */
function sumOutput(weights: Int8Array, output: number, from: number, to: number): number {
  const { buckets, counts } = list
  let sum = 0
  for (let at = from; at < to; at++) sum += (counts[at] ?? 0) * (weights[(buckets[at] ?? 0) * OUTPUTS + output] ?? 0)
  return sum
}

/** What each sentence of a text adds. The list of features is shared, and overwritten by the next text. */
function sumSentences({ weights, bits }: ModelWeights, text: ModelText): readonly SentenceSum[] {
  const ends = listFeatures(
    text.sentences.map(({ field, from, to }) => ({ text: text[field].text, from, to })),
    bits,
    list,
  )
  return ends.map((toFeature, sentence) => {
    const fromFeature = ends[sentence - 1] ?? 0
    const sums = Int32Array.from({ length: OUTPUTS }, (_, output) => sumOutput(weights, output, fromFeature, toFeature))
    let features = 0
    for (let at = fromFeature; at < toFeature; at++) features += list.counts[at] ?? 0
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

/** The score of each output for the sentences from `from` up to `to`. */
function scoreWindow(
  model: ModelWeights,
  facts: readonly number[],
  sums: readonly SentenceSum[],
  from: number,
  to: number,
): Window {
  const inside = sums.slice(from, to)
  const features = inside.reduce((total, one) => total + one.features, 0)
  const norm = 1 / Math.sqrt(Math.max(features, 1))
  const scores = facts.map((fact, output) => {
    const sum = inside.reduce((total, one) => total + (one.sums[output] ?? 0), 0)
    return fact + sum * norm * (model.units[output] ?? 0)
  })
  return { from, to, scores }
}

const anyScore = ({ scores }: Window) => scores[ANY] ?? 0

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
  let window = scoreWindow(model, facts, sums, 0, Math.min(1, sums.length))
  for (let size = 1; size <= MAX_WINDOW; size++)
    for (let from = 0; from + size <= sums.length; from++) {
      const one = scoreWindow(model, facts, sums, from, from + size)
      if (anyScore(one) > anyScore(window)) window = one
    }
  return { score: anyScore(window), window, sums, features: list }
}
