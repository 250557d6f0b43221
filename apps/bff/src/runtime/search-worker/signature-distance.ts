import { SIGNATURE_BINS, SIGNATURE_WORDS } from '@mimamori/policy/search/text-signature'

/** Signatures of documents, packed: `SIGNATURE_WORDS` words of 32 bits for each of the first `used` documents. */
export type SignatureBlock = { readonly docs: Int32Array; readonly words: Uint32Array; used: number }

/**
 * in bins. Two texts that share a third of their shingles agree in half of the bins; this allows two standard
 * deviations less
 */
export const MAX_DISTANCE = Math.round(SIGNATURE_BINS * 0.58)

const HALF_WORDS = SIGNATURE_WORDS / 2

/** in bins, for the first half of a signature: a text beyond it is skipped without comparing the rest */
const MAX_HALF_DISTANCE = Math.round(MAX_DISTANCE / 2 + SIGNATURE_BINS * 0.06)

/** The number of the 16 bins of a word that differ. */
function wordDistance(a: number, b: number): number {
  const both = a ^ b
  let n = (both | (both >>> 1)) & 0x55555555
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  n = (n + (n >>> 4)) & 0x0f0f0f0f
  return Math.imul(n, 0x01010101) >>> 24
}

/**
 * The number of bins of half a signature that differ. `offset`: where the document's words begin; `from`: 0 or
 * HALF_WORDS.
 */
function halfDistance(words: Uint32Array, offset: number, own: Uint32Array, from: number): number {
  let n = 0
  for (let word = from; word < from + HALF_WORDS; word++) n += wordDistance(words[offset + word] ?? 0, own[word] ?? 0)
  return n
}

/** Compares every document of a block with a signature, and adds those within MAX_DISTANCE to `byDistance`. */
export function scanBlock({ docs, words, used }: SignatureBlock, own: Uint32Array, byDistance: number[][]): void {
  for (let n = 0, offset = 0; n < used; n++, offset += SIGNATURE_WORDS) {
    const half = halfDistance(words, offset, own, 0)
    if (half > MAX_HALF_DISTANCE) continue
    const whole = half + halfDistance(words, offset, own, HALF_WORDS)
    if (whole <= MAX_DISTANCE) byDistance[whole]?.push(docs[n] ?? 0)
  }
}
