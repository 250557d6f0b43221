/** Character n-grams of up to this length are features. */
const LONGEST_NGRAM = 3
/** How often a word counts, alone or in a pair, beside an n-gram. */
const WORD_COUNT = 2
const MULTIPLIER = 0x9e3779b1
const WORD_SEED = 0x51ed270b
const PAIR_SEED = 0x7feb352d
const SKIP_SEED = 0x632be59b
const FACT_SEED = 0x2545f491

/**
 * Features of sentences, one behind the other: their buckets, where they stand in the reading, and how often they count. Its
 * arrays grow and are used again for the next text.
 */
export class FeatureList {
  length = 0
  buckets = new Int32Array(4096)
  froms = new Int32Array(4096)
  tos = new Int32Array(4096)
  counts = new Uint8Array(4096)

  push(bucket: number, from: number, to: number, count: number): void {
    const at = this.length
    if (at === this.buckets.length) this.grow()
    this.buckets[at] = bucket
    this.froms[at] = from
    this.tos[at] = to
    this.counts[at] = count
    this.length = at + 1
  }

  private grow(): void {
    const size = this.buckets.length * 2
    const copy = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.buckets = copy(this.buckets, new Int32Array(size))
    this.froms = copy(this.froms, new Int32Array(size))
    this.tos = copy(this.tos, new Int32Array(size))
    this.counts = copy(this.counts, new Uint8Array(size))
  }
}

const mix = (hash: number, code: number): number => {
  const next = Math.imul(hash ^ code, MULTIPLIER)
  return next ^ (next >>> 15)
}

const bucketOf = (hash: number, bits: number) => Math.imul(hash, MULTIPLIER) >>> (32 - bits)

function hashText(seed: number, text: string): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at))
  return hash
}

function listNgrams({ text, from, to }: SentenceText, bits: number, list: FeatureList): void {
  for (let at = from; at < to; at++) {
    let hash = 0
    const end = Math.min(to, at + LONGEST_NGRAM)
    for (let next = at; next < end; next++) {
      hash = mix(hash, text.charCodeAt(next))
      list.push(bucketOf(hash, bits), at, next + 1, 1)
    }
  }
}

type Word = { readonly hash: number; readonly from: number }
type Segments = Iterator<Intl.SegmentData>

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/** The segments of all sentences, a line break behind each: to look them up one by one takes nearly twice as long. */
function segmentsOf(sentences: readonly SentenceText[]): Segments {
  const lines = sentences.map(({ text, from, to }) => text.slice(from, to))
  return segmenter.segment(`${lines.join('\n')}\n`)[Symbol.iterator]()
}

/** Words, pairs of neighbours, and pairs with one word between. Punctuation separates pairs. Takes its segments and the break behind them. */
function listWords({ from, to }: SentenceText, segments: Segments, bits: number, list: FeatureList): void {
  let previous: Word | null = null
  let beforePrevious: Word | null = null
  for (let start = from; start <= to; ) {
    const { segment, isWordLike } = segments.next().value
    const end = start + segment.length
    if (isWordLike === true) {
      const word: Word = { hash: hashText(WORD_SEED, segment), from: start }
      list.push(bucketOf(word.hash, bits), start, end, WORD_COUNT)
      if (previous) list.push(bucketOf(mix(previous.hash ^ PAIR_SEED, word.hash), bits), previous.from, end, WORD_COUNT)
      if (beforePrevious)
        list.push(bucketOf(mix(beforePrevious.hash ^ SKIP_SEED, word.hash), bits), beforePrevious.from, end, WORD_COUNT)
      beforePrevious = previous
      previous = word
    } else {
      beforePrevious = previous
      previous = null
    }
    start = end
  }
}

/** A sentence, as a half-open range of a reading. */
export type SentenceText = { readonly text: string; readonly from: number; readonly to: number }

/**
 * Lists the features of sentences: character n-grams, and the words that the ICU of Node finds. `bits`: of the number of buckets.
 * Returns where those of each sentence end.
 */
export function listFeatures(sentences: readonly SentenceText[], bits: number, list: FeatureList): readonly number[] {
  list.length = 0
  const segments = segmentsOf(sentences)
  return sentences.map((sentence) => {
    listNgrams(sentence, bits, list)
    listWords(sentence, segments, bits, list)
    return list.length
  })
}

/** The bucket of a fact besides the words, such as `format=task`. */
export const factBucket = (fact: string, bits: number): number => bucketOf(hashText(FACT_SEED, fact), bits)
