import { estimateShare, selectPairs } from '@mimamori/policy/search/query-narrowing'
import { buildExcerpt, type Excerpt } from '@mimamori/policy/search/search-excerpt'
import type { SearchQuery } from '@mimamori/policy/search/search-query'
import type { TokenSample } from '@mimamori/policy/search/token-sample'
import { foldForSearch } from '@mimamori/policy/search/word-characters'
import type { SearchIndex } from '@mimamori/storage/search/open-search-index'
import { loadHits, type SearchHit } from '@mimamori/storage/search/search-hit-reads'
import { docFrom, loadIndexedTexts } from '@mimamori/storage/search/search-reads'

/** A search: words, filters as tokens, and the instants between which the text was received. */
export type SearchOptions = {
  readonly query: SearchQuery | null
  readonly filters: readonly string[]
  readonly from: string | null
  readonly until: string | null
  /** continue behind this document */
  readonly after: number | null
}

const PAGE_SIZE = 25
const MAX_COUNTED_HITS = 1_000
const MAX_CANDIDATES = 6_000
/** candidates a request; how many more there are is estimated from their distance */
const CANDIDATE_BATCH_SIZE = 500
/** texts read before it is estimated how many of the others have the words */
const TEXT_BATCH_SIZE = 50
/** where more texts than this would have to be read, more pairs are queried, or all, which takes longer */
const MAX_EXTRA_READS = { some: 150, all: 400 }
const READING_COSTS = { page: PAGE_SIZE + 1, reckon: TEXT_BATCH_SIZE, candidates: CANDIDATE_BATCH_SIZE + 1 }

type HitCount = { readonly n: number; readonly kind: 'exact' | 'about' | 'more' }
type DocRange = { readonly from: number; readonly below: number }
type MatchedDocs = { readonly docs: readonly number[]; readonly count: HitCount }

async function docRange({ db }: SearchIndex, { from, until, after }: SearchOptions): Promise<DocRange> {
  const below = until === null ? Number.MAX_SAFE_INTEGER : await docFrom(db, until)
  return { from: from === null ? 0 : await docFrom(db, from), below: Math.min(below, after ?? below) }
}

function exactCount(n: number): HitCount {
  return n > MAX_COUNTED_HITS ? { n: MAX_COUNTED_HITS, kind: 'more' } : { n, kind: 'exact' }
}

type TokenStage = { readonly tokens: readonly string[]; readonly likely: number | null }

const withLikelihood = (sample: TokenSample | null, tokens: readonly string[]): TokenStage => ({
  tokens,
  likely: sample && estimateShare(sample, tokens),
})

/** The pairs are exact: what the index returns are the hits. */
async function matchByTokens(index: SearchIndex, tokens: TokenStage, range: DocRange): Promise<MatchedDocs> {
  const docs = await index.search({ ...tokens, ...range, limit: MAX_COUNTED_HITS + 1 })
  return { docs: docs.slice(0, PAGE_SIZE + 1), count: exactCount(docs.length) }
}

async function filterByTerms(
  { db }: SearchIndex,
  docs: readonly number[],
  terms: readonly string[],
): Promise<number[]> {
  const texts = new Map((await loadIndexedTexts(db, docs)).map((text) => [text.doc, text]))
  return docs.filter((doc) => {
    const text = texts.get(doc)
    if (!text) return false
    const plain = foldForSearch(`${text.title}\n${text.body}`)
    return terms.every((term) => plain.includes(term))
  })
}

/** Tokens to ask the index for, and further ones for when those before exclude too little. */
type SearchPlan = { readonly terms: readonly string[]; readonly stages: readonly TokenStage[] }

function planSearch(
  { terms, tokens: pairs }: SearchQuery,
  filters: readonly string[],
  sample: TokenSample | null,
): SearchPlan {
  const all = [...filters, ...pairs]
  if (!sample) return { terms, stages: [withLikelihood(null, all)] }
  const worth = (hopeless: boolean) => [
    ...filters,
    ...selectPairs(sample, filters, pairs, { ...READING_COSTS, hopeless }),
  ]
  const stages = [worth(false), worth(true), all]
  const more = stages.filter((tokens, n) => tokens.length > (stages[n - 1]?.length ?? 0))
  return { terms, stages: more.map((tokens) => withLikelihood(sample, tokens)) }
}

/** The number of texts still to read until a page is full or none is left. */
const expectedReads = (found: number, seen: number, left: number): number =>
  Math.min(left, ((PAGE_SIZE + 1 - found) * seen) / found)

