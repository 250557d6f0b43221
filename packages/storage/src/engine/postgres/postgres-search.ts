import { shortenTokens } from '@mimamori/policy/search/search-tokens'
import type { QueryConfig, QueryResult } from 'pg'
import type { IndexQuery } from '../index-changes.ts'
import { type Span, stretchesOf } from './search-stretches.ts'

type Ask = (config: QueryConfig) => Promise<QueryResult>

/** documents to search first where the share of hits is unknown */
const FIRST_SPAN = 8_192

/** factor on the span that seems to be needed, as hits are not spread evenly */
const SPAN_MARGIN = 1.3

/** factor by which a span grows at most: the newest documents are undecided, and say little of how many are hidden */
const MAX_GROWTH = 16

/** a span that is more than half of what is left is widened to all of it, which is cheaper */
const MIN_SAVING_FACTOR = 2

/** `doc + 0` keeps the planner from scanning documents by number, which takes seconds where nothing is found */
const FOUND = 'FROM search WHERE tokens @> $1::text[] AND doc + 0 >= $2 AND doc + 0 < $3'

const NEWEST_FIRST = 'ORDER BY doc + 0 DESC LIMIT $4'

const NEAR = `SELECT doc ${FOUND} AND tokens && $5::text[] ${NEWEST_FIRST}`

const ALL = `SELECT doc ${FOUND} ${NEWEST_FIRST}`

const ALL_WITHOUT = `SELECT doc ${FOUND} AND doc NOT IN (SELECT doc ${FOUND} AND tokens && $5::text[]) ${NEWEST_FIRST}`

/** Within a few stretches no list of tokens is long. In all documents, frequent tokens are searched by those that lack them. */
function statementFor(
  tokens: readonly string[],
  { low, high }: Span,
  limit: number,
  stretches: readonly string[] | null,
) {
  if (stretches) return { name: 'search near', text: NEAR, values: [tokens, low, high, limit, stretches] }
  const { having, lacking } = shortenTokens(tokens)
  if (lacking.length === 0) return { name: 'search all', text: ALL, values: [tokens, low, high, limit] }
  return { name: 'search without', text: ALL_WITHOUT, values: [having, low, high, limit, lacking] }
}

/** Searches the index of a PostgreSQL desk. Returns document numbers, newest first. */
export function searchPostgres(ask: Ask): (query: IndexQuery) => Promise<number[]> {
  async function next(): Promise<number> {
    const { rows } = await ask({ name: 'search newest', text: 'SELECT max(doc) + 1 AS next FROM search_docs' })
    return rows[0].next ?? 1
  }

  return async ({ tokens, from, below, limit, likely }) => {
    const docs: number[] = []
    const first = Math.min(below, await next())
    let high = first
    let length = likely === null ? FIRST_SPAN : Math.ceil((limit / likely) * SPAN_MARGIN)
    while (high > from && docs.length < limit) {
      const few = length * MIN_SAVING_FACTOR < high - from
      const stretches = few ? stretchesOf({ low: Math.max(from, high - length), high }) : null
      const low = stretches ? Math.max(from, stretches.low) : from
      const { rows } = await ask(statementFor(tokens, { low, high }, limit - docs.length, stretches?.names ?? null))
      docs.push(...rows.map((row) => row.doc))
      const each = (first - low) / Math.max(1, docs.length)
      length = Math.ceil(Math.min(length * MAX_GROWTH, (limit - docs.length) * each * SPAN_MARGIN))
      high = low
    }
    return docs
  }
}
