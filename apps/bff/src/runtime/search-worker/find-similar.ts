import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import {
  type ComparableText,
  compareTexts,
  prepareComparison,
  type TextLikeness,
} from '@mimamori/policy/search/text-likeness'
import { computeSignature } from '@mimamori/policy/search/text-signature'
import type { SearchIndex } from '@mimamori/storage/search/open-search-index'
import { loadHits, type SearchHit } from '@mimamori/storage/search/search-hit-reads'
import { loadIndexedTexts } from '@mimamori/storage/search/search-reads'
import type { openSignatures } from './similarity-signatures.ts'

/** The text that others are compared with. */
export type OriginalText = { readonly target: Target; readonly title: string; readonly body: string }

const MAX_CANDIDATES = 200
const MAX_COMPARED = 40
const MAX_HITS = 10

const fullText = (title: string, body: string): string => `${title}\n${body}`

/** Compares candidates by reading them: signatures alone would bring chance hits. */
async function compareCandidates(index: SearchIndex, own: ComparableText, docs: readonly number[]) {
  const texts = await loadIndexedTexts(index.db, docs)
  const alike = texts.flatMap(({ doc, title, body }) => {
    const likeness = compareTexts(own, prepareComparison(fullText(title, body)))
    return likeness ? [{ doc, likeness }] : []
  })
  return alike.sort((a, b) => b.likeness.score - a.likeness.score || b.doc - a.doc)
}

type SimilarHit = SearchHit & TextLikeness

/** Among equally similar texts, those with a consequence come first: hidden, then decided, then new. */
function byRelevance(a: SimilarHit, b: SimilarHit): number {
  const decided = ({ decision }: SimilarHit): number => (decision === null ? 0 : 1 + decision.measures.length)
  const hidden = ({ visible }: SimilarHit): number => (visible ? 0 : 1)
  return (
    Math.round(b.score * 50) - Math.round(a.score * 50) ||
    hidden(b) - hidden(a) ||
    decided(b) - decided(a) ||
    b.score - a.score ||
    b.doc - a.doc
  )
}

/** Texts of all members that are nearly the same, the most similar first, at most 10. */
export async function findSimilar(
  index: SearchIndex,
  known: ReturnType<typeof openSignatures>,
  { target, title, body }: OriginalText,
): Promise<SimilarHit[]> {
  const own = prepareComparison(fullText(title, body))
  const signature = computeSignature(own.folded)
  if (signature === null) return []
  const alike = await compareCandidates(index, own, await known.closest(signature, MAX_CANDIDATES))
  const best = new Map(alike.slice(0, MAX_COMPARED).map(({ doc, likeness }) => [doc, likeness]))
  const hits = await loadHits(index.db, [...best.keys()])
  return hits
    .filter((each) => each.target.type !== target.type || each.target.id !== target.id)
    .flatMap((each): SimilarHit[] => {
      const likeness = best.get(each.doc)
      return likeness ? [{ ...each, ...likeness }] : []
    })
    .sort(byRelevance)
    .slice(0, MAX_HITS)
}
export type SimilarHits = Awaited<ReturnType<typeof findSimilar>>
