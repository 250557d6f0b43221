import { type DriverValueEncoder, is, Param, Placeholder, sql } from 'drizzle-orm'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Db } from './engine.ts'

/**
 * The lock a query takes on the rows it reads, until the transaction ends: `FOR UPDATE`, which waits for other transactions, or
 * `FOR UPDATE SKIP LOCKED`, which leaves out the rows they have locked.
 */
type RowLock = 'for update' | 'skip locked'

type Preparable = { prepare(): unknown }
type Prepared<Query extends Preparable> = ReturnType<Query['prepare']>

/** The additions of a dialect with several writers to the query builder we write against. */
type DialectQuery = {
  for?(strength: 'update', config?: { skipLocked: true }): DialectQuery
  prepare(name: string): { getQuery(): { readonly params: unknown[] } }
}

/** PostgreSQL's lanes: they take row locks, and do not wait for the rows of an update. */
const pipelinedWriters = new WeakSet<Db>()

/**
 * Makes queries over this connection take their row locks, and its updates of one row not wait for their rows. Called for
 * connections that write, where there are several.
 */
export function registerPipelinedWriter(db: Db): void {
  pipelinedWriters.add(db)
  registerRowLocker(db)
}

const rowLockers = new WeakSet<Db>()

/** Makes queries over this connection take their row locks, and nothing else. */
export function registerRowLocker(db: Db): void {
  rowLockers.add(db)
}

function withRowLock<Query extends Preparable>(db: Db, query: Query, lock: RowLock | undefined): Query {
  if (!lock || !rowLockers.has(db)) return query
  const locking = (query as unknown as DialectQuery).for?.(
    'update',
    lock === 'skip locked' ? { skipLocked: true } : undefined,
  )
  return (locking as unknown as Query | undefined) ?? query
}

/** Adds `FOR UPDATE SKIP LOCKED` to a query that is built for each call, where the connection takes row locks. */
export const skipLocked = <Query extends Preparable>(db: Db, query: Query): Query =>
  withRowLock(db, query, 'skip locked')

const PROBE = Symbol('probe')

function passesThrough(encoder: DriverValueEncoder<unknown, unknown>): boolean {
  try {
    return encoder.mapToDriverValue(PROBE) === PROBE
  } catch {
    return false
  }
}

/**
 * Makes drizzle skip encoders that change nothing: replaces such parameters by their plain placeholders, in `query` itself, and
 * returns it. Looking them up at every run is a twentieth of the time of a decision.
 */
export function skipEncoders<Query extends { getQuery(): { readonly params: unknown[] } }>(query: Query): Query {
  const { params } = query.getQuery()
  for (const [at, param] of params.entries()) {
    if (is(param, Param) && is(param.value, Placeholder) && passesThrough(param.encoder)) params[at] = param.value
  }
  return query
}

let queryCount = 0

/**
 * Prepares a query once for each connection: building SQL costs more than running it. `lock`: taken where the connection takes
 * row locks, see `registerPipelinedWriter`.
 */
export function prepared<Query extends Preparable>(
  build: (db: Db) => Query,
  lock?: RowLock,
  name?: string,
): (db: Db) => Prepared<Query> {
  const statementName = name ?? `q${++queryCount}`
  const ready = new WeakMap<Db, Prepared<Query>>()
  return (db) => {
    const known = ready.get(db)
    if (known) return known
    const query = withRowLock(db, build(db), lock) as unknown as DialectQuery
    const statement = skipEncoders(query.prepare(statementName)) as Prepared<Query>
    ready.set(db, statement)
    return statement
  }
}

/**
 * As `prepared`, but once for each limit, which is written into the SQL: where the limit is a parameter, PostgreSQL plans for a
 * tenth of all rows, or plans anew each time. Only for limits that are constants in our code, as each stays prepared.
 */
export function preparedWithLimit<Query extends Preparable>(
  build: (db: Db, limit: number) => Query,
  lock?: RowLock,
): (db: Db, limit: number) => Prepared<Query> {
  const queryByLimit = new Map<number, (db: Db) => Prepared<Query>>()
  return (db: Db, limit: number): Prepared<Query> => {
    // the builder takes SQL as well as numbers, and hands numbers over as values
    const written = sql.raw(String(limit)) as unknown as number
    const query = queryByLimit.get(limit) ?? prepared((on) => build(on, written), lock)
    queryByLimit.set(limit, query)
    return query(db)
  }
}

/** begins the names of `preparedUpdateOne` queries: the sign for the queue of a PostgreSQL lane that one must change a row */
const UPDATE_ONE_PREFIX = 'must '
const raisingTexts = new Map<string, string>()

/**
 * The SQL of a `preparedUpdateOne` query, made to fail (division by zero) when it changes no row: so the transaction fails without
 * waiting for the number of rows. `null`: `name` is that of another query.
 */
export function raiseWhenUnchanged(name: string | undefined, text: string): string | null {
  if (!name?.startsWith(UPDATE_ONE_PREFIX)) return null
  const known = raisingTexts.get(name) ?? `with must as (${text}) select 1 / count(*) from must`
  raisingTexts.set(name, known)
  return known
}

type ReturningUpdate = Preparable & {
  prepare(): { execute(values: Record<string, unknown>): Promise<readonly unknown[]> }
}

/**
 * Prepares an update, with `returning`, of the one row that a rule has read. Throws ConcurrentUpdateError (`what`) when it
 * changes no row; on PostgreSQL, where statements are sent together, the end of the transaction throws it.
 */
export function preparedUpdateOne(
  what: string,
  build: (db: Db) => ReturningUpdate,
): (tx: { readonly db: Db }, values: Record<string, unknown>) => Promise<void> {
  const query = prepared(build, undefined, `${UPDATE_ONE_PREFIX}q${++queryCount}`)
  return async (tx: { readonly db: Db }, values: Record<string, unknown>): Promise<void> => {
    const rows = await (query(tx.db) as ReturnType<ReturningUpdate['prepare']>).execute(values)
    // a pipelined writer answers without rows, and raises by itself (`raiseWhenUnchanged`)
    if (!pipelinedWriters.has(tx.db)) assertRowUpdated(rows, what)
  }
}
