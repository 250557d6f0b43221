import { estimateShare, selectPairs, type TokenSample } from '@mimamori/policy/search/query-narrowing'
import { buildExcerpt } from '@mimamori/policy/search/search-excerpt'
import type { SearchQuery } from '@mimamori/policy/search/search-query'
import { foldForSearch } from '@mimamori/policy/search/word-characters'
import type { SearchIndex } from '@mimamori/storage/search/open-search-index'
import { loadHits } from '@mimamori/storage/search/search-hit-reads'
import { docFrom, loadIndexedTexts } from '@mimamori/storage/search/search-reads'

/** What is looked for: words and filters as tokens, and between which instants. */
export type Question = {
  readonly query: SearchQuery | null
  readonly filters: readonly string[]
  readonly from: string | null
  readonly until: string | null
  /** go on behind this document */
  readonly after: number | null
}

const HITS_A_PAGE = 25
const COUNTED_AT_MOST = 1_000
const CANDIDATES_AT_MOST = 6_000
/** so many candidates are asked for at a time; how many more there are is reckoned from how close these stand */
const CANDIDATES_AT_ONCE = 500
/** so many texts read say how many of the others have the words */
const READ_AT_ONCE = 50
/** where so many texts more would have to be read, more pairs are asked for, or all that are left, which takes longer */
const TOO_FAR = { some: 150, all: 400 }
const APPETITE = { page: HITS_A_PAGE + 1, reckon: READ_AT_ONCE, candidates: CANDIDATES_AT_ONCE + 1 }

type Counted = { readonly n: number; readonly kind: 'exact' | 'about' | 'more' }
type Range = { readonly from: number; readonly below: number }
type Docs = { readonly docs: readonly number[]; readonly count: Counted }

async function rangeOf({ db }: SearchIndex, { from, until, after }: Question): Promise<Range> {
  const below = until === null ? Number.MAX_SAFE_INTEGER : await docFrom(db, until)
  return { from: from === null ? 0 : await docFrom(db, from), below: Math.min(below, after ?? below) }
}

function counted(n: number): Counted {
  return n > COUNTED_AT_MOST ? { n: COUNTED_AT_MOST, kind: 'more' } : { n, kind: 'exact' }
}

type Tokens = { readonly tokens: readonly string[]; readonly likely: number | null }

const likely = (sample: TokenSample | null, tokens: readonly string[]): Tokens => ({
  tokens,
  likely: sample && estimateShare(sample, tokens),
})

/** Pairs say all there is to say: what the index answers are the hits. */
async function certain(index: SearchIndex, tokens: Tokens, range: Range): Promise<Docs> {
  const docs = await index.search({ ...tokens, ...range, limit: COUNTED_AT_MOST + 1 })
  return { docs: docs.slice(0, HITS_A_PAGE + 1), count: counted(docs.length) }
}

async function withTerms({ db }: SearchIndex, docs: readonly number[], terms: readonly string[]): Promise<number[]> {
  const texts = new Map((await loadIndexedTexts(db, docs)).map((text) => [text.doc, text]))
  return docs.filter((doc) => {
    const text = texts.get(doc)
    if (!text) return false
    const plain = foldForSearch(`${text.title}\n${text.body}`)
    return terms.every((term) => plain.includes(term))
  })
}

/** Tokens to ask the index for, and more of them where those before turn out to keep too little away. */
type Wanted = { readonly terms: readonly string[]; readonly stages: readonly Tokens[] }

function wantedOf(
  { terms, tokens: pairs }: SearchQuery,
  filters: readonly string[],
  sample: TokenSample | null,
): Wanted {
  const all = [...filters, ...pairs]
  if (!sample) return { terms, stages: [likely(null, all)] }
  const worth = (hopeless: boolean) => [...filters, ...selectPairs(sample, filters, pairs, { ...APPETITE, hopeless })]
  const stages = [worth(false), worth(true), all]
  const more = stages.filter((tokens, n) => tokens.length > (stages[n - 1]?.length ?? 0))
  return { terms, stages: more.map((tokens) => likely(sample, tokens)) }
}

