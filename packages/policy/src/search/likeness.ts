import { folded } from './letters.ts'
import { shinglesOf } from './signature.ts'

/** Below this two texts merely speak of the same kind of work. */
const ALIKE_FROM = 0.35

/** What became of the text: word for word, spelt another way, in another order, or partly written anew. */
export type Difference = 'copied' | 'respelt' | 'reordered' | 'reworded'
export type Likeness = { readonly score: number; readonly difference: Difference }

/** A text prepared to be compared with many others. */
export type Comparable = {
  readonly text: string
  readonly folded: string
  readonly shingles: ReadonlySet<number>
}

export function comparable(text: string): Comparable {
  const plain = folded(text)
  return { text, folded: plain, shingles: shinglesOf(plain) }
}

/** Share of shingles two texts have in common (Jaccard). */
function sharedShare(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
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

const asOne = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** How alike two texts are; `null` when they are not. */
export function likenessOf(a: Comparable, b: Comparable): Likeness | null {
  const score = sharedShare(a.shingles, b.shingles)
  if (score < ALIKE_FROM) return null
  if (asOne(a.text) === asOne(b.text)) return { score: 1, difference: 'copied' }
  const [one, other] = [a.folded.replaceAll('\n', ''), b.folded.replaceAll('\n', '')]
  if (one === other) return { score: 1, difference: 'respelt' }
  const reordered = sentencesOf(a.folded) === sentencesOf(b.folded)
  return { score, difference: reordered ? 'reordered' : 'reworded' }
}
