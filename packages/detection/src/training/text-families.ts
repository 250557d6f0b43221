import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import { mixBits, shinglesIn } from '@mimamori/policy/search/text-signature'
import { squeezedText } from '@mimamori/policy/text/text-normalisation'

/** Texts are alike from this share of the larger or the smaller one on that both have. */
type Likeness = { readonly share: number; readonly of: 'larger' | 'smaller' }

/** They are nearly the same. */
export const NEARLY_SAME: Likeness = { share: 0.9, of: 'larger' }
/** They are variants of one scenario: one may have words around it that the other has not. */
export const SAME_SCENARIO: Likeness = { share: 0.5, of: 'smaller' }

/** Of every text so many of its lowest hashes are looked up: texts that share none are not alike. */
const LOOKED_UP = 12
/** Of a hash that very many texts have, as of a formula, no more are compared: what is alike shares others, too. */
const MOST_FIRSTS = 64
/** Of a text no more is compared: the longest ones would take most of the memory. */
const MOST_SHINGLES = 600

/** The hashes of every three letters in a row of a text, each once, rising. */
function hashesOf({ title, body }: Pick<Scannable, 'title' | 'body'>): Uint32Array {
  const shingles = shinglesIn(squeezedText(`${title} ${body}`))
  return Uint32Array.from(shingles, (shingle) =>
    mixBits(Math.floor(shingle / 0x10000) ^ Math.imul(shingle | 0, 0x9e3779b1)),
  )
    .sort()
    .subarray(0, MOST_SHINGLES)
}

function areAlike(one: Uint32Array, other: Uint32Array, { share, of }: Likeness): boolean {
  let [common, a, b] = [0, 0, 0]
  while (a < one.length && b < other.length) {
    const [left, right] = [one[a] ?? 0, other[b] ?? 0]
    if (left === right) common++
    if (left <= right) a++
    if (left >= right) b++
  }
  const size = of === 'larger' ? Math.max(one.length, other.length) : Math.min(one.length, other.length)
  return common > 0 && common >= share * size
}

/**
 * Puts texts into families by how alike they are to the first of one: answers for each text the place of that first one. The same texts in the same
 * order give the same families. `pause`: called between texts.
 */
export function familiesOf(
  texts: readonly Pick<Scannable, 'title' | 'body'>[],
  likeness: Likeness,
  pause = () => {},
): readonly number[] {
  const firsts = new Map<number, { readonly at: number; readonly hashes: Uint32Array }[]>()
  return texts.map((text, at) => {
    pause()
    const hashes = hashesOf(text)
    const keys = hashes.subarray(0, LOOKED_UP)
    const seen = new Set<number>()
    for (const key of keys) {
      for (const first of firsts.get(key) ?? []) {
        if (seen.has(first.at)) continue
        seen.add(first.at)
        if (areAlike(hashes, first.hashes, likeness)) return first.at
      }
    }
    const first = { at, hashes }
    for (const key of keys) {
      const others = firsts.get(key)
      if (others === undefined) firsts.set(key, [first])
      else if (others.length < MOST_FIRSTS) others.push(first)
    }
    return at
  })
}
