import type { Database } from 'better-sqlite3'
import { type Db, StorageFault, type Tx } from './engine.ts'

type Waiting = { work: (tx: Tx) => Promise<unknown>; resolve: (value: never) => void; reject: (cause: unknown) => void }
type Outcome = { ok: true; value: unknown } | { ok: false; cause: unknown }

const BATCH_AT_MOST = 256
const TURNS_AT_MOST = 24
const QUIET_TURNS = 3

/**
 * One writer behind a queue. Whatever arrives in one turn of the event loop shares a transaction and one fsync; each
 * piece of work has a SAVEPOINT of its own, so a bad one never takes its neighbours along. Everybody is answered
 * after COMMIT, with success only if it is durable.
 */
export function groupCommit(client: Database, db: Db) {
  const queue: Waiting[] = []
  const tx: Tx = { db, head: null, caseNumber: null }
  let draining: Promise<void> | null = null

  const run = {
    begin: client.prepare('BEGIN IMMEDIATE'),
    save: client.prepare('SAVEPOINT work'),
    keep: client.prepare('RELEASE work'),
    undo: client.prepare('ROLLBACK TO work'),
    commit: client.prepare('COMMIT'),
    rollback: client.prepare('ROLLBACK'),
  }

  function forget() {
    tx.head = null
    tx.caseNumber = null
  }

  function abandon() {
    forget()
    if (client.inTransaction) run.rollback.run()
  }

  async function attempt({ work }: Waiting): Promise<Outcome> {
    run.save.run()
    try {
      const value = await work(tx)
      run.keep.run()
      return { ok: true, value }
    } catch (cause) {
      forget()
      // some faults (a full disk) end the whole transaction, and then there is no savepoint to go back to
      if (!client.inTransaction) throw new StorageFault('the transaction was ended by the database', { cause })
      run.undo.run()
      run.keep.run()
      return { ok: false, cause }
    }
  }

  async function commitBatch(batch: readonly Waiting[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    try {
      run.begin.run()
      for (const waiting of batch) outcomes.push(await attempt(waiting))
      run.commit.run()
      return outcomes
    } catch (cause) {
      abandon()
      const fault = cause instanceof StorageFault ? cause : new StorageFault('nothing was stored', { cause })
      return batch.map(() => ({ ok: false, cause: fault }))
    }
  }

  /** Let the event loop turn until it brings no more work for a while: a shared commit costs hardly more than one. */
  async function gather() {
    let quiet = 0
    for (let turns = 0; turns < TURNS_AT_MOST && quiet < QUIET_TURNS && queue.length < BATCH_AT_MOST; turns++) {
      const seen = queue.length
      await new Promise((turn) => setImmediate(turn))
      quiet = queue.length > seen ? 0 : quiet + 1
    }
  }

  async function drain() {
    while (queue.length > 0) {
      await gather()
      const batch = queue.splice(0, BATCH_AT_MOST)
      const outcomes = await commitBatch(batch)
      batch.forEach((waiting, at) => {
        const outcome = outcomes[at]
        if (outcome?.ok) waiting.resolve(outcome.value as never)
        else waiting.reject(outcome?.cause)
      })
    }
    draining = null
  }

  return {
    write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: never) => void, reject })
        draining ??= drain()
      })
    },
    async settled() {
      while (draining !== null) await draining
    },
  }
}
