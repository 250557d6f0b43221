import { spansOverlap } from '@mimamori/policy/catalogue/flagged-passages'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { ANY, OUTPUTS } from '../model/detection-model.ts'
import { FeatureList, factBucket, listFeatures } from '../model/model-features.ts'
import { type ModelText, readForModel } from '../model/model-text.ts'
import { FACT_VALUE, MAX_WINDOW } from '../model/score-text.ts'
import { circumstancesOf, factsOf } from '../model/text-facts.ts'
import type { LabelledText } from './labelled-text.ts'

type Range = readonly [from: number, to: number]

/**
 * What is learned from a text. Its features are kept once for each sentence, and put together for a window when it is learned from:
 * windows overlap, and kept one by one those of all texts took several times the memory.
 */
export type TrainingText = {
  /** the features of the sentences, one sentence behind the other, each feature once a sentence */
  readonly buckets: Uint32Array
  /** how often each stands in its sentence */
  readonly counts: Uint16Array
  /** where the features of each sentence end */
  readonly ends: Uint32Array
  /** the counts of each sentence together */
  readonly totals: Uint32Array
  /** buckets of the facts, which belong to every window */
  readonly facts: readonly number[]
  readonly windows: readonly Range[]
  /** what each output should say of a window, and how much a window counts */
  readonly targets: Float32Array
  readonly weight: number
}

/** Where nobody has said which words make a text a violation, all its windows count as much as this many together. */
const WINDOWS_OF_UNMARKED = 2.5
/** Of an endless text no more windows are learned from. */
const MAX_WINDOWS = 200

const list = new FeatureList()

type Sentences = Pick<TrainingText, 'buckets' | 'counts' | 'ends' | 'totals'>

function countFeatures(reading: ModelText, bits: number): Sentences {
  const [buckets, counts, ends, totals]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const { field, from, to } of reading.sentences) {
    listFeatures([{ text: reading[field].text, from, to }], bits, list)
    const ofSentence = new Map<number, number>()
    let total = 0
    for (let at = 0; at < list.length; at++) {
      const [bucket, count] = [list.buckets[at] ?? 0, list.counts[at] ?? 0]
      ofSentence.set(bucket, (ofSentence.get(bucket) ?? 0) + count)
      total += count
    }
    for (const [bucket, count] of ofSentence) {
      buckets.push(bucket)
      counts.push(count)
    }
    ends.push(buckets.length)
    totals.push(total)
  }
  return {
    buckets: Uint32Array.from(buckets),
    counts: Uint16Array.from(counts),
    ends: Uint32Array.from(ends),
    totals: Uint32Array.from(totals),
  }
}

/** The features of one window at a time, with those of the facts. Its arrays are used again for the next window. */
export class WindowVector {
  length = 0
  buckets = new Uint32Array(4096)
  values = new Float32Array(4096)
  private readonly sums: Float64Array

  constructor(bits: number) {
    this.sums = new Float64Array(1 << bits)
  }

  /** Puts a window together from its sentences. `isLeft`: buckets that are learned from. */
  fill(text: TrainingText, [from, to]: Range, isLeft: (bucket: number) => boolean): void {
    this.length = 0
    const { buckets, counts, ends, totals } = text
    let total = 0
    for (let sentence = from; sentence < to; sentence++) total += totals[sentence] ?? 0
    const norm = 1 / Math.sqrt(Math.max(1, total))
    const end = to === 0 ? 0 : (ends[to - 1] ?? 0)
    for (let at = from === 0 ? 0 : (ends[from - 1] ?? 0); at < end; at++)
      this.add(buckets[at] ?? 0, (counts[at] ?? 0) * norm)
    for (const fact of text.facts) this.add(fact, FACT_VALUE)
    this.take(isLeft)
  }

  private add(bucket: number, value: number): void {
    const sum = this.sums[bucket] ?? 0
    if (sum === 0) {
      if (this.length === this.buckets.length) this.grow()
      this.buckets[this.length] = bucket
      this.length++
    }
    this.sums[bucket] = sum + value
  }

  /** Moves the sums of what is left behind their buckets, and empties the sums for the next window. */
  private take(isLeft: (bucket: number) => boolean): void {
    let left = 0
    for (let at = 0; at < this.length; at++) {
      const bucket = this.buckets[at] ?? 0
      if (isLeft(bucket)) {
        this.buckets[left] = bucket
        this.values[left] = this.sums[bucket] ?? 0
        left++
      }
      this.sums[bucket] = 0
    }
    this.length = left
  }

  private grow(): void {
    const before = this.buckets
    this.buckets = new Uint32Array(before.length * 2)
    this.buckets.set(before)
    this.values = new Float32Array(before.length * 2)
  }
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
    const sentence = { field, start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }
    return ranges.some((range) => spansOverlap(range, sentence))
  })
}

/** Windows of 1 to 3 sentences; of a text without words an empty one, which has its facts. */
function windowsOf(sentences: number): readonly Range[] {
  const windows: Range[] = sentences === 0 ? [[0, 0]] : []
  for (let size = 1; size <= MAX_WINDOW; size++)
    for (let from = 0; from + size <= sentences; from++) windows.push([from, from + size])
  return windows
}

/** No more than `most`, taken in even steps. */
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
 * What is learned from a text: all windows of an honest one; of a violation the windows with its passages, as its other sentences
 * are as honest as any.
 */
export function readTrainingText({ text, expect, passages }: LabelledText, bits: number): TrainingText {
  const reading = readForModel(text)
  const sentences = countFeatures(reading, bits)
  const { length } = reading.sentences
  const facts = [...factsOf(text), ...circumstancesOf(text)].map((fact) => factBucket(fact, bits))
  const guilty = guiltySentences(reading, passages)
  const all = windowsOf(length)
  const isMarked = guilty.includes(true)
  const windows = spreadOver(
    isMarked ? all.filter((window) => guilty.slice(...window).includes(true)) : all,
    MAX_WINDOWS,
  )
  const weight = isMarked || expect === 'none' ? 1 : Math.min(1, WINDOWS_OF_UNMARKED / windows.length)
  return { ...sentences, facts, windows, targets: targetsOf(expect), weight }
}
