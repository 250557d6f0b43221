import type { Db } from './engine.ts'

/** Build a prepared query once a connection: making SQL costs more than running it. */
export function hot<Query>(build: (db: Db) => Query): (db: Db) => Query {
  const made = new WeakMap<Db, Query>()
  return (db) => {
    const known = made.get(db)
    if (known) return known
    const query = build(db)
    made.set(db, query)
    return query
  }
}
