import { shinglesIn } from './text-signature.ts'
import { foldForSearch } from './word-characters.ts'

/** Texts with a lower score are not alike: they may only be about the same kind of work. */
const MIN_LIKENESS = 0.35

/** How a text differs from another: word for word the same, respelt, reordered, or reworded. */
export type LikenessKind = 'copied' | 'respelt' | 'reordered' | 'reworded'
export type TextLikeness = { readonly score: number; readonly difference: LikenessKind }

/** A text prepared to be compared with many others. */
export type ComparableText = {
  readonly text: string
  readonly folded: string
  readonly shingles: ReadonlySet<number>
}

/** Prepares a text for comparison: folds it as for search, and collects its shingles. */
export function prepareComparison(text: string): ComparableText {
  const plain = foldForSearch(text)
  return { text, folded: plain, shingles: shinglesIn(plain) }
}

/** Share of shingles two texts have in common (Jaccard). */
function jaccardSimilarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const shingle of a) if (b.has(shingle)) common++
  return common / (a.size + b.size - common)
}

const sentencesOf = (plain: string): string =>
  plain
    .split(/[。!?\n]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .sort()
    .join('\n')

const collapseWhitespace = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** How alike two texts are; `null` when they are not. */
export function compareTexts(a: ComparableText, b: ComparableText): TextLikeness | null {
  const score = jaccardSimilarity(a.shingles, b.shingles)
  if (score < MIN_LIKENESS) return null
  if (collapseWhitespace(a.text) === collapseWhitespace(b.text)) return { score: 1, difference: 'copied' }
  const [one, other] = [a.folded.replaceAll('\n', ''), b.folded.replaceAll('\n', '')]
  if (one === other) return { score: 1, difference: 'respelt' }
  const reordered = sentencesOf(a.folded) === sentencesOf(b.folded)
  return { score, difference: reordered ? 'reordered' : 'reworded' }
}
