import { sql } from 'drizzle-orm'
import { mustChange } from '../overtaken.ts'
import type { Db } from './engine.ts'
import { handedOver } from './placeholders.ts'

/** `row`: the rows read stay as they are until the transaction ends. `free`: so too, and rows others hold are left out. */
type Lock = 'row' | 'free'

type Preparable = { prepare(): unknown }
type Prepared<Query extends Preparable> = ReturnType<Query['prepare']>

/** What a dialect with several writers adds to the query builder we write against. */
type OfDialect = {
  for?(strength: 'update', config?: { skipLocked: true }): OfDialect
  prepare(name: string): { getQuery(): { readonly params: unknown[] } }
}

const writing = new WeakSet<Db>()

/** Reads over this connection take the locks they ask for. */
export function takesLocks(db: Db): void {
  writing.add(db)
}

function lockedOn<Query extends Preparable>(db: Db, query: Query, lock: Lock | undefined): Query {
  if (!lock || !writing.has(db)) return query
  const locking = (query as unknown as OfDialect).for?.('update', lock === 'free' ? { skipLocked: true } : undefined)
  return (locking as unknown as Query | undefined) ?? query
}

/** Of rows a query of many shapes reads, made for the moment: those nobody else holds stay as they are, the others are left out. */
export const onlyFree = <Query extends Preparable>(db: Db, query: Query): Query => lockedOn(db, query, 'free')

let made = 0

/**
 * Build a prepared query once a connection: making SQL costs more than running it. With `lock`, what is read on a
 * connection that writes is locked there, where the engine has more than one writer.
 */
export function hot<Query extends Preparable>(
  build: (db: Db) => Query,
  lock?: Lock,
  name = `q${++made}`,
): (db: Db) => Prepared<Query> {
  const ready = new WeakMap<Db, Prepared<Query>>()
  return (db) => {
    const known = ready.get(db)
    if (known) return known
    const query = lockedOn(db, build(db), lock) as unknown as OfDialect
    const prepared = handedOver(query.prepare(name)) as Prepared<Query>
    ready.set(db, prepared)
    return prepared
  }
}

/**
 * The same, prepared once a limit, which `build` gets to write out: PostgreSQL plans for a tenth of all rows, or anew each
 * time, where it does not know how few are wanted. For limits that are constants of ours.
 */
export function hotUpTo<Query extends Preparable>(build: (db: Db, limit: number) => Query, lock?: Lock) {
  const made = new Map<number, (db: Db) => Prepared<Query>>()
  return (db: Db, limit: number): Prepared<Query> => {
    // the builder takes SQL as well as numbers, and hands numbers over as values
    const written = sql.raw(String(limit)) as unknown as number
    const query = made.get(limit) ?? hot((on) => build(on, written), lock)
    made.set(limit, query)
    return query(db)
  }
}

const MUST = /^must /
const refusing = new Map<string, string>()

/**
 * Names of `must` queries; a lane has the database itself refuse the transaction when such a one changes nothing, so that
 * nobody has to wait for its answer. `null`: another query.
 */
export function refusingNothing(name: string | undefined, text: string): string | null {
  if (name === undefined || !MUST.test(name)) return null
  const known = refusing.get(name) ?? `with must as (${text}) select 1 / count(*) from must`
  refusing.set(name, known)
  return known
}

type Changing = Preparable & { prepare(): { execute(values: Record<string, unknown>): Promise<readonly unknown[]> } }

/**
 * A prepared update, `returning` what it changed, of the one row a rule has seen: that row changes, or the work is
 * Overtaken (`what`), where statements travel together at the end of the transaction.
 */
export function must(what: string, build: (db: Db) => Changing) {
  const query = hot(build, undefined, `must q${++made}`)
  return async (tx: { readonly db: Db }, values: Record<string, unknown>): Promise<void> => {
    const rows = await (query(tx.db) as ReturnType<Changing['prepare']>).execute(values)
    if (!writing.has(tx.db)) mustChange(rows, what)
  }
}
