/** A small deterministic source of chance: the same seed always gives the same data. */
export type Random = {
  /** 0 (included) to 1 (excluded) */
  next(): number
  /** whole number from `min` to `max`, both included */
  int(min: number, max: number): number
  /** one entry; throws on an empty list */
  pick<T>(list: readonly T[]): T
  /** `true` with probability `p` */
  chance(p: number): boolean
  /** a shuffled copy */
  shuffle<T>(list: readonly T[]): T[]
  /** one value, likelier the greater its weight */
  weighted<T>(entries: readonly (readonly [T, number])[]): T
}

/** mulberry32: 32 bits of state, fast, good enough for example data (never for secrets). */
export function createSeededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    pick: (list) => entryAt(list, int(0, list.length - 1)),
    chance: (p) => next() < p,
    shuffle: (list) => shuffleList(list, int),
    weighted: (entries) => pickByWeight(entries, next()),
  }
}

function entryAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('nothing to pick from')
  return list[index] as T
}

function shuffleList<T>(list: readonly T[], int: (min: number, max: number) => number): T[] {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = int(0, last)
    const held = copy[last] as T
    copy[last] = copy[other] as T
    copy[other] = held
  }
  return copy
}

function pickByWeight<T>(entries: readonly (readonly [T, number])[], chance: number): T {
  const sum = entries.reduce((total, [, weight]) => total + weight, 0)
  let remaining = chance * sum
  for (const [value, weight] of entries) {
    remaining -= weight
    if (remaining < 0) return value
  }
  return entryAt(entries, entries.length - 1)[0]
}
