import type { Database } from 'better-sqlite3'

/** a text, a name, a limit, or another value to be bound */
const SQL_PIECES = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\blimit \?|\?/gi

/** The same statement, whose plan hangs on no value that is bound to it but a limit: few are found another way than all. */
export const withStablePlan = (sql: string): string =>
  sql.replace(SQL_PIECES, (piece) => (piece === '?' ? '+?' : piece))

/**
 * Plan a statement once. SQLite, when built with STAT4 as ours is, parses and plans a statement anew for each value bound to
 * it that might have changed the plan, which in a join or beside a partial index is every one, and costs ten times what it
 * takes to look a row up. A value behind a `+`, which does nothing to it, is not looked at. So a condition that a partial
 * index is to be found by stands in the statement itself.
 */
export function withStablePlans(client: Database): Database {
  const { prepare } = client
  client.prepare = ((sql: string) => prepare.call(client, withStablePlan(sql))) as typeof prepare
  return client
}