/** How many more texts are to be read until a page is full or none is left. */
const ahead = (found: number, seen: number, left: number): number =>
  Math.min(left, ((HITS_A_PAGE + 1 - found) * seen) / found)

/**
 * The pairs may stand apart, so candidates are read, the newest first, until a page is full and their share is known.
 * Of the rest only that share is counted: reading a thousand texts for a figure would take longer than finding them.
 */
async function read(index: SearchIndex, { terms, stages }: Wanted, range: Range): Promise<Docs> {
  const docs: number[] = []
  let [seen, below, stage] = [0, range.below, 0]
  while (seen < CANDIDATES_AT_MOST) {
    const tokens = stages[stage] ?? likely(null, [])
    const tooFar = [Number.POSITIVE_INFINITY, TOO_FAR.all][stages.length - 1 - stage] ?? TOO_FAR.some
    const candidates = await index.search({ ...tokens, from: range.from, below, limit: CANDIDATES_AT_ONCE + 1 })
    const more = candidates.length > CANDIDATES_AT_ONCE
    const before = { docs: docs.length, seen }
    let unread = candidates.length
    while (unread > 0) {
      const chunk = candidates.slice(-unread).slice(0, READ_AT_ONCE)
      docs.push(...(await withTerms(index, chunk, terms)))
      seen += chunk.length
      unread -= chunk.length
      below = chunk.at(-1) ?? below
      if (unread === 0 && !more) break
      const share = (docs.length - before.docs) / (seen - before.seen)
      if (docs.length > HITS_A_PAGE)
        return { docs, count: reckoned(docs.length + share * (unread + (more ? beyond(candidates, range) : 0))) }
      if (ahead(docs.length, seen, more ? Number.POSITIVE_INFINITY : unread) > tooFar) break
    }
    if (unread === 0 && !more) return { docs, count: counted(docs.length) }
    stage = Math.min(stage + 1, stages.length - 1)
  }
  return { docs, count: { n: docs.length, kind: 'about' } }
}

/** How many more candidates there are in the range, if they stand as close as these, which are but the newest. */
function beyond(candidates: readonly number[], { from }: Range): number {
  const [newest = 0, oldest = 0] = [candidates[0], candidates.at(-1)]
  return (candidates.length * Math.max(0, oldest - from)) / Math.max(1, newest - oldest)
}

function reckoned(n: number): Counted {
  return n >= COUNTED_AT_MOST ? { n: COUNTED_AT_MOST, kind: 'more' } : { n: Math.round(n), kind: 'about' }
}

/** So few pass the filters that going through the lists of words takes longer than reading these. */
const FEW = 1_000

async function docsOf(
  index: SearchIndex,
  { query, filters }: Question,
  range: Range,
  sample: TokenSample | null,
): Promise<Docs> {
  if (range.below <= range.from) return { docs: [], count: counted(0) }
  const all = likely(sample, [...filters, ...(query?.tokens ?? [])])
  if (!query) return await certain(index, all, range)
  const few = sample !== null && filters.length > 0 && estimateShare(sample, filters) * sample.of < FEW
  if (!query.doubtful && !few) return await certain(index, all, range)
  return await read(index, wantedOf(query, filters, sample), range)
}

/** Answer a question from the index; a sample of what is in it makes that quicker. */
export async function find(index: SearchIndex, question: Question, sample: TokenSample | null = null) {
  const { query, after } = question
  const terms = query?.terms ?? []
  const { docs, count } = await docsOf(index, question, await rangeOf(index, question), sample)
  const page = docs.slice(0, HITS_A_PAGE)
  const hits = (await loadHits(index.db, page)).map(({ body, title, ...rest }) => ({
    ...rest,
    title: buildExcerpt(title, terms),
    excerpt: buildExcerpt(body, terms),
  }))
  const next = docs.length > HITS_A_PAGE ? (page.at(-1) ?? null) : null
  return { hits, next, count: after === null ? count : null }
}
export type Answered = Awaited<ReturnType<typeof find>>
