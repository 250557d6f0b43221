import { isWordCharacter } from './word-characters.ts'

/**
 * A text as 128 bins of two bits: MinHash with one permutation (Li, Owen, Zhang: One Permutation Hashing, 2012), the
 * lowest two bits of each bin's smallest hash, empty bins filled from others (Shrivastava: Optimal Densification, 2017).
 * Two texts agree in a bin about as often as their shingles are the same, wherever in the text they stand.
 */
export const SIGNATURE_BINS = 128
/** length of a signature as numbers of 32 bits */
export const SIGNATURE_WORDS = 8
/** texts with fewer shingles have no signature, or greetings would all be alike */
const MIN_SHINGLES = 24
const EMPTY = 0xffffffff
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Every three letters in a row of a folded text, as numbers, each once. Signs are skipped. */
export function shinglesIn(folded: string): Set<number> {
  const shingles = new Set<number>()
  let [a, b, seen] = [0, 0, 0]
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    if (!isWordCharacter(code)) continue
    // exact: three units of sixteen bits are below 2^53
    if (++seen >= 3) shingles.add((a * 0x10000 + b) * 0x10000 + code)
    a = b
    b = code
  }
  return shingles
}

/** Spreads a number over 32 bits, so that the lowest of many is any of them. */
export function mixBits(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const hashShingle = (a: number, b: number, c: number): number => mixBits(((b << 16) | c) ^ Math.imul(a + 1, 0x9e3779b1))

/** The value for an empty bin: that of another bin, tried in the same order for every text. */
function fillEmptyBin(bins: Uint32Array, at: number): number {
  for (let tries = 1; ; tries++) {
    const other = bins[mixBits(at * 0x10001 + tries * 0x2545f) % SIGNATURE_BINS] ?? EMPTY
    if (other !== EMPTY) return other
  }
}

const bins = new Uint32Array(SIGNATURE_BINS)

/** Fills each bin with the smallest hash of its shingles. Returns how many bins are full. */
function fillBins(folded: string): number {
  bins.fill(EMPTY)
  let full = 0
  let [a, b, seen] = [0, 0, 0]
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    if (!isWordCharacter(code)) continue
    if (++seen >= 3) {
      const hash = hashShingle(a, b, code)
      const bin = hash & (SIGNATURE_BINS - 1)
      const least = bins[bin] ?? 0
      if (least === EMPTY) full += 1
      bins[bin] = Math.min(least, hash >>> 7)
    }
    a = b
    b = code
  }
  return full
}

/** The signature of a folded text, 43 letters; `null` for a text too short to be told from others. */
export function computeSignature(folded: string): string | null {
  // full bins are at most as many as distinct shingles, which are counted only where bins do not tell
  if (fillBins(folded) < MIN_SHINGLES && shinglesIn(folded).size < MIN_SHINGLES) return null
  let text = ''
  for (let at = 0; at < SIGNATURE_BINS; at += 3)
    text += ALPHABET[(binBits(at) << 4) | (binBits(at + 1) << 2) | binBits(at + 2)]
  return text
}

function binBits(at: number): number {
  if (at >= SIGNATURE_BINS) return 0
  const own = bins[at] ?? EMPTY
  return (own === EMPTY ? fillEmptyBin(bins, at) : own) & 3
}

const VALUES = new Uint8Array(128)
for (let at = 0; at < ALPHABET.length; at++) VALUES[ALPHABET.charCodeAt(at)] = at

/** Writes a signature as numbers to `into`, from index `from` on. */
export function unpackSignature(signature: string, into: Uint32Array, from: number): void {
  into.fill(0, from, from + SIGNATURE_WORDS)
  for (let bin = 0; bin < SIGNATURE_BINS; bin++) {
    const six = VALUES[signature.charCodeAt((bin / 3) | 0)] ?? 0
    const two = (six >>> (4 - 2 * (bin % 3))) & 3
    into[from + (bin >>> 4)] = (into[from + (bin >>> 4)] ?? 0) | (two << (2 * (bin & 15)))
  }
}
