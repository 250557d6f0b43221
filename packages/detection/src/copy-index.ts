import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import {
  areNearlyAlike,
  type ComparedText,
  flagCopy,
  hashGrams,
  sharedPassages,
  type TextGrams,
  toGrams,
} from './near-duplicates.ts'

/** A hidden text in the index, without its words. */
export type HiddenText = {
  readonly target: Target
  readonly authorId: string
  readonly category: Category
  readonly grams: TextGrams
}

/** Hidden texts, found by what copies them. Holds the newest `capacity`. */
export type CopyIndex = {
  readonly add: (text: HiddenText) => void
  readonly remove: (isGone: (text: HiddenText) => boolean) => void
  /** The flag of a text that is nearly a hidden one; `null`: it is none. `own`: its target, as a text is no copy of itself. */
  readonly find: (text: ComparedText, own: Target) => Flag | null
  readonly size: () => number
}

/** hashes below are in the sketch of every text they occur in: an eighth of all */
const SKETCH_BELOW = 0x2000_0000
/** a short text has at least so many in its sketch */
const MIN_SKETCH = 12
/** formulas are in hundreds of texts: of the grams found, the rarest are looked at until so many texts were counted */
const MAX_COUNTED = 1000
const MIN_COUNTED_GRAMS = 6
/** a text of which less of the sketch was found is none: a copy has four fifths, and chance takes some */
const MIN_SKETCH_SHARE = 0.6
const MAX_COMPARED = 4
/** what shares less by the filter of one text is not compared in full, which takes sorting */
const MIN_SEEN_SHARE = 0.7
/** bits of a filter that says which grams are in no sketch, without a look into the map */
const FILTER_BITS = 1 << 21
const SEEN_SLOTS = 1 << 14

const keyOf = ({ type, id }: Target) => `${type}/${id}`

/** A text with its key and its place in the lists, and the length of its sketch, which is the beginning of its grams. */
type IndexedText = HiddenText & { readonly key: string; readonly place: number; readonly sketchLength: number }

function sketchLengthOf(grams: TextGrams): number {
  const below = grams.findIndex((hash) => hash >= SKETCH_BELOW)
  return Math.max(below === -1 ? grams.length : below, Math.min(MIN_SKETCH, grams.length))
}

/**
 * Creates an empty index. Of each text it knows a sketch, the lowest of its hashes by one measure for all texts (Broder: On the
 * Resemblance and Containment of Documents, 1997), so that also a part of a longer text is found; what shares enough of it is compared in full.
 */
export function createCopyIndex(capacity: number): CopyIndex {
  const texts = new Map<string, IndexedText>()
  /** by place; places are not used again until everything is placed anew */
  const placed: IndexedText[] = []
  const placesOfGram = new Map<number, number[]>()
  const filter = new Uint32Array(FILTER_BITS / 32)
  const hits = new Uint16Array(capacity * 2 + 1)
  const seen = new Uint8Array(SEEN_SLOTS)

  function place(text: HiddenText): void {
    const indexed = { ...text, key: keyOf(text.target), place: placed.length, sketchLength: sketchLengthOf(text.grams) }
    texts.set(indexed.key, indexed)
    placed.push(indexed)
    for (const hash of text.grams.subarray(0, indexed.sketchLength)) {
      const bit = hash & (FILTER_BITS - 1)
      filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31))
      const known = placesOfGram.get(hash)
      if (known === undefined) placesOfGram.set(hash, [indexed.place])
      else known.push(indexed.place)
    }
  }

  function placeAnew(): void {
    placed.length = 0
    placesOfGram.clear()
    filter.fill(0)
    for (const text of [...texts.values()]) place(text)
  }

  function add(text: HiddenText): void {
    texts.delete(keyOf(text.target))
    const [oldest] = texts.keys()
    if (oldest !== undefined && texts.size === capacity) texts.delete(oldest)
    if (placed.length === hits.length) placeAnew()
    place(text)
  }

  function remove(isGone: (text: HiddenText) => boolean): void {
    const gone = [...texts.values()].filter(isGone)
    for (const { key } of gone) texts.delete(key)
  }

  const isInFilter = (hash: number) => {
    const bit = hash & (FILTER_BITS - 1)
    return ((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
  }

  /** The places of texts with these hashes in their sketches, one list for each hash, the shortest first. */
  function listsOf(hashes: Uint32Array): (readonly number[])[] {
    const lists: (readonly number[])[] = []
    for (const hash of hashes) {
      const places = isInFilter(hash) ? placesOfGram.get(hash) : undefined
      if (places !== undefined) lists.push(places)
    }
    return lists.sort((a, b) => a.length - b.length)
  }

  /** Counts in `hits` which texts the shortest of these lists name; returns the places, each once, and how many lists that were. */
  function countHits(lists: readonly (readonly number[])[]): { places: number[]; used: number } {
    const places: number[] = []
    let [used, counted] = [0, 0]
    for (const list of lists) {
      if (used >= MIN_COUNTED_GRAMS && counted > MAX_COUNTED) break
      for (const at of list) {
        const before = hits[at] ?? 0
        if (before === 0) places.push(at)
        hits[at] = before + 1
      }
      used++
      counted += list.length
    }
    return { places, used }
  }

  /** The texts of which enough of the sketch is among these hashes, most of it first. */
  function findCandidates(hashes: Uint32Array, ownKey: string): IndexedText[] {
    const lists = listsOf(hashes)
    const { places, used } = countHits(lists)
    const candidates: { text: IndexedText; n: number }[] = []
    for (const at of places) {
      const [text, n] = [placed[at], hits[at] ?? 0]
      hits[at] = 0
      if (text === undefined || text.key === ownKey || texts.get(text.key) !== text) continue
      const expected = text.sketchLength * Math.min(1, hashes.length / text.grams.length) * (used / lists.length)
      if (n >= expected * MIN_SKETCH_SHARE) candidates.push({ text, n })
    }
    const best = candidates.sort((a, b) => b.n - a.n).slice(0, MAX_COMPARED)
    return best.map(({ text }) => text)
  }

  /** Does the text of these hashes have enough grams of another, by a filter that says yes a little too often? */
  function createFilterOf(hashes: Uint32Array): (grams: TextGrams) => boolean {
    seen.fill(0)
    for (const hash of hashes) seen[hash & (SEEN_SLOTS - 1)] = 1
    return (grams) => {
      let common = 0
      for (const hash of grams) common += seen[hash & (SEEN_SLOTS - 1)] ?? 0
      return common >= Math.min(grams.length, hashes.length) * MIN_SEEN_SHARE
    }
  }

  function find(text: ComparedText, own: Target): Flag | null {
    const hashes = texts.size === 0 ? null : hashGrams(text)
    const found = hashes === null ? [] : findCandidates(hashes, keyOf(own))
    if (hashes === null || found.length === 0) return null
    const isLikely = createFilterOf(hashes)
    const candidates = found.filter(({ grams }) => isLikely(grams))
    if (candidates.length === 0) return null
    const grams = toGrams(hashes)
    const copied = candidates.find((hidden) => areNearlyAlike(grams, hidden.grams))
    return copied ? flagCopy(copied.target, copied.category, sharedPassages(text, copied.grams)) : null
  }

  return { add, remove, find, size: () => texts.size }
}
