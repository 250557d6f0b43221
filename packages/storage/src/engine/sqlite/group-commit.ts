import type { Database } from 'better-sqlite3'
import { type ChangeNotice, type CommitListener, type Db, StorageFault, type Tx, type Work } from '../engine.ts'
import type { IndexChange } from '../index-changes.ts'
import { sqliteIndex } from './sqlite-search.ts'

type QueuedWork = { work: Work<unknown>; resolve: (value: never) => void; reject: (cause: unknown) => void }
type WorkOutcome = { ok: true; value: unknown; news: readonly ChangeNotice[] } | { ok: false; cause: unknown }

const MAX_BATCH_SIZE = 256
/** then those who were in it are answered: they ask again meanwhile, and nobody waits for all there are */
const MAX_BATCH_MS = 8
/** turns of the event loop a transaction waits for more work, and how many without any end the wait */
const MAX_GATHER_TURNS = 24
const QUIET_TURNS = 3

/**
 * One writer behind a queue. Whatever arrives in one turn of the event loop shares a transaction and one fsync; each
 * piece of work has a SAVEPOINT of its own, so a bad one never takes its neighbours along. Everybody is answered
 * after COMMIT, with success only if it is durable; then `notify` hears what happened, and before the next transaction
 * `betweenCommits` has the database to itself.
 */
export function groupCommit(
  client: Database,
  db: Db,
  notify: (news: readonly ChangeNotice[]) => void,
  onCommit: CommitListener,
  betweenCommits: () => Promise<void>,
) {
  const queue: QueuedWork[] = []
  /** what is to have the database to itself, between two transactions */
  const exclusiveWork: (() => void)[] = []
  const newestNumber = client.prepare<[], { number: number | null }>('SELECT max(number) AS number FROM cases')
  let caseNumber: number | null = null
  const tx: Tx = {
    db,
    lane: 1,
    head: null,
    nextSeq: async (after) => after + 1,
    async nextCaseNumber() {
      caseNumber = (caseNumber ?? newestNumber.get()?.number ?? 0) + 1
      return caseNumber
    },
    // one writer: nobody else is there
    lock: () => undefined,
    news: [],
    indexChanges: [],
  }
  /** of the works of this transaction that stay */
  let indexChange: IndexChange[] = []
  let draining: Promise<void> | null = null

  const run = {
    begin: client.prepare('BEGIN IMMEDIATE'),
    save: client.prepare('SAVEPOINT work'),
    keep: client.prepare('RELEASE work'),
    undo: client.prepare('ROLLBACK TO work'),
    commit: client.prepare('COMMIT'),
    rollback: client.prepare('ROLLBACK'),
  }
  const index = sqliteIndex(client)
  const changes = client.prepare<[], number>('SELECT total_changes()').pluck()

  function forget() {
    index.forget()
    tx.head = null
    caseNumber = null
  }

  function rollBack() {
    forget()
    if (client.inTransaction) run.rollback.run()
  }

  async function attempt({ work }: QueuedWork): Promise<WorkOutcome> {
    run.save.run()
    try {
      const value = await work(tx)
      run.keep.run()
      indexChange.push(...tx.indexChanges.splice(0))
      return { ok: true, value, news: tx.news.splice(0) }
    } catch (cause) {
      forget()
      tx.news.length = 0
      tx.indexChanges.length = 0
      // some faults (a full disk) end the whole transaction, and then there is no savepoint to go back to
      if (!client.inTransaction) throw new StorageFault('the transaction was ended by the database', { cause })
      run.undo.run()
      run.keep.run()
      return { ok: false, cause }
    }
  }

  /** Of those who wait, in their order, what becomes of as many as there is time for. */
  async function commitBatch(batch: readonly QueuedWork[]): Promise<WorkOutcome[]> {
    const outcomes: WorkOutcome[] = []
    indexChange = []
    try {
      run.begin.run()
      const until = performance.now() + MAX_BATCH_MS
      for (const waiting of batch) {
        outcomes.push(await attempt(waiting))
        if (performance.now() > until) break
      }
      index.write(indexChange)
      run.commit.run()
      return outcomes
    } catch (cause) {
      rollBack()
      const fault = cause instanceof StorageFault ? cause : new StorageFault('nothing was stored', { cause })
      return batch.map(() => ({ ok: false, cause: fault }))
    }
  }

  /** Let the event loop turn until it brings no more work for a while: a shared commit costs hardly more than one. */
  async function gatherBatch() {
    let quiet = 0
    for (let turns = 0; turns < MAX_GATHER_TURNS && quiet < QUIET_TURNS && queue.length < MAX_BATCH_SIZE; turns++) {
      const seen = queue.length
      await new Promise((turn) => setImmediate(turn))
      quiet = queue.length > seen ? 0 : quiet + 1
    }
  }

  async function drain() {
    while (queue.length + exclusiveWork.length > 0) {
      await gatherBatch()
      for (const work of exclusiveWork.splice(0)) work()
      if (queue.length > 0) await commit()
      await betweenCommits()
    }
    draining = null
  }

  async function commit() {
    const changed = changes.get()
    const from = performance.now()
    const outcomes = await commitBatch(queue.slice(0, MAX_BATCH_SIZE))
    const batch = queue.splice(0, outcomes.length)
    const seconds = (performance.now() - from) / 1000
    const stored = outcomes.every((outcome) => outcome.ok || !(outcome.cause instanceof StorageFault))
    batch.forEach((waiting, at) => {
      const outcome = outcomes[at]
      if (outcome?.ok) waiting.resolve(outcome.value as never)
      else waiting.reject(outcome?.cause)
    })
    // what changed nothing never met the disk, and tells nothing about it
    if (!stored || changes.get() !== changed) onCommit({ works: batch.length, waiting: queue.length, seconds, stored })
    notify(outcomes.flatMap((outcome) => (outcome.ok ? outcome.news : [])))
  }

  return {
    write<T>(work: Work<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: never) => void, reject })
        draining ??= drain()
      })
    },
    /** Do something to the database itself, between two transactions. */
    between<T>(work: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        exclusiveWork.push(() => {
          try {
            resolve(work())
          } catch (cause) {
            reject(cause)
          }
        })
        draining ??= drain()
      })
    },
    async settled() {
      while (draining !== null) await draining
    },
  }
}
