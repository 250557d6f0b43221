import { openSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type Log, UNKNOWN } from './sqlite-log.ts'
import type { Asked, Place } from './sqlite-mover.ts'

/** Moves the log beside whoever writes. */
export type Beside = {
  /** One at a time. Resolves with what there was in the log when it began, moved or not. */
  readonly move: () => Promise<Log>
  /** There is nothing to move for now: the thread ends, and the next move has one of its own. */
  readonly end: () => Promise<void>
}

/** it holds a page at a time */
const MEGABYTES = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 }

/** A thread that dies is replaced by the next. `program`: sqlite-mover.ts, built. */
export function besideWriter(file: string, program: URL | string): Beside {
  /** stays open as long as the process: to close it would end the locks that SQLite has on the file */
  let database: number | null = null
  let mover: Worker | null = null
  let done: (log: Log) => void = () => undefined

  function open(): Worker {
    database ??= openSync(file, 'r+')
    const workerData: Place = { file, database }
    const opened = new Worker(program, { workerData, resourceLimits: MEGABYTES })
    opened.unref()
    opened.on('message', (log: Log) => done(log))
    // what it should have moved is still in the log
    opened.on('error', () => undefined)
    opened.on('exit', () => {
      if (mover !== opened) return
      mover = null
      done(UNKNOWN)
    })
    return opened
  }

  const ask = (worker: Worker, asked: Asked): void => worker.postMessage(asked)

  return {
    move: () =>
      new Promise((resolve) => {
        done = resolve
        try {
          mover ??= open()
          ask(mover, 'move')
        } catch {
          resolve(UNKNOWN)
        }
      }),
    end: async () => {
      const leaving = mover
      if (!leaving) return
      mover = null
      const gone = new Promise((resolve) => leaving.once('exit', resolve))
      leaving.ref()
      ask(leaving, 'end')
      await gone
    },
  }
}
