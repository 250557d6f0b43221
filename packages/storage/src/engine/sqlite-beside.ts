import { Worker } from 'node:worker_threads'
import { type Log, UNKNOWN } from './sqlite-log.ts'
import type { Asked } from './sqlite-mover.ts'

/** Moves the log beside whoever writes. */
export type Beside = {
  /** One at a time. Resolves with what there was in the log when it began, moved or not. */
  readonly move: () => Promise<Log>
  readonly close: () => Promise<void>
}

/** it holds a page at a time */
const MEGABYTES = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 16 }

/** Opens with the first move. A thread that dies is replaced by the next. `program`: sqlite-mover.ts, built. */
export function besideWriter(file: string, program: URL | string): Beside {
  let mover: Worker | null = null
  let done: (log: Log) => void = () => undefined

  function open(): Worker {
    // what it opens stays open when it ends
    const opened = new Worker(program, { workerData: file, trackUnmanagedFds: false, resourceLimits: MEGABYTES })
    opened.unref()
    opened.on('message', (log: Log) => done(log))
    // what it should have moved is still in the log
    opened.on('error', () => undefined)
    opened.on('exit', () => {
      if (mover === opened) mover = null
      done(UNKNOWN)
    })
    return opened
  }

  const ask = (worker: Worker, asked: Asked): void => worker.postMessage(asked)

  return {
    move: () =>
      new Promise((resolve) => {
        done = resolve
        mover ??= open()
        ask(mover, 'move')
      }),
    close: async () => {
      const leaving = mover
      if (!leaving) return
      const gone = new Promise((resolve) => leaving.once('exit', resolve))
      leaving.ref()
      ask(leaving, 'end')
      await gone
    },
  }
}
