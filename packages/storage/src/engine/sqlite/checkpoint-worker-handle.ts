import { openSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { WorkerCommand, WorkerData } from './checkpoint-worker.ts'
import { UNKNOWN_WAL, type WalState } from './sqlite-wal.ts'

/** Moves the log beside whoever writes. */
export type CheckpointWorker = {
  /** One at a time. Resolves with what there was in the log when it began, moved or not. */
  readonly checkpoint: () => Promise<WalState>
  /** There is nothing to move for now: the thread ends, and the next move has one of its own. */
  readonly end: () => Promise<void>
}

/** it holds a page at a time */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 }

/** A thread that dies is replaced by the next. `program`: checkpoint-worker.ts, built. */
export function createCheckpointWorker(file: string, program: URL | string): CheckpointWorker {
  /** stays open as long as the process: to close it would end the locks that SQLite has on the file */
  let database: number | null = null
  let worker: Worker | null = null
  let done: (log: WalState) => void = () => undefined

  function open(): Worker {
    database ??= openSync(file, 'r+')
    const workerData: WorkerData = { file, database }
    const opened = new Worker(program, { workerData, resourceLimits: RESOURCE_LIMITS })
    opened.unref()
    opened.on('message', (log: WalState) => done(log))
    // what it should have moved is still in the log
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
