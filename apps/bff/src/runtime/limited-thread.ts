import { Worker } from 'node:worker_threads'
import { createFairTurns, type Turn, type TurnRequest } from './fair-turns.ts'

/** What became of a task. `over_limit`: it took too long, or too much memory; others: see `Turn`. */
export type ThreadEnd =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly why: LimitReason }
export type LimitReason = 'over_limit' | Exclude<Turn, 'turn'>

/** Does work that may take long beside the event loop, one task after another. `run` throws what the task threw. */
export type LimitedThread = { run(task: unknown, asked: TurnRequest): Promise<ThreadEnd>; close(): Promise<void> }

/** Calls `end` once the time of a task is over. Returns what stops that. */
export type StartLimit = (end: () => void) => () => void

export type LimitedThreadOptions = {
  /** what the thread runs: see `serveTasks`. Options are those of `Worker` */
  readonly program: URL | string
  readonly startLimit: StartLimit
  /** tasks that may wait beside the one that is under way, of all and of one person */
  readonly mostWaiting: number
  readonly mostOfOne: number
  /** the program is JavaScript, not a file */
  readonly eval?: boolean
}

/** what a task makes is short-lived; with more room the thread would fill it before it collects garbage */
const YOUNG_GENERATION_MB = 8
const OLD_GENERATION_MB = 256

/** A limit of so many milliseconds, by the clock of the machine. */
export const limitOf =
  (milliseconds: number): StartLimit =>
  (end) => {
    const timer = setTimeout(end, milliseconds)
    return () => clearTimeout(timer)
  }

type Answer = { readonly result?: unknown; readonly fault?: string }

/**
 * One thread for one kind of task, started with the first and kept for the next. Its program sends `'ready'` once it is loaded, from which time counts, and
 * then one `{ result }` or `{ fault }` for each task. A thread that is past the limit is ended, and the next task gets another.
 * It may load no native module: what ends it in the middle of that ends the whole process.
 */
export function createLimitedThread({
  program,
  startLimit,
  mostWaiting,
  mostOfOne,
  ...rest
}: LimitedThreadOptions): LimitedThread {
  const turns = createFairTurns(mostWaiting, mostOfOne)
  let thread: Worker | null = null
  let underWay: PromiseWithResolvers<ThreadEnd> | null = null

  function open(): Promise<Worker> {
    const opened = new Worker(program, {
      ...rest,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB, maxOldGenerationSizeMb: OLD_GENERATION_MB },
    })
    const loaded = Promise.withResolvers<Worker>()
    opened.on('message', (answer: 'ready' | Answer) => {
      if (answer === 'ready') loaded.resolve(opened)
      else if (answer.fault === undefined) underWay?.resolve({ ok: true, result: answer.result })
      else underWay?.reject(new Error(answer.fault))
    })
    opened.on('error', (fault: Error & { readonly code?: string }) => {
      loaded.reject(fault)
      if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') underWay?.resolve({ ok: false, why: 'over_limit' })
      else underWay?.reject(fault)
    })
    opened.on('exit', () => {
      if (thread === opened) thread = null
      const ended = new Error('the thread ended')
      loaded.reject(ended)
      underWay?.reject(ended)
    })
    return loaded.promise
  }

  async function perform(task: unknown): Promise<ThreadEnd> {
    thread ??= await open()
    const used = thread
    // what is waited for keeps the process, what waits for work does not
    used.ref()
    underWay = Promise.withResolvers<ThreadEnd>()
    const { promise, resolve } = underWay
    const stopLimit = startLimit(() => resolve({ ok: false, why: 'over_limit' }))
    let done = false
    try {
      used.postMessage(task)
      const end = await promise
      done = end.ok
      return end
    } finally {
      stopLimit()
      underWay = null
      used.unref()
      // after a fault, too: a thread is used again only where it has answered as it should
      if (!done) await close()
    }
  }

  async function close(): Promise<void> {
    const closed = thread
    thread = null
    await closed?.terminate()
  }

  return {
    async run(task, asked) {
      const turn = await turns.take(asked)
      if (turn !== 'turn') return { ok: false, why: turn }
      try {
        return await perform(task)
      } finally {
        turns.done()
      }
    },
    close,
  }
}
