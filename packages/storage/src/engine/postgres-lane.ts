import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Client } from 'pg'
import { type Db, type News, StorageFault, type Tx, type Work } from './engine.ts'
import { refusingNothing, takesLocks } from './hot.ts'
import { type Connections, inTime } from './postgres-client.ts'
import { asFault, firstCause, isWorthAnotherTry, NOT_REACHED } from './postgres-faults.ts'
import { indexOnPostgres } from './postgres-search.ts'
import { type Answer, type Asked, trip } from './postgres-trip.ts'

const TRIES = 8
const LANES_AT_MOST = 10_000
/** advisory locks of the desk: `(LANE, n)` is held by the connection that writes lane n */
const LANE = 7302

const BEGIN = { name: 'begin', text: 'BEGIN' }
const COMMIT = { name: 'commit', text: 'COMMIT' }
const ROLLBACK = { name: 'rollback', text: 'ROLLBACK' }
const LOCK = { name: 'lock', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))' }
const SEQ = { name: 'seq', text: "SELECT nextval('audit_seq') AS n" }
const NUMBER = { name: 'number', text: "SELECT nextval('case_number') AS n" }

/** what is left over of them leaves a gap, as every rollback does */
const SEQS_AHEAD = 16
const SEQS = { name: 'seqs', text: `SELECT nextval('audit_seq') AS n FROM generate_series(1, ${SEQS_AHEAD})` }

/** statements nobody waits for that are kept until something else is asked: some hundred long */
const KEPT_AT_MOST = 200

const ONLY_READS = /^[\s(]*select/i
const WANTS_ROWS = /^[\s(]*select|\breturning\b/i
const NOTHING: Answer = { rows: [], rowCount: 0 }

/**
 * A connection that writes, one transaction at a time. Its lane is locked by the connection itself, so it can have
 * one writer only, and the newest entry of its chain need not be asked for.
 */
export function postgresLane(connections: Connections, tell: (news: readonly News[]) => void) {
  let client: Client | null = null
  let lane = 0
  /** statements that have not left yet: they travel together, once somebody waits for one of them */
  const leaving: Asked[] = []
  let travelling = false
  let due = false
  /** of statements of this transaction nobody waits for: they show when it ends */
  let faults: unknown[] = []
  let seqs: Promise<number>[] = []
  let wrote = false

  async function travel(): Promise<void> {
    due = false
    if (travelling) return
    travelling = true
    while (leaving.length > 0) {
      const all = leaving.splice(0)
      const left = client ? await trip(client, all) : all
      const fault = client ? NOT_REACHED : new StorageFault('not connected')
      for (const asked of left) asked.failed(fault)
    }
    travelling = false
  }

  /** What is asked in one turn of the event loop leaves together. */
  function leave(): void {
    if (due) return
    due = true
    process.nextTick(travel)
  }

  const send = (statement: Asked['statement'], values: readonly unknown[] = statement.values ?? []): Promise<Answer> =>
    new Promise((done, failed) => {
      leaving.push({ statement, values, done, failed })
      leave()
    })

  function sendOff(statement: Asked['statement'], values: readonly unknown[] = statement.values ?? []): void {
    leaving.push({ statement, values, done: () => undefined, failed: (fault) => void faults.push(fault) })
    if (leaving.length >= KEPT_AT_MOST) leave()
  }

  const asked = {
    query(statement: Asked['statement'], values: unknown[]): Promise<Answer> {
      wrote ||= !ONLY_READS.test(statement.text)
      const text = refusingNothing(statement.name, statement.text)
      if (text !== null) {
        sendOff({ ...statement, text }, values)
        return Promise.resolve(NOTHING)
      }
      if (WANTS_ROWS.test(statement.text)) return send(statement, values)
      sendOff(statement, values)
      return Promise.resolve(NOTHING)
    },
  }
  const db = drizzle(asked as unknown as Client) as unknown as Db
  takesLocks(db)

  const numberOf = async (sent: Promise<Answer>): Promise<number> => ((await sent).rows[0] as { n: number }).n

  /** A work that writes more than one entry mostly writes many: places for them are asked for together. */
  async function moreSeqs(): Promise<number> {
    const [first, ...others] = (await send(SEQS)).rows.map((row) => (row as { n: number }).n)
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
    lock: (what, id) => sendOff(LOCK, [`${what}/${id}`]),
    news: [],
    indexing: [],
  })

  async function connect(): Promise<void> {
    const opening = connections.single()
    opening.on('error', () => forget(opening))
    opening.on('end', () => forget(opening))
    await opening.connect()
    const free = `SELECT n FROM generate_series(1, ${LANES_AT_MOST}) n WHERE pg_try_advisory_lock(${LANE}, n) LIMIT 1`
    lane = (await inTime(opening, opening.query(free))).rows[0].n
    head = null
    client = opening
  }

  function forget(gone: Client): void {
    if (client === gone) client = null
  }

  /** Answers what had failed before, unseen. What has not left yet stays behind. */
  async function rollBack(): Promise<unknown[]> {
    head = null
    for (const stays of leaving.splice(0)) stays.failed(NOT_REACHED)
    await send(ROLLBACK).catch(() => client?.end().catch(() => undefined))
    return faults
  }

  async function attempt<T>(work: Work<T>): Promise<{ value: T; news: readonly News[] }> {
    faults = []
    wrote = false
    sendOff(BEGIN)
    const seq = numberOf(send(SEQ))
    seq.catch(() => undefined)
    seqs = [seq]
    const tx = fresh()
    try {
      const value = await work(tx)
      indexOnPostgres(sendOff, tx.indexing)
      await send(COMMIT)
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
