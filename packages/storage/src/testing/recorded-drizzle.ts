import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import type { DrizzleConfig } from 'drizzle-orm'
import { drizzle as drizzleOverSqlite } from 'drizzle-orm/better-sqlite3/driver'
import { breakdownScanSql } from '../engine/breakdown-scan.ts'
import type { Db } from '../engine/engine.ts'
import { flagVerdictScanSql } from '../engine/flag-verdict-scan.ts'
import { drizzleOver } from '../engine/postgres/postgres-pipeline.ts'
import { raiseWhenUnchanged, registerRowLocker } from '../engine/prepared-queries.ts'

/**
 * Stands in for `drizzle-orm/better-sqlite3` in tests on SQLite. Every call to the query builder is kept, and the first time a
 * query is prepared with a text not seen before, the same calls are made to PostgreSQL's builder: what it makes of them is
 * written down in the folder `TEST_QUERIES`, to be planned by PostgreSQL (query-plans.test.ts).
 */

/** A query as either engine is sent it, why PostgreSQL's builder made nothing of it, and the frames of whoever began to build it. */
export type RecordedQuery = {
  readonly text: string
  readonly fault?: string
  /** what SQLite was sent */
  readonly sqlite: string
  readonly place: readonly string[]
}

type Methods = Record<PropertyKey, (...args: readonly unknown[]) => unknown>
type Call = { readonly method: PropertyKey; readonly args: readonly unknown[] }
type Place = { stack?: string }
/** A query while SQLite prepares it. */
type Preparing = {
  readonly inPostgres: () => object
  readonly place: Place
  readonly lock: boolean
  /** of a prepared query */
  readonly name: string | undefined
}
type Session = { prepareQuery(query: { readonly sql: string }, ...rest: readonly unknown[]): unknown }

/** they have the query prepared, and mostly run */
const ENDS: ReadonlySet<PropertyKey> = new Set(['then', 'catch', 'finally', 'execute', 'prepare'])
/** they tell of a builder, and make no other one */
const ASKS: ReadonlySet<PropertyKey> = new Set(['getSQL', 'toSQL', 'getSelectedFields', 'constructor'])
const MAX_FRAMES = 8
/** in the program of a thread, which is one file, the first is the recorder's own */
const MAX_PLACE_FRAMES = 4

const postgres = drizzleOver(() => Promise.reject(new Error('this builder only builds')))
const seen = new Set<string>()
/** `true`: whoever looks at one of our builders, which may be inside another query, sees PostgreSQL's */
let lookingAtPostgres = false
let preparing: Preparing | null = null

function asPostgres<T>(work: () => T): T {
  const before = lookingAtPostgres
  lookingAtPostgres = true
  try {
    return work()
  } finally {
    lookingAtPostgres = before
  }
}

function place(): Place {
  const made: Place = {}
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = MAX_FRAMES
  Error.captureStackTrace(made, place)
  Error.stackTraceLimit = stackTraceLimit
  return made
}

const framesOf = ({ stack = '' }: Place): string[] =>
  stack
    .split('\n')
    .slice(1)
    .map((frame) => frame.trim().replace(/^at /, ''))
    .filter(
      (frame) => !/node_modules\/(?!\.test-threads)|recorded-drizzle|prepared-queries\.ts|node:internal/.test(frame),
    )

/** SQL that queries contain and that the engine's folder writes for each engine. */
const WRITTEN_FOR_ENGINES = [breakdownScanSql, flagVerdictScanSql]
const asWrittenForPostgres = (text: string): string =>
  WRITTEN_FOR_ENGINES.reduce((sql, of) => sql.replaceAll(of('sqlite'), () => of('postgres')), text)

function textInPostgres({ inPostgres, name }: Preparing): Pick<RecordedQuery, 'text' | 'fault'> {
  try {
    const { sql } = asPostgres(() => (inPostgres() as Methods).toSQL?.() as { sql: string })
    const text = asWrittenForPostgres(sql)
    return { text: raiseWhenUnchanged(name, text) ?? text }
  } catch (fault) {
    return { text: '', fault: String(fault) }
  }
}

function note(sqliteText: string, query: Preparing): void {
  const key = `${query.name} ${query.lock} ${sqliteText}`
  if (seen.has(key)) return
  seen.add(key)
  const frames = framesOf(query.place)
  // what a test asks by itself is no query of the desk
  if (/\.test\.ts|\/testing\//.test(frames[0] ?? '')) return
  const recorded: RecordedQuery = {
    ...textInPostgres(query),
    sqlite: sqliteText,
    place: frames.slice(0, MAX_PLACE_FRAMES),
  }
  const file = join(process.env.TEST_QUERIES ?? '.', `${process.pid}-${threadId}.jsonl`)
  appendFileSync(file, `${JSON.stringify(recorded)}\n`)
}

const nameIn = (method: PropertyKey, [name]: readonly unknown[]): string | undefined =>
  method === 'prepare' && typeof name === 'string' ? name : undefined

/** A builder that is SQLite's, and PostgreSQL's for whoever renders for PostgreSQL; `origin` makes the latter. */
function twin(sqlite: object, origin: () => object, from: Place | null): object {
  const calls: Call[] = []
  let made: object | null = null
  let repeated = 0
  let lock = false

  /** PostgreSQL's builder, on which the calls are repeated that changed SQLite's in place */
  const inPostgres = (): object =>
    asPostgres(() => {
      made ??= origin()
      for (; repeated < calls.length; repeated++) {
        const { method, args } = calls[repeated] as Call
        ;(made as Methods)[method]?.(...args)
      }
      return made
    })

  function inPlace(method: PropertyKey, args: readonly unknown[]): object {
    calls.push({ method, args })
    return proxy
  }

  const proxy = new Proxy(sqlite, {
    getPrototypeOf: (target) => Object.getPrototypeOf(lookingAtPostgres ? inPostgres() : target),
    get(target, method) {
      if (lookingAtPostgres) return Reflect.get(inPostgres(), method)
      const own = Reflect.get(target, method)
      // SQLite has no row locks
      if (own === undefined && method === 'for' && 'leftJoin' in target)
        return (...args: readonly unknown[]) => {
          lock = true
          return inPlace(method, args)
        }
      if (typeof own !== 'function' || ASKS.has(method)) return own
      return (...args: readonly unknown[]) => {
        const where = from ?? place()
        if (ENDS.has(method)) preparing = { inPostgres, place: where, lock, name: nameIn(method, args) }
        try {
          const answer = own.apply(target, args)
          if (answer === target) return inPlace(method, args)
          if (ENDS.has(method) || typeof answer !== 'object' || answer === null) return answer
          return twin(answer, () => asPostgres(() => (inPostgres() as Methods)[method]?.(...args) as object), where)
        } finally {
          preparing = null
        }
      }
    },
  })
  return proxy
}

/**
 * The query builder over a SQLite connection, which notes what PostgreSQL's would make of each query, where the tests of this
 * run are those of SQLite.
 * @public
 */
export function drizzle(client: Database, config: DrizzleConfig = {}): Db {
  const db = drizzleOverSqlite(client, config)
  if (!process.env.TEST_QUERIES || process.env.TEST_ENGINE === 'postgres') return db as unknown as Db
  const { session } = db as unknown as { session: Session }
  const prepareQuery = session.prepareQuery.bind(session)
  session.prepareQuery = (query, ...rest) => {
    const at = preparing
    preparing = null
    if (at) note(query.sql, at)
    return prepareQuery(query, ...rest)
  }
  const both = twin(db, () => postgres as object, null) as Db
  registerRowLocker(both)
  return both
}
