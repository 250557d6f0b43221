import type { QueryConfig, QueryResult } from 'pg'
import type { Asked, Entry, Indexing } from './indexing.ts'

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

const valuesOf = ({ type, id, authorId, at, signature, tokens }: Entry): unknown[] => [
  type,
  id,
  authorId,
  at,
  signature,
  tokens,
]

function drop(send: Send, { type, id }: Pick<Entry, 'type' | 'id'>): void {
  const values = [type, id]
  const text = 'DELETE FROM search WHERE doc = (SELECT doc FROM search_docs WHERE type = $1 AND id = $2)'
  send({ name: 'search tokens drop', text, values })
  send({ name: 'search doc drop', text: 'DELETE FROM search_docs WHERE type = $1 AND id = $2', values })
}

function add(send: Send, entry: Entry): void {
  const text = `WITH added AS (${COLUMNS}, nextval('search_doc')) RETURNING doc) ${ADD}`
  send({ name: 'search add', text, values: valuesOf(entry) })
}

function keep(send: Send, { type, id, tokens }: Entry): void {
  const text = `UPDATE search SET tokens = $3::text[] || ARRAY[${STRETCH_TOKENS}]
    WHERE doc = (SELECT doc FROM search_docs WHERE type = $1 AND id = $2)`
  send({ name: 'search keep', text, values: [type, id, tokens] })
}

function place(send: Send, entry: Entry, doc: number): void {
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
export function indexOnPostgres(send: Send, all: readonly Indexing[]): void {
  for (const indexing of all) {
    if (indexing.kind === 'newest' && indexing.replaces) drop(send, indexing.entry)
    if (indexing.kind === 'newest') add(send, indexing.entry)
    if (indexing.kind === 'kept') keep(send, indexing.entry)
    if (indexing.kind === 'placed') place(send, indexing.entry, indexing.doc)
    if (indexing.kind === 'removed') drop(send, indexing.target)
    if (indexing.kind === 'cleared') clear(send, indexing.from)
  }
}

const FIND = `SELECT doc FROM search WHERE tokens @> $1::text[] AND doc + 0 >= $2 AND doc + 0 < $3`
/** `doc + 0` keeps the planner from walking the documents themselves, which takes seconds where nothing is found */
const NEWEST_FIRST = 'ORDER BY doc + 0 DESC LIMIT $4'

/** Ask the index of a PostgreSQL desk. */
export function searchPostgres(ask: Ask): (asked: Asked) => Promise<number[]> {
  const docsOf = ({ rows }: QueryResult): number[] => rows.map((row) => row.doc)

  async function inNewest({ tokens, from, below, limit }: Asked, stretch: (typeof STRETCHES)[number]) {
    const last = (below - 1) >> stretch.bits
    const near = [last, last - 1].filter((n) => n >= 0).map((n) => `${stretch.prefix}${n}`)
    const text = `${FIND} AND tokens && $5::text[] ${NEWEST_FIRST}`
    return docsOf(await ask({ name: 'search near', text, values: [tokens, from, below, limit, near] }))
  }

  return async (asked) => {
    const newest = await ask({ name: 'search newest', text: 'SELECT max(doc) + 1 AS next FROM search_docs' })
    const below = Math.min(asked.below, newest.rows[0].next ?? 1)
    for (const stretch of STRETCHES) {
      const all = Math.max(asked.from, 1) >> stretch.bits >= ((below - 1) >> stretch.bits) - 1
      const docs = await inNewest({ ...asked, below }, stretch)
      if (all || docs.length >= asked.limit) return docs
    }
    const { tokens, from, limit } = asked
    return docsOf(
      await ask({ name: 'search all', text: `${FIND} ${NEWEST_FIRST}`, values: [tokens, from, below, limit] }),
    )
  }
}
