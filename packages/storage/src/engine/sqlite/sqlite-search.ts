import { shortenTokens } from '@mimamori/policy/search/search-tokens'
import type { Database } from 'better-sqlite3'
import type { IndexChange, IndexEntry, IndexQuery } from '../index-changes.ts'

/** Number of the next document: after all documents and cases, and not before `from` in the mark of the index. */
const NEXT_DOC = `SELECT 1 + max(
  coalesce((SELECT max(doc) FROM search_docs), 0),
  coalesce((SELECT max(number) FROM cases), 0),
  coalesce((SELECT json_extract(value, '$.from') FROM marks WHERE name = 'search'), 0)) AS next`

function statementsOn(client: Database) {
  return {
    newest: client.prepare<[], { next: number }>(NEXT_DOC),
    known: client.prepare<[string, string], { doc: number }>('SELECT doc FROM search_docs WHERE type = ? AND id = ?'),
    addDoc: client.prepare(
      'INSERT INTO search_docs (doc, type, id, author_id, at, signature) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    dropDoc: client.prepare('DELETE FROM search_docs WHERE doc = ?'),
    addTokens: client.prepare('INSERT INTO search (rowid, tokens) VALUES (?, ?)'),
    dropTokens: client.prepare('DELETE FROM search WHERE rowid = ?'),
    dropDocs: client.prepare('DELETE FROM search_docs'),
    dropAll: client.prepare("INSERT INTO search (search) VALUES ('delete-all')"),
  }
}

/**
 * Writes the search index of a SQLite desk. FTS5 is written once at the end of a batch: inside the savepoint of each work,
 * every write would be flushed by itself, which takes five times as long.
 */
export function sqliteIndex(client: Database): { write(all: readonly IndexChange[]): void; forget(): void } {
  let statements: ReturnType<typeof statementsOn> | null = null
  const run = () => {
    statements ??= statementsOn(client)
    return statements
  }
  let next: number | null = null

  function add(doc: number, { type, id, authorId, at, signature, tokens }: IndexEntry): void {
    run().addDoc.run(doc, type, id, authorId, at, signature)
    run().addTokens.run(doc, tokens.join(' '))
  }

  function drop({ type, id }: Pick<IndexEntry, 'type' | 'id'>): void {
    const doc = run().known.get(type, id)?.doc
    if (doc === undefined) return
    run().dropTokens.run(doc)
    run().dropDoc.run(doc)
  }

  function keep(entry: IndexEntry): void {
    const doc = run().known.get(entry.type, entry.id)?.doc
    if (doc === undefined) return
    run().dropTokens.run(doc)
    run().addTokens.run(doc, entry.tokens.join(' '))
  }

  /** Sorts changes by document number: FTS5 buffers rows in rising order, and flushes whenever a smaller number comes. */
  function inOrder(all: readonly IndexChange[]): readonly IndexChange[] {
    // changes of one text must keep their order, so only a batch of a single kind is sorted
    if (!all.every((indexChange) => indexChange.kind === 'kept')) return all
    const numbered = all.map((indexChange) => {
      const { type, id } = indexChange.entry
      return { indexChange, doc: run().known.get(type, id)?.doc ?? 0 }
    })
    return numbered.sort((a, b) => a.doc - b.doc).map(({ indexChange }) => indexChange)
  }

  function write(indexChange: IndexChange): void {
    switch (indexChange.kind) {
      case 'newest':
        if (indexChange.replaces) drop(indexChange.entry)
        next ??= run().newest.get()?.next ?? 1
        add(next, indexChange.entry)
        next += 1
        break
      case 'kept':
        keep(indexChange.entry)
        break
      case 'placed':
        if (!run().known.get(indexChange.entry.type, indexChange.entry.id)) add(indexChange.doc, indexChange.entry)
        break
      case 'removed':
        drop(indexChange.target)
        break
      case 'cleared':
        run().dropAll.run()
        run().dropDocs.run()
        next = indexChange.from
    }
  }

  return {
    write(all: readonly IndexChange[]): void {
      for (const indexChange of inOrder(all)) write(indexChange)
    },
    /** Call it after a rollback: the next number is read from the database again. */
    forget(): void {
      next = null
    },
  }
}

/** Searches the index of a SQLite desk over any connection that reads. Answers document numbers, newest first. */
export function searchSqlite(client: Database): (query: IndexQuery) => Promise<number[]> {
  const find = client
    .prepare<[string, number, number, number], number>(
      'SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
    )
    .pluck()
  const quoted = (tokens: readonly string[], operator: string) => tokens.map((token) => `"${token}"`).join(operator)
  return async ({ tokens, from, below, limit }) => {
    const { having, lacking } = shortenTokens(tokens)
    const match = `(${quoted(having, ' AND ')})`
    return find.all(lacking.length > 0 ? `${match} NOT (${quoted(lacking, ' OR ')})` : match, from, below, limit)
  }
}
