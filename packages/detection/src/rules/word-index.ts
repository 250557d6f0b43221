import { buildIndex, type PackedLists, pairBucket, singleBucket, type WordIndex } from './packed-word-groups.ts'

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
      const stillMissing = (this.missing[owner] ?? 0) - 1
      this.missing[owner] = stillMissing
      if (stillMissing === 0) awake.push(owner)
    }
  }
}
