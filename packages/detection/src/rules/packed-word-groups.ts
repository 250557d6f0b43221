const PAIR_BITS = 13

const CODE_UNITS = 0x10000

/**
 * Lists of numbers, one behind the other: list `i` is `items[from[i]]` up to `items[from[i + 1]]`. Every text is looked
 * up here hundreds of times, and what lies close together in memory is found sooner than objects are.
 */
export type PackedLists = { readonly from: Uint16Array; readonly items: Uint16Array }

function packLists(lists: readonly (readonly number[])[]): PackedLists {
  const from = new Uint16Array(lists.length + 1)
  lists.forEach((list, i) => {
    from[i + 1] = (from[i] ?? 0) + list.length
  })
  return { from, items: Uint16Array.from(lists.flat()) }
}

/** The words of all groups as packed lists of numbers. An owner needs one word of each of its groups. */
export type WordIndex = {
  /** words by their first two code units, and which code units begin one */
  readonly pairs: PackedLists
  readonly begins: Uint8Array
  /** words of one letter by their code unit, counted from 1; 0 where there is none */
  readonly singles: Uint16Array
  readonly lettersOf: PackedLists
  readonly groupsOf: PackedLists
  readonly ownerOf: Uint16Array
  readonly needed: Uint8Array
}

/** The bucket of words that begin with these two code units. */
export const pairBucket = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - PAIR_BITS)

const lettersIn = (word: string) => Array.from({ length: word.length }, (_, index) => word.charCodeAt(index))

function buildBuckets(words: readonly string[]): Pick<WordIndex, 'pairs' | 'begins' | 'singles'> {
  const pairs: number[][] = Array.from({ length: 1 << PAIR_BITS }, () => [])
  const begins = new Uint8Array(CODE_UNITS)
  const singles = new Uint16Array(CODE_UNITS)
  words.forEach((word, number) => {
    const [first, second] = lettersIn(word)
    if (first === undefined) return
    if (second === undefined) singles[first] = number + 1
    else {
      begins[first] = 1
      pairs[pairBucket(first, second)]?.push(number)
    }
  })
  return { pairs: packLists(pairs), begins, singles }
}

/** Packs the words of all groups of all owners. */
export function buildIndex(groupsByOwner: readonly (readonly (readonly string[])[])[]): WordIndex {
  const groupsByWord = new Map<string, number[]>()
  const ownerOf: number[] = []
  groupsByOwner.forEach((groups, owner) => {
    for (const words of groups) {
      const group = ownerOf.push(owner) - 1
      for (const word of new Set(words)) groupsByWord.set(word, [...(groupsByWord.get(word) ?? []), group])
    }
  })
  const words = [...groupsByWord.keys()]
  return {
    ...buildBuckets(words),
    lettersOf: packLists(words.map(lettersIn)),
    groupsOf: packLists([...groupsByWord.values()]),
    ownerOf: Uint16Array.from(ownerOf),
    needed: Uint8Array.from(groupsByOwner, (groups) => groups.length),
  }
}