/**
 * The pairs may stand apart, so candidates are read, newest first, until a page is full and their share of hits is
 * known. The rest is estimated by that share: reading a thousand texts for a count would take longer than finding them.
 */
async function matchByReading(
  index: SearchIndex,
  { terms, stages }: SearchPlan,
  range: DocRange,
): Promise<MatchedDocs> {
  const docs: number[] = []
  let [seen, below, stage] = [0, range.below, 0]
  while (seen < MAX_CANDIDATES) {
    const tokens = stages[stage] ?? withLikelihood(null, [])
    const tooFar = [Number.POSITIVE_INFINITY, MAX_EXTRA_READS.all][stages.length - 1 - stage] ?? MAX_EXTRA_READS.some
    const candidates = await index.search({ ...tokens, from: range.from, below, limit: CANDIDATE_BATCH_SIZE + 1 })
    const more = candidates.length > CANDIDATE_BATCH_SIZE
    const before = { docs: docs.length, seen }
    let unread = candidates.length
    while (unread > 0) {
      const chunk = candidates.slice(-unread).slice(0, TEXT_BATCH_SIZE)
      docs.push(...(await filterByTerms(index, chunk, terms)))
      seen += chunk.length
      unread -= chunk.length
      below = chunk.at(-1) ?? below
      if (unread === 0 && !more) break
      const share = (docs.length - before.docs) / (seen - before.seen)
      if (docs.length > PAGE_SIZE)
        return {
          docs,
          count: estimatedCount(docs.length + share * (unread + (more ? estimateBeyond(candidates, range) : 0))),
        }
      if (expectedReads(docs.length, seen, more ? Number.POSITIVE_INFINITY : unread) > tooFar) break
    }
    if (unread === 0 && !more) return { docs, count: exactCount(docs.length) }
    stage = Math.min(stage + 1, stages.length - 1)
  }
  return { docs, count: { n: docs.length, kind: 'about' } }
}

/** The number of candidates left in the range, if they are as dense as these, the newest ones. */
function estimateBeyond(candidates: readonly number[], { from }: DocRange): number {
  const [newest = 0, oldest = 0] = [candidates[0], candidates.at(-1)]
  return (candidates.length * Math.max(0, oldest - from)) / Math.max(1, newest - oldest)
}

function estimatedCount(n: number): HitCount {
  return n >= MAX_COUNTED_HITS ? { n: MAX_COUNTED_HITS, kind: 'more' } : { n: Math.round(n), kind: 'about' }
}

/** where so few texts pass the filters, reading them is faster than the lists of words */
const MAX_READ_WITHOUT_INDEX = 1_000

async function matchDocs(
  index: SearchIndex,
  { query, filters }: SearchOptions,
  range: DocRange,
  sample: TokenSample | null,
): Promise<MatchedDocs> {
  if (range.below <= range.from) return { docs: [], count: exactCount(0) }
  const all = withLikelihood(sample, [...filters, ...(query?.tokens ?? [])])
  if (!query) return await matchByTokens(index, all, range)
  const few =
    sample !== null && filters.length > 0 && estimateShare(sample, filters) * sample.of < MAX_READ_WITHOUT_INDEX
  if (!query.doubtful && !few) return await matchByTokens(index, all, range)
  return await matchByReading(index, planSearch(query, filters, sample), range)
}

/** `next`: continue behind this document, `null`: this was the last page; `count`: only with the first page. */
export type SearchResult = {
  readonly hits: (Omit<SearchHit, 'title' | 'body'> & { title: Excerpt; excerpt: Excerpt })[]
  readonly next: number | null
  readonly count: HitCount | null
}

/** Answers a search from the index. A sample of its tokens makes that faster. */
export async function executeSearch(
  index: SearchIndex,
  options: SearchOptions,
  sample: TokenSample | null = null,
): Promise<SearchResult> {
  const { query, after } = options
  const terms = query?.terms ?? []
  const { docs, count } = await matchDocs(index, options, await docRange(index, options), sample)
  const page = docs.slice(0, PAGE_SIZE)
  const hits = (await loadHits(index.db, page)).map(({ body, title, ...rest }) => ({
    ...rest,
    title: buildExcerpt(title, rest.kind === 'report' ? [] : terms),
    excerpt: buildExcerpt(body, terms),
  }))
  const next = docs.length > PAGE_SIZE ? (page.at(-1) ?? null) : null
  return { hits, next, count: after === null ? count : null }
}
