import { Worker } from 'node:worker_threads'
import Database, { type Database as Client } from 'better-sqlite3'
import type { RecordedPart, Recording, Step } from './statement-recorder.ts'

// as in the desk's group commit
const MAX_BATCH_SIZE = 256
const MAX_BATCH_MS = 8
const MAX_GATHER_TURNS = 24
const QUIET_TURNS = 3

/** Moves the log into the database beside the writer, as the desk does. */
const CHECKPOINTS = `
  const { workerData } = require('node:worker_threads')
  const client = new (require(workerData.driver))(workerData.file)
  setInterval(() => client.pragma('wal_checkpoint(PASSIVE)'), 500)
`

type Waiting = { readonly part: RecordedPart; readonly resolve: () => void; readonly reject: (cause: unknown) => void }

function executorOn(client: Client, { statements }: Recording): (steps: readonly Step[]) => void {
  const prepared = statements.map(() => null as ReturnType<Client['prepare']> | null)
  return (steps) => {
    for (const [at, values] of steps) {
      const statement = prepared[at] ?? client.prepare(statements[at] ?? '')
      prepared[at] = statement
      if (statement.reader) statement.raw().all(...values)
      else statement.run(...values)
    }
  }
}

/** Answers what carries out a part of a recorded work on this file and resolves once it is durable. */
export function openLimitSqlite(file: string, recording: Recording): (part: RecordedPart) => Promise<void> {
  const writer = new Database(file)
  const reader = new Database(file, { readonly: true })
  for (const { writes, source } of recording.pragmas) (writes ? writer : reader).pragma(source.slice('PRAGMA '.length))
  const driver = import.meta.resolve('better-sqlite3').slice('file://'.length)
  new Worker(CHECKPOINTS, { eval: true, workerData: { driver, file } }).unref()
  const [write, read] = [executorOn(writer, recording), executorOn(reader, recording)]
  const queue: Waiting[] = []
  let draining = false

  async function gatherBatch(): Promise<void> {
    let quiet = 0
    for (let turns = 0; turns < MAX_GATHER_TURNS && quiet < QUIET_TURNS && queue.length < MAX_BATCH_SIZE; turns++) {
      const seen = queue.length
      await new Promise((turn) => setImmediate(turn))
      quiet = queue.length > seen ? 0 : quiet + 1
    }
  }

  function commitBatch(batch: readonly Waiting[]): number {
    const until = performance.now() + MAX_BATCH_MS
    let count = 0
    writer.exec('BEGIN IMMEDIATE')
    do write(batch[count++]?.part.batches[0] ?? [])
    while (count < batch.length && performance.now() <= until)
    for (const { part } of batch.slice(0, count)) for (const steps of part.batches.slice(1)) write(steps)
    writer.exec('COMMIT')
    return count
  }

  async function drain(): Promise<void> {
    if (draining) return
    draining = true
    while (queue.length > 0) {
      await gatherBatch()
      try {
        for (const { resolve } of queue.splice(0, commitBatch(queue.slice(0, MAX_BATCH_SIZE)))) resolve()
      } catch (cause) {
        if (writer.inTransaction) writer.exec('ROLLBACK')
        for (const { reject } of queue.splice(0)) reject(cause)
      }
    }
    draining = false
  }

  return (part) =>
    new Promise((resolve, reject) => {
      if (part.writes) {
        queue.push({ part, resolve, reject })
        void drain()
        return
      }
      for (const steps of part.batches) read(steps)
      resolve()
    })
}
