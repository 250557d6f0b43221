import type { TokenSample } from './token-sample.ts'

/**
 * What a search reads: as many texts as fill a page and tell the share that holds, of so many candidates at most.
 * `hopeless`: where the words are hardly ever in one piece, whatever the sample says, so that every candidate is read.
 */
export type SearchBudget = {
  readonly page: number
  readonly reckon: number
  readonly candidates: number
  readonly hopeless: boolean
}

/** A pair in fewer than one of so many documents is always asked for, as its list is short. */
const RARE_TOKEN_DOCUMENTS = 256

/** cost in microseconds of one step in the list of a token, and of reading one text */
const LIST_STEP_MICROSECONDS = 0.04

const TEXT_READ_MICROSECONDS = 25

/** sampled documents that weigh as much as the frequency of a pair alone */
const PRIOR_SAMPLE_WEIGHT = 2

const NO_PLACES = new Uint16Array()

const placesOf = ({ having }: TokenSample, token: string): Uint16Array => having.get(token) ?? NO_PLACES

const allPlaces = ({ size }: TokenSample): Uint8Array => new Uint8Array(size).fill(1)

/** Of the places marked in `left`, those whose text has the token too. */
function keepPlacesWith(sample: TokenSample, left: Uint8Array, token: string): Uint8Array {
  const both = new Uint8Array(sample.size)
  for (const place of placesOf(sample, token)) both[place] = left[place] ?? 0
  return both
}

function countPlaces(left: Uint8Array): number {
  let n = 0
  for (const one of left) n += one
  return n
}

const placesWithAll = (sample: TokenSample, tokens: readonly string[]): Uint8Array =>
  tokens.reduce((marked, token) => keepPlacesWith(sample, marked, token), allPlaces(sample))

/** Estimated share of documents with all these tokens, 0 to 1; 0: none in the sample has them. */
export const estimateShare = (sample: TokenSample, tokens: readonly string[]): number =>
  countPlaces(placesWithAll(sample, tokens)) / Math.max(1, sample.size)

/**
 * Which pairs of a query to ask the index for, beside the tokens in `always`. To go through the list of a frequent pair
 * takes longer than to read the few texts it would keep away; what is found is read anyway, so pairs that do not pay are
 * left out. Without a sample all are asked.
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

  /** Of asking for tokens that so many documents have, and whose lists are so long in all. */
  function cost(expected: number, listed: number): number {
    const until = hits > 0 ? Math.max(reckon, (page * expected) / hits) : expected
    return (
      Math.min(1, candidates / expected) * listed * each * LIST_STEP_MICROSECONDS +
      Math.min(expected, until) * TEXT_READ_MICROSECONDS
    )
  }
  /** How many of so many documents have the pair too: as the sample says, or by its own frequency where that says little. */
  const sharing = (expected: number, n: number, both: number, pair: string): number =>
    (expected * (both + (PRIOR_SAMPLE_WEIGHT * lengthOf(pair)) / sample.size)) / (n + PRIOR_SAMPLE_WEIGHT)

  const worth = pairs.filter((pair) => lengthOf(pair) <= sample.size / RARE_TOKEN_DOCUMENTS)
  const surely = [...always, ...worth]
  let marked = allPlaces(sample)
  let [expected, listed] = [sample.of, 0]
  const narrow = (pair: string): void => {
    const both = keepPlacesWith(sample, marked, pair)
    expected = sharing(expected, countPlaces(marked), countPlaces(both), pair)
    listed += lengthOf(pair)
    marked = both
  }
  surely.forEach(narrow)
  let least = surely.length > 0 ? cost(expected, listed) : Number.POSITIVE_INFINITY
  for (;;) {
    const n = countPlaces(marked)
    const rest = pairs.filter((pair) => !worth.includes(pair))
    const tried = rest.map((pair) => {
      let both = 0
      for (const place of placesOf(sample, pair)) both += marked[place] ?? 0
      return { pair, cost: cost(sharing(expected, n, both, pair), listed + lengthOf(pair)) }
    })
    const best = tried.reduce((a, b) => (b.cost < a.cost ? b : a), { pair: '', cost: least })
    if (best.pair === '') return worth
    worth.push(best.pair)
    narrow(best.pair)
    least = best.cost
  }
}
