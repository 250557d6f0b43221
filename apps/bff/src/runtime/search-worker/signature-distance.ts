import { SIGNATURE_BINS, SIGNATURE_WORDS } from '@mimamori/policy/search/text-signature'

/**
 * Signatures of documents, packed: `SIGNATURE_WORDS` words of 32 bits for each of the first `used` documents. `docs`: their
 * numbers in the index, in the same order.
 */
export type SignatureBlock = { readonly docs: Int32Array; readonly words: Uint32Array; used: number }

/**
 * in bins, 74 of 128. Two texts that share a third of their shingles agree in half of the bins: 1/3, and by chance, with
 * two bits, a quarter of the rest. They differ in 64 ± 5.7; this allows 1.8 standard deviations more
 */
export const MAX_DISTANCE = Math.round(SIGNATURE_BINS * 0.58)

const HALF_WORDS = SIGNATURE_WORDS / 2

/**
 * in bins, 45 of the first 64: a text beyond it is skipped without comparing the rest. Of texts at exactly MAX_DISTANCE,
 * whose first half differs in 37 ± 2.8, one in 900 is missed so
 */
const MAX_HALF_DISTANCE = Math.round(MAX_DISTANCE / 2 + SIGNATURE_BINS * 0.06)

/** The number of the 16 bins of a word that differ. */
function wordDistance(a: number, b: number): number {
  const differing = a ^ b
  // one bit for each bin that differs in either of its two; then sums within groups of 4 and 8 bits (SWAR), and of all 4 bytes
  let n = (differing | (differing >>> 1)) & 0x55555555
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

/**
 * Compares every document of a block with a signature (`own`, SIGNATURE_WORDS words), and adds the numbers of those within
 * MAX_DISTANCE to the list of their distance: `byDistance` has one for each distance from 0 to MAX_DISTANCE.
 */
export function scanBlock({ docs, words, used }: SignatureBlock, own: Uint32Array, byDistance: number[][]): void {
  for (let n = 0, offset = 0; n < used; n++, offset += SIGNATURE_WORDS) {
    const half = halfDistance(words, offset, own, 0)
    if (half > MAX_HALF_DISTANCE) continue
    const whole = half + halfDistance(words, offset, own, HALF_WORDS)
    if (whole <= MAX_DISTANCE) byDistance[whole]?.push(docs[n] ?? 0)
  }
}
