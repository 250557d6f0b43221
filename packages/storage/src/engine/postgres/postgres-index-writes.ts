import type { QueryConfig } from 'pg'
import type { IndexChange, IndexEntry } from '../index-changes.ts'
import { STRETCH_TOKENS } from './search-stretches.ts'

type Send = (config: QueryConfig) => void

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

/** Writes changes of the search index in the transaction that is open on this connection. */
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
