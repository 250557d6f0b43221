import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Client, QueryConfig, QueryResult } from 'pg'
import { type Db, type News, StorageFault, type Tx, type Work } from './engine.ts'
import { takesLocks } from './hot.ts'
import type { Connections } from './postgres-client.ts'
import { asFault, firstCause, isWorthAnotherTry } from './postgres-faults.ts'
import { indexOnPostgres } from './postgres-search.ts'

const TRIES = 8
const LANES_AT_MOST = 10_000
/** advisory locks of the desk: `(LANE, n)` is held by the connection that writes lane n */
const LANE = 7302

/** what is left over of them leaves a gap, as every rollback does */
const SEQS_AHEAD = 16

const ONLY_READS = /^\s*select/i
const WANTS_ROWS = /^\s*select|\breturning\b/i
const NOTHING = { rows: [], rowCount: 0 }

const failures = (settled: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))

/**
 * A connection that writes, one transaction at a time. Its lane is locked by the connection itself, so it can have
 * one writer only, and the newest entry of its chain need not be asked for.
 */
export function postgresLane(connections: Connections, tell: (news: readonly News[]) => void) {
  let client: Client | null = null
  let lane = 0
  /** statements of this transaction nobody waits for: a failure shows when it ends */
  let underway: Promise<unknown>[] = []
  let seqs: Promise<number>[] = []
  let wrote = false

  const send = (config: string | QueryConfig, values?: unknown[]): Promise<QueryResult> =>
    client ? client.query(config as QueryConfig, values) : Promise.reject(new StorageFault('not connected'))

  function sendOff(config: string | QueryConfig, values?: unknown[]): void {
    const sent = send(config, values)
    sent.catch(() => undefined)
    underway.push(sent)
  }

  const asked = {
    query(config: QueryConfig, values?: unknown[]): Promise<unknown> {
      wrote ||= !ONLY_READS.test(config.text)
      if (WANTS_ROWS.test(config.text)) return send(config, values)
      sendOff(config, values)
      return Promise.resolve(NOTHING)
    },
  }
  const db = drizzle(asked as unknown as Client) as unknown as Db
  takesLocks(db)

  const numberOf = async (sent: Promise<QueryResult>): Promise<number> => (await sent).rows[0].n
  const SEQ = { name: 'seq', text: "SELECT nextval('audit_seq') AS n" }
  const SEQS = { name: 'seqs', text: `SELECT nextval('audit_seq') AS n FROM generate_series(1, ${SEQS_AHEAD})` }
  const NUMBER = { name: 'number', text: "SELECT nextval('case_number') AS n" }

  /** A work that writes more than one entry mostly writes many: places for them are asked for together. */
  async function moreSeqs(): Promise<number> {
    const [first, ...others] = (await send(SEQS)).rows.map((row): number => row.n)
    seqs.push(...others.map((n) => Promise.resolve(n)))
    return first ?? numberOf(send(SEQ))
  }

  let head: Tx['head'] = null
  const fresh = (): Tx => ({
    db,
    lane,
    head,
    nextSeq: () => seqs.shift() ?? moreSeqs(),
    nextCaseNumber: () => numberOf(send(NUMBER)),
    lock: (what, id) =>
      sendOff({ name: 'lock', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))' }, [`${what}/${id}`]),
    news: [],
    indexing: [],
  })

  async function connect(): Promise<void> {
    const opening = connections.writer()
    opening.on('error', () => forget(opening))
    opening.on('end', () => forget(opening))
    await opening.connect()
    const free = `SELECT n FROM generate_series(1, ${LANES_AT_MOST}) n WHERE pg_try_advisory_lock(${LANE}, n) LIMIT 1`
    lane = (await opening.query(free)).rows[0].n
    head = null
    client = opening
  }

  function forget(gone: Client): void {
    if (client === gone) client = null
  }

  /** Answers what had failed before, unseen. */
  async function rollBack(): Promise<unknown[]> {
    head = null
    await send('ROLLBACK').catch(() => client?.end().catch(() => undefined))
    return failures(await Promise.allSettled(underway))
  }

  async function attempt<T>(work: Work<T>): Promise<{ value: T; news: readonly News[] }> {
    underway = []
    wrote = false
    sendOff('BEGIN')
    const seq = numberOf(send(SEQ))
    seq.catch(() => undefined)
    seqs = [seq]
    const tx = fresh()
    try {
      const value = await work(tx)
      indexOnPostgres(sendOff, tx.indexing)
      const faults = failures(await Promise.allSettled([...underway, send('COMMIT')]))
      if (faults.length > 0) throw firstCause(faults)
      head = tx.head
      return { value, news: tx.news }
    } catch (fault) {
      throw firstCause([...(await rollBack()), fault])
    }
  }

  /** Run the work in a transaction; again from the start when somebody was faster. */
  async function run<T>(work: Work<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        if (!client) await connect()
        const { value, news } = await attempt(work)
        tell(news)
        return value
      } catch (fault) {
        if (!isWorthAnotherTry(fault) || tries === TRIES) throw asFault(fault)
        await pause(Math.random() * 4 * tries)
      }
    }
  }

  /** Did the last transaction write? One that only read tells nothing about storing. */
  return { run, connect, wrote: () => wrote, close: async () => await client?.end() }
}
export type PostgresLane = ReturnType<typeof postgresLane>
