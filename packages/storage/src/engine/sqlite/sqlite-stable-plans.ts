import type { Database } from 'better-sqlite3'

/** a string, a quoted name, a limit, or another placeholder */
const SQL_PIECES = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\blimit \?|\?/gi

/** The same statement with `+?` for every placeholder but a limit, so that its plan does not depend on bound values. */
export const withStablePlan = (sql: string): string =>
  sql.replace(SQL_PIECES, (piece) => (piece === '?' ? '+?' : piece))

/**
 * Makes a connection plan each statement once. SQLite built with STAT4, as ours is, parses and plans a statement anew for each
 * bound value that might change the plan: in a join or beside a partial index, every one, at ten times the cost of looking a
 * row up. A value behind a `+`, which does nothing, is ignored by the planner. Conditions that a partial index needs are
 * therefore written into statements as literals. Changes `client` in place and returns it.
 */
export function withStablePlans(client: Database): Database {
  const { prepare } = client
  client.prepare = ((sql: string) => prepare.call(client, withStablePlan(sql))) as typeof prepare
  return client
}
