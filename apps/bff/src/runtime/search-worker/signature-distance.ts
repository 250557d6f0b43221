import { SIGNATURE_BINS, SIGNATURE_WORDS } from '@mimamori/policy/search/text-signature'

export type Block = { readonly docs: Int32Array; readonly words: Uint32Array; used: number }

/** Two texts that share a third of their shingles agree in half of the bins; two deviations less are still looked at. */
export const MAX_DISTANCE = Math.round(SIGNATURE_BINS * 0.58)

const HALF_WORDS = SIGNATURE_WORDS / 2

const MAX_HALF_DISTANCE = Math.round(MAX_DISTANCE / 2 + SIGNATURE_BINS * 0.06)

/** How many of the sixteen bins of a word differ. */
function wordDistance(a: number, b: number): number {
  const both = a ^ b
  let n = (both | (both >>> 1)) & 0x55555555
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  n = (n + (n >>> 4)) & 0x0f0f0f0f
  return Math.imul(n, 0x01010101) >>> 24
}

function halfDistance(words: Uint32Array, at: number, own: Uint32Array, from: number): number {
  let n = 0
  for (let word = from; word < from + HALF_WORDS; word++) n += wordDistance(words[at + word] ?? 0, own[word] ?? 0)
  return n
}

export function scan({ docs, words, used }: Block, own: Uint32Array, byDistance: number[][]): void {
  for (let n = 0, at = 0; n < used; n++, at += SIGNATURE_WORDS) {
    const half = halfDistance(words, at, own, 0)
    if (half > MAX_HALF_DISTANCE) continue
    const whole = half + halfDistance(words, at, own, HALF_WORDS)
    if (whole <= MAX_DISTANCE) byDistance[whole]?.push(docs[n] ?? 0)
  }
}
