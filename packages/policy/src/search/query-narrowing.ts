import type { TokenSample } from './token-sample.ts'

/**
 * How many texts a search may read. `page`: the hits wanted; `reckon`: the texts read at least, to estimate how many candidates are hits;
 * `candidates`: at most. `hopeless`: hits are so rare that every candidate will be read, whatever the sample says.
 */
export type SearchBudget = {
  readonly page: number
  readonly reckon: number
  readonly candidates: number
  readonly hopeless: boolean
}

/** A pair that fewer than one in so many documents has is always queried, as its list is short. */
const RARE_TOKEN_DOCUMENTS = 256

/** the measured time of a step in the list of a token, and of reading one text */
const LIST_STEP_MICROSECONDS = 0.04

const TEXT_READ_MICROSECONDS = 25

/** the weight of a pair's own frequency in an estimate, in sampled documents */
const PRIOR_SAMPLE_WEIGHT = 2

const NO_PLACES = new Uint16Array()

const placesOf = ({ having }: TokenSample, token: string): Uint16Array => having.get(token) ?? NO_PLACES

const allPlaces = ({ size }: TokenSample): Uint8Array => new Uint8Array(size).fill(1)

/** Of the marked places, those whose text has the token too. 1: marked. */
function keepPlacesWith(sample: TokenSample, marked: Uint8Array, token: string): Uint8Array {
  const both = new Uint8Array(sample.size)
  for (const place of placesOf(sample, token)) both[place] = marked[place] ?? 0
  return both
}

function countPlaces(marked: Uint8Array): number {
  let n = 0
  for (const one of marked) n += one
  return n
}

const placesWithAll = (sample: TokenSample, tokens: readonly string[]): Uint8Array =>
  tokens.reduce((marked, token) => keepPlacesWith(sample, marked, token), allPlaces(sample))

/** Estimated share of documents with all these tokens, 0 to 1; 0: none in the sample has them. */
export const estimateShare = (sample: TokenSample, tokens: readonly string[]): number =>
  countPlaces(placesWithAll(sample, tokens)) / Math.max(1, sample.size)

/**
 * Selects the pairs of a query for which the index is queried, beside the tokens in `always`. Going through the list of a frequent pair takes
 * longer than reading the few texts that it excludes, so such pairs are left out; hits are right without them, as every text found is read.
 * Without a sample all pairs are used.
 */
export function selectPairs(
  sample: TokenSample,
  always: readonly string[],
  pairs: readonly string[],
  { page, reckon, candidates, hopeless }: SearchBudget,
): readonly string[] {
  if (sample.size === 0) return pairs
  const each = sample.of / sample.size
  const lengthOf = (token: string): number => Math.max(0.5, placesOf(sample, token).length)
  const hits = hopeless ? 0 : sample.of * estimateShare(sample, [...always, ...pairs])

  /** Estimated microseconds, when `expected` documents have the tokens and the lists are `listed` sampled documents long in all. */
  function cost(expected: number, listed: number): number {
    const until = hits > 0 ? Math.max(reckon, (page * expected) / hits) : expected
    return (
      Math.min(1, candidates / expected) * listed * each * LIST_STEP_MICROSECONDS +
      Math.min(expected, until) * TEXT_READ_MICROSECONDS
    )
  }
  /** Estimates how many of `expected` documents have the pair too: from the sample, and from the pair's own frequency where it is small. */
  const sharing = (expected: number, n: number, both: number, pair: string): number =>
    (expected * (both + (PRIOR_SAMPLE_WEIGHT * lengthOf(pair)) / sample.size)) / (n + PRIOR_SAMPLE_WEIGHT)

  const selected = pairs.filter((pair) => lengthOf(pair) <= sample.size / RARE_TOKEN_DOCUMENTS)
  const queried = [...always, ...selected]
  let marked = allPlaces(sample)
  let [expected, listed] = [sample.of, 0]
  const narrow = (pair: string): void => {
    const both = keepPlacesWith(sample, marked, pair)
    expected = sharing(expected, countPlaces(marked), countPlaces(both), pair)
    listed += lengthOf(pair)
    marked = both
  }
  queried.forEach(narrow)
  let least = queried.length > 0 ? cost(expected, listed) : Number.POSITIVE_INFINITY
  for (;;) {
    const n = countPlaces(marked)
    const rest = pairs.filter((pair) => !selected.includes(pair))
    const tried = rest.map((pair) => {
      let both = 0
      for (const place of placesOf(sample, pair)) both += marked[place] ?? 0
      return { pair, cost: cost(sharing(expected, n, both, pair), listed + lengthOf(pair)) }
    })
    const best = tried.reduce((a, b) => (b.cost < a.cost ? b : a), { pair: '', cost: least })
    if (best.pair === '') return selected
    selected.push(best.pair)
    narrow(best.pair)
    least = best.cost
  }
}
