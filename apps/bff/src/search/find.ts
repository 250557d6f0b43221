import { excerptOf } from '@mimamori/policy/search/excerpt'
import { folded } from '@mimamori/policy/search/letters'
import type { Query } from '@mimamori/policy/search/query'
import { foundOf } from '@mimamori/storage/search/found'
import type { Index } from '@mimamori/storage/search/open'
import { docFrom, textsOf } from '@mimamori/storage/search/reads'

/** What is looked for: words and filters as tokens, and between which instants. */
export type Question = {
  readonly query: Query | null
  readonly filters: readonly string[]
  readonly from: string | null
  readonly until: string | null
  /** go on behind this document */
  readonly after: number | null
}

const HITS_A_PAGE = 25
const COUNTED_AT_MOST = 1_000
const CANDIDATES_AT_MOST = 5_000
const READ_AT_ONCE = 50
/** so many texts read say how many of the others have the words */
const READ_TO_RECKON = 100

type Counted = { readonly n: number; readonly kind: 'exact' | 'about' | 'more' }
type Range = { readonly from: number; readonly below: number }
type Docs = { readonly docs: readonly number[]; readonly count: Counted }

async function rangeOf({ db }: Index, { from, until, after }: Question): Promise<Range> {
  const below = until === null ? Number.MAX_SAFE_INTEGER : await docFrom(db, until)
  return { from: from === null ? 0 : await docFrom(db, from), below: Math.min(below, after ?? below) }
}

function counted(n: number): Counted {
  return n > COUNTED_AT_MOST ? { n: COUNTED_AT_MOST, kind: 'more' } : { n, kind: 'exact' }
}

/** Pairs say all there is to say: what the index answers are the hits. */
async function certain(index: Index, tokens: readonly string[], range: Range): Promise<Docs> {
  const docs = await index.ask({ tokens, ...range, limit: COUNTED_AT_MOST + 1 })
  return { docs: docs.slice(0, HITS_A_PAGE + 1), count: counted(docs.length) }
}

async function withTerms({ db }: Index, docs: readonly number[], terms: readonly string[]): Promise<number[]> {
  const texts = new Map((await textsOf(db, docs)).map((text) => [text.doc, text]))
  return docs.filter((doc) => {
    const text = texts.get(doc)
    if (!text) return false
    const plain = folded(`${text.title}\n${text.body}`)
    return terms.every((term) => plain.includes(term))
  })
}

/**
 * The pairs may stand apart, so candidates are read, the newest first, until a page is full and their share is known.
 * Of the rest only that share is counted: reading a thousand texts for a figure would take longer than finding them.
 */
async function read(index: Index, tokens: readonly string[], range: Range, terms: readonly string[]): Promise<Docs> {
  const docs: number[] = []
  let [seen, below, more] = [0, range.below, true]
  let candidates: number[] = []
  while (more && seen < CANDIDATES_AT_MOST) {
    candidates = await index.ask({ tokens, from: range.from, below, limit: COUNTED_AT_MOST + 1 })
    more = candidates.length > COUNTED_AT_MOST
    for (let at = 0; at < candidates.length; at += READ_AT_ONCE) {
      const chunk = candidates.slice(at, at + READ_AT_ONCE)
      docs.push(...(await withTerms(index, chunk, terms)))
      seen += chunk.length
      const unread = candidates.length - at - chunk.length
      const enough = docs.length > HITS_A_PAGE && seen >= READ_TO_RECKON
      if (enough && (unread > 0 || more)) return { docs, count: reckoned(docs.length / seen, seen, unread, more) }
    }
    below = candidates.at(-1) ?? 0
  }
  return { docs, count: more ? { n: docs.length, kind: 'about' } : counted(docs.length) }
}

function reckoned(share: number, seen: number, unread: number, more: boolean): Counted {
  const n = Math.round(share * (seen + unread))
  if (n >= COUNTED_AT_MOST || (more && share === 1)) return { n: COUNTED_AT_MOST, kind: 'more' }
  return { n, kind: 'about' }
}

/** So few pass the filters that reading them is sooner done than looking for the words among all texts. */
const FEW = 200

/** When filters leave hardly anything, what they leave is read; `null` when they leave more. */
async function amongFew(index: Index, filters: readonly string[], range: Range, terms: readonly string[]) {
  if (filters.length === 0 || terms.length === 0) return null
  const candidates = await index.ask({ tokens: filters, ...range, limit: FEW + 1 })
  if (candidates.length > FEW) return null
  const docs = await withTerms(index, candidates, terms)
  return { docs, count: counted(docs.length) }
}

async function docsOf(index: Index, { query, filters }: Question, range: Range): Promise<Docs> {
  const terms = query?.terms ?? []
  const few = await amongFew(index, filters, range, terms)
  if (few) return few
  const tokens = [...(query?.tokens ?? []), ...filters]
  return query?.doubtful ? await read(index, tokens, range, terms) : await certain(index, tokens, range)
}

/** Answer a question from the index. */
export async function find(index: Index, question: Question) {
  const { query, after } = question
  const terms = query?.terms ?? []
  const { docs, count } = await docsOf(index, question, await rangeOf(index, question))
  const page = docs.slice(0, HITS_A_PAGE)
  const hits = (await foundOf(index.db, page)).map(({ body, title, ...rest }) => ({
    ...rest,
    title: excerptOf(title, terms),
    excerpt: excerptOf(body, terms),
  }))
  const next = docs.length > HITS_A_PAGE ? (page.at(-1) ?? null) : null
  return { hits, next, count: after === null ? count : null }
}
export type Answered = Awaited<ReturnType<typeof find>>
