import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { ANY, OUTPUTS } from '../model/detection-model.ts'
import { FeatureList, factBucket, listFeatures } from '../model/model-features.ts'
import { type ModelText, readForModel, type Sentence } from '../model/model-text.ts'
import { FACT_VALUE, MAX_WINDOW } from '../model/score-text.ts'
import { circumstancesOf, factsOf } from '../model/text-facts.ts'
import type { LabelledText } from './labelled-text.ts'

/** Features of a window: their buckets and values. */
export type SparseVector = { readonly buckets: Uint32Array; readonly values: Float32Array }

/** A window to learn from: what each output should say, and how much it counts. */
export type TrainingSample = SparseVector & { readonly targets: Float32Array; readonly weight: number }

/** The windows of a text count as much as this many together, and each no more than one. */
const WINDOWS_OF_A_TEXT = 2.5
/** Of a long text no more windows are learned from: twice as many take twice as long, and teach nothing more. */
const MAX_WINDOWS = 6

/** How often each feature stands in a sentence. */
type FeatureCounts = { readonly counts: ReadonlyMap<number, number>; readonly total: number }

const list = new FeatureList()

function countFeatures(text: string, { from, to }: Sentence, bits: number): FeatureCounts {
  list.length = 0
  listFeatures(text, from, to, bits, list)
  const counts = new Map<number, number>()
  let total = 0
  for (let at = 0; at < list.length; at++) {
    const [bucket, count] = [list.buckets[at] ?? 0, list.counts[at] ?? 0]
    counts.set(bucket, (counts.get(bucket) ?? 0) + count)
    total += count
  }
  return { counts, total }
}

/** The features of consecutive sentences, with those of the facts. */
function windowVector(sentences: readonly FeatureCounts[], facts: readonly number[]): SparseVector {
  const norm =
    1 /
    Math.sqrt(
      Math.max(
        1,
        sentences.reduce((sum, { total }) => sum + total, 0),
      ),
    )
  const vector = new Map<number, number>()
  for (const { counts } of sentences)
    for (const [bucket, count] of counts) vector.set(bucket, (vector.get(bucket) ?? 0) + count * norm)
  for (const fact of facts) vector.set(fact, (vector.get(fact) ?? 0) + FACT_VALUE)
  return { buckets: Uint32Array.from(vector.keys()), values: Float32Array.from(vector.values()) }
}

/** Which sentences have a word of the passages in them. */
export function guiltySentences(
  { scannable, sentences, title, body }: ModelText,
  passages: readonly string[],
): readonly boolean[] {
  const readings = { title, body }
  const ranges = (['title', 'body'] as const).flatMap((field) =>
    passages.flatMap((passage) => {
      const start = scannable[field].indexOf(passage)
      return start === -1 ? [] : [{ field, start, end: start + passage.length }]
    }),
  )
  return sentences.map(({ field, from, to }) => {
    const { starts, ends } = readings[field]
    const [start, end] = [starts[from] ?? 0, ends[to - 1] ?? 0]
    return ranges.some((range) => range.field === field && range.start < end && start < range.end)
  })
}

type Range = readonly [from: number, to: number]

/** Windows of 1 to 3 sentences, and the whole text where it is longer. */
function windowsOf(sentences: number): readonly Range[] {
  const windows: Range[] = sentences > MAX_WINDOW || sentences === 0 ? [[0, sentences]] : []
  for (let size = 1; size <= MAX_WINDOW; size++)
    for (let from = 0; from + size <= sentences; from++) windows.push([from, from + size])
  return windows
}

/** No more than `most`, the first among them, taken in even steps. */
const spreadOver = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most ? all : all.filter((_, at) => (at * most) % all.length < most)

function targetsOf(expect: LabelledText['expect']): Float32Array {
  const targets = new Float32Array(OUTPUTS)
  if (expect !== 'none') {
    targets[CATEGORIES.indexOf(expect)] = 1
    targets[ANY] = 1
  }
  return targets
}

/**
 * What is learned from a text: all windows of an honest one; of a violation the whole text and the windows with its
 * passages, as nothing is known of its other sentences.
 */
export function samplesOf({ text, expect, passages }: LabelledText, bits: number): readonly TrainingSample[] {
  const reading = readForModel(text)
  const counts = reading.sentences.map((sentence) => countFeatures(reading[sentence.field].text, sentence, bits))
  const facts = [...factsOf(text), ...circumstancesOf(text)].map((fact) => factBucket(fact, bits))
  const guilty = guiltySentences(reading, passages)
  const isWhole = ([from, to]: Range) => from === 0 && to === counts.length
  const all = windowsOf(counts.length)
  const telling = guilty.includes(true)
    ? all.filter((window) => isWhole(window) || guilty.slice(...window).includes(true))
    : all
  const chosen = spreadOver(telling, MAX_WINDOWS)
  const targets = targetsOf(expect)
  const weight = Math.min(1, WINDOWS_OF_A_TEXT / chosen.length)
  return chosen.map((window) => ({ ...windowVector(counts.slice(...window), facts), targets, weight }))
}
