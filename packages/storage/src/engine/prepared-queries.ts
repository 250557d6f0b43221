import { type DriverValueEncoder, is, Param, Placeholder, sql } from 'drizzle-orm'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Db } from './engine.ts'

/** `row`: the rows read stay as they are until the transaction ends. `free`: so too, and rows others hold are left out. */
type RowLock = 'row' | 'free'

type Preparable = { prepare(): unknown }
type Prepared<Query extends Preparable> = ReturnType<Query['prepare']>

/** What a dialect with several writers adds to the query builder we write against. */
type DialectQuery = {
  for?(strength: 'update', config?: { skipLocked: true }): DialectQuery
  prepare(name: string): { getQuery(): { readonly params: unknown[] } }
}

const writerConnections = new WeakSet<Db>()

/** Reads over this connection take the locks they ask for. */
export function enableRowLocks(db: Db): void {
  writerConnections.add(db)
}

function withRowLock<Query extends Preparable>(db: Db, query: Query, lock: RowLock | undefined): Query {
  if (!lock || !writerConnections.has(db)) return query
  const locking = (query as unknown as DialectQuery).for?.('update', lock === 'free' ? { skipLocked: true } : undefined)
  return (locking as unknown as Query | undefined) ?? query
}

/** Of rows a query of many shapes reads, made for the moment: those nobody else holds stay as they are, the others are left out. */
export const skipLocked = <Query extends Preparable>(db: Db, query: Query): Query => withRowLock(db, query, 'free')

const PROBE = Symbol('probe')

function passesThrough(encoder: DriverValueEncoder<unknown, unknown>): boolean {
  try {
    return encoder.mapToDriverValue(PROBE) === PROBE
  } catch {
    return false
  }
}

/**
 * Replaces each parameter of a prepared query whose encoder is the identity by its plain placeholder; changes `query` in place
 * and returns it. Otherwise drizzle looks up the encoder of every value at every run: a twentieth of the time of a decision.
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
 * Build a prepared query once a connection: making SQL costs more than running it. With `lock`, what is read on a
 * connection that writes is locked there, where the engine has more than one writer.
 */
export function prepared<Query extends Preparable>(
  build: (db: Db) => Query,
  lock?: RowLock,
  name = `q${++queryCount}`,
): (db: Db) => Prepared<Query> {
  const ready = new WeakMap<Db, Prepared<Query>>()
  return (db) => {
    const known = ready.get(db)
    if (known) return known
    const query = withRowLock(db, build(db), lock) as unknown as DialectQuery
    const statement = skipEncoders(query.prepare(name)) as Prepared<Query>
    ready.set(db, statement)
    return statement
  }
}

/**
 * The same, prepared once a limit, which `build` gets to write out: PostgreSQL plans for a tenth of all rows, or anew each
 * time, where it does not know how few are wanted. For limits that are constants of ours.
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

const UPDATE_ONE_NAME = /^must /
const raisingTexts = new Map<string, string>()

/**
 * Names of `preparedUpdateOne` queries; a lane has the database itself refuse the transaction when such a one changes nothing, so that
 * nobody has to wait for its answer. `null`: another query.
 */
export function raiseWhenUnchanged(name: string | undefined, text: string): string | null {
  if (name === undefined || !UPDATE_ONE_NAME.test(name)) return null
  const known = raisingTexts.get(name) ?? `with must as (${text}) select 1 / count(*) from must`
  raisingTexts.set(name, known)
  return known
}

type ReturningUpdate = Preparable & {
  prepare(): { execute(values: Record<string, unknown>): Promise<readonly unknown[]> }
}

/**
 * A prepared update, `returning` what it changed, of the one row a rule has seen: that row changes, or the work is
 * ConcurrentUpdateError (`what`), where statements travel together at the end of the transaction.
 */
export function preparedUpdateOne(
  what: string,
  build: (db: Db) => ReturningUpdate,
): (tx: { readonly db: Db }, values: Record<string, unknown>) => Promise<void> {
  const query = prepared(build, undefined, `must q${++queryCount}`)
  return async (tx: { readonly db: Db }, values: Record<string, unknown>): Promise<void> => {
    const rows = await (query(tx.db) as ReturnType<ReturningUpdate['prepare']>).execute(values)
    if (!writerConnections.has(tx.db)) assertRowUpdated(rows, what)
  }
}
