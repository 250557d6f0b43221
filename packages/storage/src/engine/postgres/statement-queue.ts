import type { Client } from 'pg'
import { StorageFault } from '../engine.ts'
import { raiseWhenUnchanged } from '../prepared-queries.ts'
import { NOT_EXECUTED } from './postgres-faults.ts'
import { type PipelinedQuery, pipeline, type QueryAnswer } from './postgres-pipeline.ts'

type Statement = PipelinedQuery['statement']

/** statements nobody waits for that are kept until something else is asked: some hundred long */
const MAX_PENDING_STATEMENTS = 200

const READS_ONLY = /^[\s(]*select/i
const WANTS_ROWS = /^[\s(]*select|\breturning\b/i
const EMPTY_ANSWER: QueryAnswer = { rows: [], rowCount: 0 }

/** Statements of one connection. They are sent together, once somebody waits for the answer of one of them. */
export type StatementQueue = {
  /** Sends a statement, and whatever waits before it, at the end of this turn of the event loop. */
  enqueue(statement: Statement, values?: readonly unknown[]): Promise<QueryAnswer>
  /** Adds a statement whose answer nobody needs; its fault shows in `faults`. */
  fireAndForget(statement: Statement, values?: readonly unknown[]): void
  /** What drizzle asks: waits for rows alone, and answers everything else at once. */
  query(statement: Statement, values?: readonly unknown[]): Promise<QueryAnswer>
  /** Begins a transaction: no faults, nothing written. */
  reset(): void
  /** faults of statements of this transaction that nobody waited for */
  faults(): readonly unknown[]
  /** Has this transaction asked for anything but reads? */
  wrote(): boolean
  /** Drops what was not sent yet; whoever waits for it hears NOT_EXECUTED. */
  discardPending(): void
}

/** A queue on the connection that `client` answers with; `null`: not connected, and every statement is a StorageFault. */
export function createStatementQueue(client: () => Client | null): StatementQueue {
  const pending: PipelinedQuery[] = []
  let flushing = false
  let flushScheduled = false
  let faults: unknown[] = []
  let wrote = false

  async function flush(): Promise<void> {
    flushScheduled = false
    if (flushing) return
    flushing = true
    while (pending.length > 0) {
      const all = pending.splice(0)
      const connected = client()
      const unanswered = connected ? await pipeline(connected, all) : all
      const fault = connected ? NOT_EXECUTED : new StorageFault('not connected')
      for (const query of unanswered) query.onError(fault)
    }
    flushing = false
  }

  function scheduleFlush(): void {
    if (flushScheduled) return
    flushScheduled = true
    process.nextTick(flush)
  }

  const enqueue: StatementQueue['enqueue'] = (statement, values = statement.values ?? []) =>
    new Promise((done, failed) => {
      pending.push({ statement, values, onAnswer: done, onError: failed })
      scheduleFlush()
    })

  const fireAndForget: StatementQueue['fireAndForget'] = (statement, values = statement.values ?? []) => {
    pending.push({ statement, values, onAnswer: () => undefined, onError: (fault) => void faults.push(fault) })
    if (pending.length >= MAX_PENDING_STATEMENTS) scheduleFlush()
  }

  return {
    enqueue,
    fireAndForget,
    query(statement, values) {
      wrote ||= !READS_ONLY.test(statement.text)
      const text = raiseWhenUnchanged(statement.name, statement.text)
      if (text === null && WANTS_ROWS.test(statement.text)) return enqueue(statement, values)
      fireAndForget(text === null ? statement : { ...statement, text }, values)
      return Promise.resolve(EMPTY_ANSWER)
    },
    reset() {
      faults = []
      wrote = false
    },
    faults: () => faults,
    wrote: () => wrote,
    discardPending() {
      for (const query of pending.splice(0)) query.onError(NOT_EXECUTED)
    },
  }
}
