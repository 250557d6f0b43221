import type { Database } from 'better-sqlite3'
import { type ChangeNotice, type Db, StorageFault, type Tx, type Work } from '../engine.ts'
import type { IndexChange } from '../index-changes.ts'
import { sqliteIndex } from './sqlite-search.ts'

/** A batch is cut after this and committed, so that early callers are not kept waiting by the rest. */
const MAX_BATCH_MS = 8

/** The outcome of one work: its value and its notices to listeners, or why it failed. */
export type WorkOutcome = { ok: true; value: unknown; news: readonly ChangeNotice[] } | { ok: false; cause: unknown }

type BatchWriter = {
  /**
   * Runs works in order, in one transaction, until MAX_BATCH_MS is over, and commits. Returns the outcome of each that
   * ran or, where nothing could be stored, a StorageFault for each.
   */
  run(works: readonly Work<unknown>[]): Promise<WorkOutcome[]>
  /** rows changed since the connection was opened */
  totalChanges(): number
}

/** Transactions of many works. Each work has a SAVEPOINT of its own, so that one that fails takes none of the others along. */
export function createBatchWriter(client: Database, db: Db): BatchWriter {
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
    // one writer: there is no other transaction
    lock: () => undefined,
    news: [],
    indexChanges: [],
  }
  /** of the works in this batch that were not rolled back */
  let batchIndexChanges: IndexChange[] = []

  const statements = {
    begin: client.prepare('BEGIN IMMEDIATE'),
    savepoint: client.prepare('SAVEPOINT work'),
    releaseSavepoint: client.prepare('RELEASE work'),
    rollbackToSavepoint: client.prepare('ROLLBACK TO work'),
    commit: client.prepare('COMMIT'),
    rollback: client.prepare('ROLLBACK'),
    totalChanges: client.prepare<[], number>('SELECT total_changes()').pluck(),
  }
  const index = sqliteIndex(client)

  /** After a rollback, numbers and the head of the audit chain are read from the database again. */
  function dropCachedState(): void {
    index.forget()
    tx.head = null
    caseNumber = null
  }

  function rollBack(): void {
    dropCachedState()
    if (client.inTransaction) statements.rollback.run()
  }

  async function attempt(work: Work<unknown>): Promise<WorkOutcome> {
    statements.savepoint.run()
    try {
      const value = await work(tx)
      statements.releaseSavepoint.run()
      batchIndexChanges.push(...tx.indexChanges.splice(0))
      return { ok: true, value, news: tx.news.splice(0) }
    } catch (cause) {
      dropCachedState()
      tx.news.length = 0
      tx.indexChanges.length = 0
      // some faults (a full disk) end the whole transaction, and then there is no savepoint to go back to
      if (!client.inTransaction) throw new StorageFault('the transaction was ended by the database', { cause })
      statements.rollbackToSavepoint.run()
      statements.releaseSavepoint.run()
      return { ok: false, cause }
    }
  }

  return {
    async run(works) {
      const outcomes: WorkOutcome[] = []
      batchIndexChanges = []
      try {
        statements.begin.run()
        const until = performance.now() + MAX_BATCH_MS
        for (const work of works) {
          outcomes.push(await attempt(work))
          if (performance.now() > until) break
        }
        index.write(batchIndexChanges)
        statements.commit.run()
        return outcomes
      } catch (cause) {
        rollBack()
        const fault = cause instanceof StorageFault ? cause : new StorageFault('nothing was stored', { cause })
        return works.map(() => ({ ok: false, cause: fault }))
      }
    },
    totalChanges: () => statements.totalChanges.get() ?? 0,
  }
}
