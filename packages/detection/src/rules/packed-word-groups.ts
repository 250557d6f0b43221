const PAIR_BITS = 13

const SINGLE_BITS = 8

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
  /** words by their first two code units, and words of one letter */
  readonly pairs: PackedLists
  readonly singles: PackedLists
  readonly lettersOf: PackedLists
  readonly groupsOf: PackedLists
  readonly ownerOf: Uint16Array
  readonly needed: Uint8Array
}

/** The bucket of words that begin with these two code units. */
export const pairBucket = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - PAIR_BITS)

/** The bucket of words of this one code unit. */
export const singleBucket = (only: number): number => Math.imul(only, 0x9e3779b1) >>> (32 - SINGLE_BITS)

const lettersIn = (word: string) => Array.from({ length: word.length }, (_, index) => word.charCodeAt(index))

function buildBuckets(words: readonly string[]): Pick<WordIndex, 'pairs' | 'singles'> {
  const pairs: number[][] = Array.from({ length: 1 << PAIR_BITS }, () => [])
  const singles: number[][] = Array.from({ length: 1 << SINGLE_BITS }, () => [])
  words.forEach((word, number) => {
    const [first, second] = lettersIn(word)
    if (first === undefined) return
    const list = second === undefined ? singles[singleBucket(first)] : pairs[pairBucket(first, second)]
    list?.push(number)
  })
  return { pairs: packLists(pairs), singles: packLists(singles) }
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
