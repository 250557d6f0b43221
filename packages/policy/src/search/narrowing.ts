/** Which tokens stand in some documents, drawn from those of all ages. */
export type Sample = {
  readonly size: number
  /** how many documents there are in all */
  readonly of: number
  /** places within the sample; a token that only one of them has is left out */
  readonly having: ReadonlyMap<string, Uint16Array>
}

/** `of`: how many documents there are; `drawn`: the tokens of each that was drawn, 65,536 at most. */
export function sampleOf(of: number, drawn: readonly (readonly string[])[]): Sample {
  const having = new Map<string, number[]>()
  for (const [place, tokens] of drawn.entries()) {
    for (const token of tokens) {
      const places = having.get(token)
      if (places) places.push(place)
      else having.set(token, [place])
    }
  }
  const frequent = [...having].filter(([, places]) => places.length > 1)
  const packed = frequent.map(([token, places]) => [token, Uint16Array.from(places)] as const)
  return { size: drawn.length, of, having: new Map(packed) }
}

/** What a search reads: as many texts as fill a page and tell the share that holds, of so many candidates at most. */
export type Appetite = { readonly page: number; readonly reckon: number; readonly candidates: number }

/** A pair that fewer than one of so many documents has costs nothing to ask for. */
const RARE = 256
/** microseconds: one document gone by in the list of a token, one text read */
const STEP_US = 0.04
const READ_US = 40

const NONE = new Uint16Array()

/**
 * Which pairs of a query to ask the index for, beside the tokens in `always`. To go through the list of a frequent pair
 * takes longer than to read the few texts it would keep away; what is found is read anyway, so pairs that do not pay are
 * left out. Without a sample all are asked.
 */
export function worthAsking(
  { size, of, having }: Sample,
  always: readonly string[],
  pairs: readonly string[],
  { page, reckon, candidates }: Appetite,
): readonly string[] {
  if (size === 0) return pairs
  const each = of / size
  const placesOf = (token: string): Uint16Array => having.get(token) ?? NONE
  const stays = (left: Uint8Array, token: string): Uint8Array => {
    const both = new Uint8Array(size)
    for (const place of placesOf(token)) both[place] = left[place] ?? 0
    return both
  }
  const numberOf = (left: Uint8Array): number => left.reduce((n, one) => n + one, 0)
  const hits = each * numberOf([...always, ...pairs].reduce(stays, new Uint8Array(size).fill(1)))

  /** Of asking for tokens that so many of the sample have, and whose lists are so long in all. */
  function cost(having: number, listed: number): number {
    // none of the sample: of all of them anything up to what one of the sample stands for
    const expected = each * (having + 0.5)
    const until = hits > 0 ? Math.max(reckon, (page * expected) / hits) : expected
    const walked = Math.min(1, candidates / expected)
    return walked * each * listed * STEP_US + Math.min(expected, until) * READ_US
  }

  const worth = pairs.filter((pair) => placesOf(pair).length <= size / RARE)
  const surely = [...always, ...worth]
  let left = surely.reduce(stays, new Uint8Array(size).fill(1))
  let listed = surely.reduce((n, token) => n + placesOf(token).length, 0)
  let least = surely.length > 0 ? cost(numberOf(left), listed) : Number.POSITIVE_INFINITY
  for (;;) {
    const tried = pairs.map((pair) => {
      let both = 0
      for (const place of placesOf(pair)) both += left[place] ?? 0
      return { pair, cost: cost(both, listed + placesOf(pair).length) }
    })
    const best = tried.reduce((a, b) => (b.cost < a.cost ? b : a), { pair: '', cost: least })
    if (best.pair === '') return worth
    worth.push(best.pair)
    left = stays(left, best.pair)
    listed += placesOf(best.pair).length
    least = best.cost
  }
}
