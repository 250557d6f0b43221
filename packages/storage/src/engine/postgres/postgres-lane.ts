import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { type ChangeNotice, StorageFault, type Tx, type Work } from '../engine.ts'
import { enableRowLocks, raiseWhenUnchanged } from '../prepared-queries.ts'
import { type Connections, withTimeout } from './postgres-client.ts'
import { firstCause, isRetryable, NOT_EXECUTED, toStorageFault } from './postgres-faults.ts'
import { drizzleOver, type PipelinedQuery, pipeline, type QueryAnswer } from './postgres-pipeline.ts'
import { writePostgresIndex } from './postgres-search.ts'

const MAX_ATTEMPTS = 8
const MAX_LANES = 10_000
/** advisory locks of the desk: `(LANE_LOCK, n)` is held by the connection that writes lane n */
const LANE_LOCK = 7302

const BEGIN = { name: 'begin', text: 'BEGIN' }
const COMMIT = { name: 'commit', text: 'COMMIT' }
const ROLLBACK = { name: 'rollback', text: 'ROLLBACK' }
const LOCK = { name: 'lock', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))' }
const SEQ = { name: 'seq', text: "SELECT nextval('audit_seq') AS n" }
const NUMBER = { name: 'number', text: "SELECT nextval('case_number') AS n" }

/** what is left over of them leaves a gap, as every rollback does */
const SEQ_BATCH_SIZE = 16
const SEQS = { name: 'seqs', text: `SELECT nextval('audit_seq') AS n FROM generate_series(1, ${SEQ_BATCH_SIZE})` }

/** statements nobody waits for that are kept until something else is asked: some hundred long */
const MAX_PENDING_STATEMENTS = 200

const READS_ONLY = /^[\s(]*select/i
const WANTS_ROWS = /^[\s(]*select|\breturning\b/i
const EMPTY_ANSWER: QueryAnswer = { rows: [], rowCount: 0 }

export type PostgresLane = {
  /** Run the work in a transaction; again from the start when somebody was faster. */
  readonly run: <T>(work: Work<T>) => Promise<T>
  readonly connect: () => Promise<void>
  /** Has its newest transaction written anything? */
  readonly wrote: () => boolean
  readonly close: () => Promise<void>
}

/**
 * A connection that writes, one transaction at a time. Its lane is locked by the connection itself, so it can have
 * one writer only, and the newest entry of its chain need not be asked for.
 */
export function postgresLane(connections: Connections, notify: (news: readonly ChangeNotice[]) => void): PostgresLane {
  let client: Client | null = null
  let lane = 0
  /** statements that have not left yet: they travel together, once somebody waits for one of them */
  const pending: PipelinedQuery[] = []
  let flushing = false
  let flushScheduled = false
  /** of statements of this transaction nobody waits for: they show when it ends */
  let faults: unknown[] = []
  let seqs: Promise<number>[] = []
  let wrote = false

  async function flush(): Promise<void> {
    flushScheduled = false
    if (flushing) return
    flushing = true
    while (pending.length > 0) {
      const all = pending.splice(0)
      const unanswered = client ? await pipeline(client, all) : all
      const fault = client ? NOT_EXECUTED : new StorageFault('not connected')
      for (const query of unanswered) query.onError(fault)
    }
    flushing = false
  }

  /** What is asked in one turn of the event loop leaves together. */
  function scheduleFlush(): void {
    if (flushScheduled) return
    flushScheduled = true
    process.nextTick(flush)
  }

  const enqueue = (
    statement: PipelinedQuery['statement'],
    values: readonly unknown[] = statement.values ?? [],
  ): Promise<QueryAnswer> =>
    new Promise((done, failed) => {
      pending.push({ statement, values, onAnswer: done, onError: failed })
      scheduleFlush()
    })

  function fireAndForget(
    statement: PipelinedQuery['statement'],
    values: readonly unknown[] = statement.values ?? [],
  ): void {
    pending.push({ statement, values, onAnswer: () => undefined, onError: (fault) => void faults.push(fault) })
    if (pending.length >= MAX_PENDING_STATEMENTS) scheduleFlush()
  }

  const db = drizzleOver((statement, values) => {
    wrote ||= !READS_ONLY.test(statement.text)
    const text = raiseWhenUnchanged(statement.name, statement.text)
    if (text !== null) {
      fireAndForget({ ...statement, text }, values)
      return Promise.resolve(EMPTY_ANSWER)
    }
    if (WANTS_ROWS.test(statement.text)) return enqueue(statement, values)
    fireAndForget(statement, values)
    return Promise.resolve(EMPTY_ANSWER)
  })
  enableRowLocks(db)

  const numberOf = async (sent: Promise<QueryAnswer>): Promise<number> => ((await sent).rows[0] as { n: number }).n

  /** A work that writes more than one entry mostly writes many: places for them are asked for together. */
  async function moreSeqs(): Promise<number> {
    const [first, ...others] = (await enqueue(SEQS)).rows.map((row) => (row as { n: number }).n)
    seqs.push(...others.map((n) => Promise.resolve(n)))
    return first ?? numberOf(enqueue(SEQ))
  }

  let head: Tx['head'] = null
  const newTx = (): Tx => ({
    db,
    lane,
    head,
    nextSeq: () => seqs.shift() ?? moreSeqs(),
    nextCaseNumber: () => numberOf(enqueue(NUMBER)),
    lock: (what, id) => fireAndForget(LOCK, [`${what}/${id}`]),
    news: [],
    indexChanges: [],
  })

  async function connect(): Promise<void> {
    const opening = connections.single()
    opening.on('error', () => forget(opening))
    opening.on('end', () => forget(opening))
    await opening.connect()
    const free = `SELECT n FROM generate_series(1, ${MAX_LANES}) n WHERE pg_try_advisory_lock(${LANE_LOCK}, n) LIMIT 1`
    lane = (await withTimeout(opening, opening.query(free))).rows[0].n
    head = null
    client = opening
  }

  function forget(gone: Client): void {
    if (client === gone) client = null
  }

  /** Answers what had failed before, unseen. What has not left yet stays behind. */
  async function rollBack(): Promise<unknown[]> {
    head = null
    for (const stays of pending.splice(0)) stays.onError(NOT_EXECUTED)
    await enqueue(ROLLBACK).catch(() => client?.end().catch(() => undefined))
    return faults
  }

  async function attempt<T>(work: Work<T>): Promise<{ value: T; news: readonly ChangeNotice[] }> {
    faults = []
    wrote = false
    fireAndForget(BEGIN)
    const seq = numberOf(enqueue(SEQ))
    seq.catch(() => undefined)
    seqs = [seq]
    const tx = newTx()
    try {
      const value = await work(tx)
      writePostgresIndex(fireAndForget, tx.indexChanges)
      await enqueue(COMMIT)
      if (faults.length > 0) throw firstCause(faults)
      head = tx.head
      return { value, news: tx.news }
    } catch (fault) {
      throw firstCause([...(await rollBack()), fault])
    }
  }

  async function run<T>(work: Work<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        if (!client) await connect()
        const { value, news } = await attempt(work)
        notify(news)
        return value
      } catch (fault) {
        if (!isRetryable(fault) || tries === MAX_ATTEMPTS) throw toStorageFault(fault)
        await pause(Math.random() * 4 * tries)
      }
    }
  }

  /** Did the last transaction write? One that only read tells nothing about storing. */
  return { run, connect, wrote: () => wrote, close: async () => await client?.end() }
}
