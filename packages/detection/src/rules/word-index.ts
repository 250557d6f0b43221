const PAIR_BITS = 13
const SINGLE_BITS = 8

/**
 * Lists of numbers, one behind the other: list `i` is `items[from[i]]` up to `items[from[i + 1]]`. Every text is looked
 * up here hundreds of times, and what lies close together in memory is found sooner than objects are.
 */
type PackedLists = { readonly from: Uint16Array; readonly items: Uint16Array }

function packLists(lists: readonly (readonly number[])[]): PackedLists {
  const from = new Uint16Array(lists.length + 1)
  lists.forEach((list, i) => {
    from[i + 1] = (from[i] ?? 0) + list.length
  })
  return { from, items: Uint16Array.from(lists.flat()) }
}

/** Groups of words an owner needs one each of; what lists hold are numbers of words, of groups, and code units. */
type WordIndex = {
  /** words by their first two code units, and words of one letter */
  readonly pairs: PackedLists
  readonly singles: PackedLists
  readonly lettersOf: PackedLists
  readonly groupsOf: PackedLists
  readonly ownerOf: Uint16Array
  readonly needed: Uint8Array
}

const pairBucket = (first: number, second: number) =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - PAIR_BITS)

const singleBucket = (only: number) => Math.imul(only, 0x9e3779b1) >>> (32 - SINGLE_BITS)

const lettersIn = (word: string) => Array.from({ length: word.length }, (_, at) => word.charCodeAt(at))

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

function buildIndex(groupsByOwner: readonly (readonly (readonly string[])[])[]): WordIndex {
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

/**
 * Finds, in one pass over a text, which owners have all they need in it.
 * In: of each owner, groups of words; it is awake when one word of every group occurs, and always when it has no group.
 * Out: a function from a text to the numbers of the owners that are awake.
 */
export function createWordIndex(
  groupsByOwner: readonly (readonly (readonly string[])[])[],
): (text: string) => number[] {
  const search = new WordIndexSearch(buildIndex(groupsByOwner))
  return (text) => search.wake(text)
}

/** An index with what has been seen of one text. */
class WordIndexSearch {
  private readonly index: WordIndex
  private readonly always: readonly number[]
  private readonly seenWord: Uint8Array
  private readonly seenGroup: Uint8Array
  private readonly missing: Uint8Array

  constructor(index: WordIndex) {
    this.index = index
    this.always = [...index.needed.keys()].filter((owner) => index.needed[owner] === 0)
    this.seenWord = new Uint8Array(index.lettersOf.from.length)
    this.seenGroup = new Uint8Array(index.ownerOf.length)
    this.missing = index.needed.slice()
  }

  wake(text: string): number[] {
    const { pairs, singles, needed } = this.index
    this.seenWord.fill(0)
    this.seenGroup.fill(0)
    this.missing.set(needed)
    const awake = this.always.slice()
    let code = text.charCodeAt(0)
    for (let at = 0; at < text.length; at++) {
      const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0
      this.searchBucket(singles, singleBucket(code), text, at, awake)
      this.searchBucket(pairs, pairBucket(code, next), text, at, awake)
      code = next
    }
    return awake
  }

  private searchBucket({ from, items }: PackedLists, bucket: number, text: string, at: number, awake: number[]): void {
    const end = from[bucket + 1] ?? 0
    for (let i = from[bucket] ?? 0; i < end; i++) {
      const word = items[i] ?? 0
      if (this.seenWord[word] === 0 && this.stands(word, text, at)) this.see(word, awake)
    }
  }

  private stands(word: number, text: string, at: number): boolean {
    const { from, items } = this.index.lettersOf
    const start = from[word] ?? 0
    const length = (from[word + 1] ?? 0) - start
    if (at + length > text.length) return false
    for (let i = 0; i < length; i++) if (items[start + i] !== text.charCodeAt(at + i)) return false
    return true
  }

  private see(word: number, awake: number[]): void {
    const { groupsOf, ownerOf } = this.index
    this.seenWord[word] = 1
    const end = groupsOf.from[word + 1] ?? 0
    for (let i = groupsOf.from[word] ?? 0; i < end; i++) {
      const group = groupsOf.items[i] ?? 0
      if (this.seenGroup[group] === 1) continue
      this.seenGroup[group] = 1
      const owner = ownerOf[group] ?? 0
      const left = (this.missing[owner] ?? 0) - 1
      this.missing[owner] = left
      if (left === 0) awake.push(owner)
    }
  }
}
