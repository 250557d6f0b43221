import { shortenTokens } from '@mimamori/policy/search/search-tokens'
import type { QueryConfig, QueryResult } from 'pg'
import type { IndexChange, IndexEntry, IndexQuery } from '../index-changes.ts'

type Send = (config: QueryConfig) => void
type Ask = (config: QueryConfig) => Promise<QueryResult>

/**
 * GIN knows no order, so the newest documents of a frequent word would mean reading all it has. Each document also has
 * tokens for the stretch of numbers it lies in, a short one and a long one, and the newest stretches are asked first.
 */
const STRETCHES = [
  { prefix: 'xn', bits: 13 },
  { prefix: 'xw', bits: 16 },
] as const

const STRETCH_TOKENS = STRETCHES.map(({ prefix, bits }) => `'${prefix}' || (doc >> ${bits})`).join(', ')

const ADD = `INSERT INTO search (doc, tokens) SELECT doc, $6::text[] || ARRAY[${STRETCH_TOKENS}] FROM added`
const COLUMNS = 'INSERT INTO search_docs (type, id, author_id, at, signature, doc) VALUES ($1, $2, $3, $4, $5'

const valuesOf = ({ type, id, authorId, at, signature, tokens }: IndexEntry): unknown[] => [
  type,
  id,
  authorId,
  at,
  signature,
  tokens,
]

function drop(send: Send, { type, id }: Pick<IndexEntry, 'type' | 'id'>): void {
  const values = [type, id]
  const text = 'DELETE FROM search WHERE doc = (SELECT doc FROM search_docs WHERE type = $1 AND id = $2)'
  send({ name: 'search tokens drop', text, values })
  send({ name: 'search doc drop', text: 'DELETE FROM search_docs WHERE type = $1 AND id = $2', values })
}

function add(send: Send, entry: IndexEntry): void {
  const text = `WITH added AS (${COLUMNS}, nextval('search_doc')) RETURNING doc) ${ADD}`
  send({ name: 'search add', text, values: valuesOf(entry) })
}

function keep(send: Send, { type, id, tokens }: IndexEntry): void {
  const text = `UPDATE search SET tokens = $3::text[] || ARRAY[${STRETCH_TOKENS}]
    WHERE doc = (SELECT doc FROM search_docs WHERE type = $1 AND id = $2)`
  send({ name: 'search keep', text, values: [type, id, tokens] })
}

function place(send: Send, entry: IndexEntry, doc: number): void {
  const text = `WITH added AS (${COLUMNS}, $7) ON CONFLICT (type, id) DO NOTHING RETURNING doc) ${ADD}`
  send({ name: 'search place', text, values: [...valuesOf(entry), doc] })
}

function clear(send: Send, from: number): void {
  send({ text: 'DELETE FROM search' })
  send({ text: 'DELETE FROM search_docs' })
  const text = "SELECT setval('search_doc', greatest($1::bigint, nextval('search_doc')), false)"
  send({ text, values: [from] })
}

/** Tell the index, in the transaction that is open on this connection. */
export function writePostgresIndex(send: Send, all: readonly IndexChange[]): void {
  for (const indexChange of all) {
    if (indexChange.kind === 'newest' && indexChange.replaces) drop(send, indexChange.entry)
    if (indexChange.kind === 'newest') add(send, indexChange.entry)
    if (indexChange.kind === 'kept') keep(send, indexChange.entry)
    if (indexChange.kind === 'placed') place(send, indexChange.entry, indexChange.doc)
    if (indexChange.kind === 'removed') drop(send, indexChange.target)
    if (indexChange.kind === 'cleared') clear(send, indexChange.from)
  }
}

/** Documents from `low` up to, but without, `high`. */
type Span = { readonly low: number; readonly high: number }

/** so many tokens name the stretches of a span at most */
const MAX_STRETCHES = 16
/** what is asked first where nothing is known, in documents */
const FIRST_SPAN = 8_192
/** more than what seems to be needed, for it is not always as close as in the newest */
const SPAN_MARGIN = 1.3
/** what nobody has decided on yet is the newest, and says little of what is hidden */
const MAX_GROWTH = 16
/** to leave out less than half of what is left costs more than to take it along */
const MIN_SAVING_FACTOR = 2

/** The shortest stretches that name a span, which then begins where the oldest of them does; `null`: there are too many. */
function stretchesOf({ low, high }: Span): { names: readonly string[]; low: number } | null {
  for (const { prefix, bits } of STRETCHES) {
    const [oldest, newest] = [Math.floor(low / 2 ** bits), Math.floor((high - 1) / 2 ** bits)]
    const count = newest - oldest + 1
    if (count > MAX_STRETCHES) continue
    return { names: Array.from({ length: count }, (_, n) => `${prefix}${oldest + n}`), low: oldest * 2 ** bits }
  }
  return null
}

/** `doc + 0` keeps the planner from walking the documents themselves, which takes seconds where nothing is found */
const FOUND = 'FROM search WHERE tokens @> $1::text[] AND doc + 0 >= $2 AND doc + 0 < $3'
const NEWEST_FIRST = 'ORDER BY doc + 0 DESC LIMIT $4'
const NEAR = `SELECT doc ${FOUND} AND tokens && $5::text[] ${NEWEST_FIRST}`
const ALL = `SELECT doc ${FOUND} ${NEWEST_FIRST}`
const ALL_WITHOUT = `SELECT doc ${FOUND} AND doc NOT IN (SELECT doc ${FOUND} AND tokens && $5::text[]) ${NEWEST_FIRST}`

/** Within a few stretches no list is long; everywhere, what nearly all documents have is better said by what they lack. */
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

/** Ask the index of a PostgreSQL desk. */
export function searchPostgres(ask: Ask): (asked: IndexQuery) => Promise<number[]> {
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
