import type { Client } from 'pg'
import { StorageFault } from '../engine.ts'
import { raiseWhenUnchanged } from '../prepared-queries.ts'
import { NOT_EXECUTED } from './postgres-faults.ts'
import { type PipelinedQuery, pipeline, type QueryAnswer } from './postgres-pipeline.ts'

type Statement = PipelinedQuery['statement']

/** statements without an awaited answer that are kept until another is sent: some hundred at most */
const MAX_PENDING_STATEMENTS = 200

const READS_ONLY = /^[\s(]*select/i
const WANTS_ROWS = /^[\s(]*select|\breturning\b/i
const EMPTY_ANSWER: QueryAnswer = { rows: [], rowCount: 0 }

/** The statements of one connection. They are sent together, once the answer of one of them is awaited. */
export type StatementQueue = {
  /** Sends a statement, and those that wait before it, at the end of this turn of the event loop. */
  enqueue(statement: Statement, values?: readonly unknown[]): Promise<QueryAnswer>
  /** Adds a statement whose answer nobody needs; its fault shows in `faults`. */
  fireAndForget(statement: Statement, values?: readonly unknown[]): void
  /** The client that drizzle uses: waits only for rows, and answers all else at once. */
  query(statement: Statement, values?: readonly unknown[]): Promise<QueryAnswer>
  /** Begins a transaction: no faults, nothing written. */
  reset(): void
  /** faults of statements of this transaction that were not awaited */
  faults(): readonly unknown[]
  /** Has this transaction sent anything but reads? */
  wrote(): boolean
  /** Drops the statements that were not sent yet; their callers get NOT_EXECUTED. */
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
