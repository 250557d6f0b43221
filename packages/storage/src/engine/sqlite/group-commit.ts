import type { Database } from 'better-sqlite3'
import { type ChangeNotice, type CommitListener, type Db, StorageFault, type Work } from '../engine.ts'
import { createBatchWriter } from './batch-writer.ts'

type QueuedWork = { work: Work<unknown>; resolve: (value: never) => void; reject: (cause: unknown) => void }

const MAX_BATCH_SIZE = 256
/** turns of the event loop: how many at most a transaction waits for more work, and how many without any end the wait */
const MAX_GATHER_TURNS = 24
const QUIET_TURNS = 3

/** Writes to a SQLite desk; nothing else does. */
export type WriteQueue = {
  /** Runs `work` in a transaction that others may share; resolves once it is durable. Throws what `work` throws, or StorageFault. */
  write<T>(work: Work<T>): Promise<T>
  /** Runs `work` on the database itself while no transaction is open. */
  betweenTransactions<T>(work: () => T): Promise<T>
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>
}

type QueueListeners = {
  /** called after each commit with what happened */
  readonly notify: (news: readonly ChangeNotice[]) => void
  readonly onCommit: CommitListener
  /** runs before the next transaction, with the database to itself */
  readonly afterCommit: () => Promise<void>
}

/**
 * One writer behind a queue. Works that arrive within a few turns of the event loop share a transaction and one fsync.
 * Each is answered after COMMIT, with success only if it is durable.
 */
export function createWriteQueue(
  client: Database,
  db: Db,
  { notify, onCommit, afterCommit }: QueueListeners,
): WriteQueue {
  const queue: QueuedWork[] = []
  /** what waits to run between two transactions */
  const exclusiveQueue: (() => void)[] = []
  const writer = createBatchWriter(client, db)
  let draining: Promise<void> | null = null

  /** Waits until the event loop brings no more work for a while: a shared commit costs hardly more than one. */
  async function gatherBatch(): Promise<void> {
    let quiet = 0
    for (let turns = 0; turns < MAX_GATHER_TURNS && quiet < QUIET_TURNS && queue.length < MAX_BATCH_SIZE; turns++) {
      const seen = queue.length
      await new Promise((turn) => setImmediate(turn))
      quiet = queue.length > seen ? 0 : quiet + 1
    }
  }

  async function drain(): Promise<void> {
    while (queue.length + exclusiveQueue.length > 0) {
      await gatherBatch()
      for (const work of exclusiveQueue.splice(0)) work()
      if (queue.length > 0) await commit()
      await afterCommit()
    }
    draining = null
  }

  async function commit(): Promise<void> {
    const changesBefore = writer.totalChanges()
    const startedAtMs = performance.now()
    const outcomes = await writer.run(queue.slice(0, MAX_BATCH_SIZE).map(({ work }) => work))
    const batch = queue.splice(0, outcomes.length)
    const seconds = (performance.now() - startedAtMs) / 1000
    const stored = outcomes.every((outcome) => outcome.ok || !(outcome.cause instanceof StorageFault))
    batch.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]
      if (outcome?.ok) resolve(outcome.value as never)
      else reject(outcome?.cause)
    })
    // a batch without changes wrote nothing, so its time says nothing about the disk
    if (!stored || writer.totalChanges() !== changesBefore)
      onCommit({ works: batch.length, waiting: queue.length, seconds, stored })
    notify(outcomes.flatMap((outcome) => (outcome.ok ? outcome.news : [])))
  }

  return {
    write<T>(work: Work<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: never) => void, reject })
        draining ??= drain()
      })
    },
    betweenTransactions<T>(work: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        exclusiveQueue.push(() => {
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
