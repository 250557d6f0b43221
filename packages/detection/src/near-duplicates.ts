import type { Flag, Scannable, Span } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { mixBits } from '@mimamori/policy/search/text-signature'
import { isWordCharacter } from '@mimamori/policy/search/word-characters'
import type { TextRange } from '@mimamori/policy/text/grapheme-edges'
import { squeezedText, squeezedView } from '@mimamori/policy/text/text-normalisation'
import { widenToWords } from '@mimamori/policy/text/word-edges'

const GRAM_LENGTH = 8
/** shorter texts are greetings and formulas, which everybody writes */
const MIN_LETTERS = 60
/** the share of the grams of the smaller text that both must have */
const MIN_LIKENESS = 0.8
const COPY_SCORE = 0.9
const MAX_SPANS = 3
/** 31^8, by which the oldest letter of a rolling hash counts, modulo 2^32 */
const OLDEST = Array.from({ length: GRAM_LENGTH }).reduce<number>((power) => Math.imul(power, 31), 1)

/** The words of a text that are compared. */
export type ComparedText = Pick<Scannable, 'title' | 'body'>

/** Distinct hashes of every eight letters in a row of a text, rising. */
export type TextGrams = Uint32Array

/** Called with the hash of eight letters, and the places of the first and the last. */
type GramVisitor = (hash: number, first: number, last: number) => void

const codes = new Uint16Array(GRAM_LENGTH)
const places = new Int32Array(GRAM_LENGTH)

/** Visits every eight letters in a row of a folded text. Returns how many letters it has. */
function visitGrams(folded: string, visit: GramVisitor): number {
  codes.fill(0)
  let [rolling, letters] = [0, 0]
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    if (!isWordCharacter(code)) continue
    const slot = letters % GRAM_LENGTH
    rolling = (Math.imul(rolling, 31) + code - Math.imul(codes[slot] ?? 0, OLDEST)) | 0
    codes[slot] = code
    places[slot] = at
    if (++letters >= GRAM_LENGTH) visit(mixBits(rolling), places[letters % GRAM_LENGTH] ?? 0, at)
  }
  return letters
}

let hashes = new Uint32Array(4096)

/** The hash of every eight letters in a row of a text, in reading order; `null`: it has fewer than 60 letters, and is never compared. Shared: the next call overwrites it. */
export function hashGrams({ title, body }: ComparedText): Uint32Array | null {
  if (title.length + body.length > hashes.length) hashes = new Uint32Array(2 * (title.length + body.length))
  let n = 0
  const collect = (hash: number) => {
    hashes[n++] = hash
  }
  const letters = visitGrams(squeezedText(title), collect) + visitGrams(squeezedText(body), collect)
  return letters < MIN_LETTERS ? null : hashes.subarray(0, n)
}

/** The grams of a text; `null`: it is too short to be compared. */
export function gramsOf(text: ComparedText): TextGrams | null {
  const hashed = hashGrams(text)
  return hashed && toGrams(hashed)
}

/** Sorts hashes, each once. */
export function toGrams(hashed: Uint32Array): TextGrams {
  const sorted = hashed.slice().sort()
  return sorted.filter((hash, at) => at === 0 || hash !== sorted[at - 1])
}

/** Is one of these texts nearly the other, or nearly contained in it? Most are told apart by their first grams. */
export function areNearlyAlike(one: TextGrams, other: TextGrams): boolean {
  const needed = Math.min(one.length, other.length) * MIN_LIKENESS
  let [common, a, b] = [0, 0, 0]
  while (a < one.length && b < other.length && common + Math.min(one.length - a, other.length - b) >= needed) {
    const difference = (one[a] ?? 0) - (other[b] ?? 0)
    if (difference === 0) common++
    if (difference <= 0) a++
    if (difference >= 0) b++
  }
  return common > 0 && common >= needed
}

function sharedRanges(source: string, grams: ReadonlySet<number>): TextRange[] {
  const view = squeezedView(source)
  const ranges: { start: number; end: number }[] = []
  visitGrams(view.text, (hash, first, last) => {
    if (!grams.has(hash)) return
    const [start, end] = [view.starts[first] ?? 0, view.ends[last] ?? 0]
    const before = ranges.at(-1)
    if (before && start <= before.end) before.end = end
    else ranges.push({ start, end })
  })
  return ranges
}

/** The longest passages of a text that are also in another, at most three, title first; their edges are ends of words. */
export function sharedPassages(text: ComparedText, other: TextGrams): Span[] {
  const grams = new Set(other)
  const spans = (['title', 'body'] as const).flatMap((field) =>
    widenToWords(text[field], sharedRanges(text[field], grams)).map((range) => ({ field, ...range })),
  )
  const longest = new Set(spans.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, MAX_SPANS))
  return spans.filter((span) => longest.has(span))
}

/** The flag of a text that copies another, which was hidden for this category. */
export const flagCopy = (copies: Target, category: Category, spans: readonly Span[]): Flag => ({
  category,
  rule: `${category}.hidden_copy`,
  reason: 'copy_of_hidden',
  score: COPY_SCORE,
  spans,
  copies,
})
