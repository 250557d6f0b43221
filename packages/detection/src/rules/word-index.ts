import { buildIndex, type PackedLists, pairBucket, type WordIndex } from './packed-word-groups.ts'

/**
 * Returns a function that finds, in one pass over a text, the owners whose words it has. `groupsByOwner`: for each
 * owner, groups of words; one word of every group must occur, and an owner without groups is always found. It returns
 * the indexes of owners.
 */
export function createWordIndex(
  groupsByOwner: readonly (readonly (readonly string[])[])[],
): (text: string) => number[] {
  const search = new WordIndexSearch(buildIndex(groupsByOwner))
  return (text) => search.ownersIn(text)
}

/** An index with the state of one search through a text. */
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

  ownersIn(text: string): number[] {
    const { pairs, begins, singles, needed } = this.index
    this.seenWord.fill(0)
    this.seenGroup.fill(0)
    this.missing.set(needed)
    const owners = this.always.slice()
    let code = text.charCodeAt(0)
    for (let offset = 0; offset < text.length; offset++) {
      const next = offset + 1 < text.length ? text.charCodeAt(offset + 1) : 0
      const single = (singles[code] ?? 0) - 1
      if (single !== -1 && this.seenWord[single] === 0) this.markSeen(single, owners)
      if (begins[code] === 1) this.searchBucket(pairs, pairBucket(code, next), text, offset, owners)
      code = next
    }
    return owners
  }

  private searchBucket(
    { from, items }: PackedLists,
    bucket: number,
    text: string,
    offset: number,
    owners: number[],
  ): void {
    const end = from[bucket + 1] ?? 0
    for (let i = from[bucket] ?? 0; i < end; i++) {
      const word = items[i] ?? 0
      if (this.seenWord[word] === 0 && this.occursAt(word, text, offset)) this.markSeen(word, owners)
    }
  }

  private occursAt(word: number, text: string, offset: number): boolean {
    const { from, items } = this.index.lettersOf
    const start = from[word] ?? 0
    const length = (from[word + 1] ?? 0) - start
    if (offset + length > text.length) return false
    for (let i = 0; i < length; i++) if (items[start + i] !== text.charCodeAt(offset + i)) return false
    return true
  }

  private markSeen(word: number, owners: number[]): void {
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
      if (stillMissing === 0) owners.push(owner)
    }
  }
}
