import { openSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { WorkerCommand, WorkerData } from './checkpoint-worker.ts'
import { UNKNOWN_WAL, type WalState } from './sqlite-wal.ts'

/** Checkpoints the WAL on a thread, beside the writer. */
export type CheckpointWorker = {
  /** Runs one checkpoint; call it again only after it resolved. Resolves with the state of the WAL. */
  readonly checkpoint: () => Promise<WalState>
  /** Ends the thread; the next checkpoint starts a new one. */
  readonly end: () => Promise<void>
}

/** small: a checkpoint holds one page at a time */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 }

/** A worker for the database `file`; `program` is the built checkpoint-worker.ts. A thread that dies is replaced. */
export function createCheckpointWorker(file: string, program: URL | string): CheckpointWorker {
  /** never closed: closing it would drop the locks that SQLite has on the file */
  let database: number | null = null
  let worker: Worker | null = null
  let done: (log: WalState) => void = () => undefined

  function open(): Worker {
    database ??= openSync(file, 'r+')
    const workerData: WorkerData = { file, database }
    const opened = new Worker(program, { workerData, resourceLimits: RESOURCE_LIMITS })
    opened.unref()
    opened.on('message', (log: WalState) => done(log))
    // ignored: what it should have checkpointed is still in the WAL
    opened.on('error', () => undefined)
    opened.on('exit', () => {
      if (worker !== opened) return
      worker = null
      done(UNKNOWN_WAL)
    })
    return opened
  }

  const post = (worker: Worker, command: WorkerCommand): void => worker.postMessage(command)

  return {
    checkpoint: () =>
      new Promise((resolve) => {
        done = resolve
        try {
          worker ??= open()
          post(worker, 'move')
        } catch {
          resolve(UNKNOWN_WAL)
        }
      }),
    end: async () => {
      const ending = worker
      if (!ending) return
      worker = null
      const gone = new Promise((resolve) => ending.once('exit', resolve))
      ending.ref()
      post(ending, 'end')
      await gone
    },
  }
}
