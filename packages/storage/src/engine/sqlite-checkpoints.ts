import { Worker } from 'node:worker_threads'
import type { Database, Statement } from 'better-sqlite3'

/** In pages of the log. */
const LIMITS = {
  /** less is not worth a checkpoint while others wait to write */
  enough: 10_000,
  whenQuiet: 1_000,
  /** more than the writer moves itself: it would stand still for as long as all of that takes */
  tooMany: 20_000,
  /** somebody has been reading one and the same instant for long, and the log cannot begin anew */
  stuck: 100_000,
} as const
const QUIET_MS = 100
const AGAIN_MS = 2_000
const SAID_EVERY_MS = 60_000

/** pages in the log, and how many of them are in the database already */
type Log = { readonly log: number; readonly checkpointed: number }
const NOTHING: Log = { log: 0, checkpointed: 0 }

const own = import.meta.url
const WORKER = new URL(own.endsWith('.ts') ? './checkpoint-worker.ts' : './checkpoint-worker.mjs', own)

export type Checkpoints = {
  /** Between two transactions, once whoever waited for the first has been answered. */
  readonly between: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Moves what commits left in the log into the database, so that no commit has to: when the writer is quiet, at the
 * latest between two transactions. `client` is the connection that writes and has no checkpoints of its own. A large
 * rest, as a backup leaves it, is moved by a thread beside it. `grows` hears, in bytes, of a log that a reader keeps
 * from beginning anew.
 */
export function checkpoints(
  client: Database,
  grows: (bytes: number) => void,
  limits: Readonly<Record<keyof typeof LIMITS, number>> = LIMITS,
): Checkpoints {
  const pageBytes = Number(client.pragma('page_size', { simple: true }))
  const looking = client.prepare<[], Log>('PRAGMA wal_checkpoint(NOOP)')
  const moving = client.prepare<[], Log>('PRAGMA wal_checkpoint(PASSIVE)')
  let quiet: NodeJS.Timeout | null = null
  let beside: Worker | null = null
  let notBefore = 0
  let saidAt = Number.NEGATIVE_INFINITY

  /** A checkpoint that fails loses nothing, what it should have moved stays in the log; a full disk shows elsewhere. */
  function tried(statement: Statement<[], Log>): Log {
    try {
      return statement.get() ?? NOTHING
    } catch {
      return NOTHING
    }
  }

  function move(): void {
    const { log, checkpointed } = tried(moving)
    // somebody reads from it, or it cannot be: not at every commit anew
    if (log !== checkpointed || log === 0) notBefore = performance.now() + AGAIN_MS
  }

  function moveBeside(before: Log): void {
    beside = new Worker(WORKER, { workerData: client.name })
    beside.once('error', () => undefined)
    beside.once('exit', () => {
      beside = null
      const { checkpointed } = tried(looking)
      if (checkpointed === before.checkpointed) notBefore = performance.now() + AGAIN_MS
    })
  }

  function mention({ log }: Log): void {
    const now = performance.now()
    if (log < limits.stuck || now - saidAt < SAID_EVERY_MS) return
    saidAt = now
    grows(log * pageBytes)
  }

  function moveFrom(pages: number): void {
    const state = tried(looking)
    const rest = state.log - state.checkpointed
    if (rest < pages || beside !== null || performance.now() < notBefore) return
    if (rest < limits.tooMany) move()
    else moveBeside(state)
  }

  function whenQuiet(): void {
    quiet = null
    moveFrom(limits.whenQuiet)
  }

  return {
    async between() {
      const state = tried(looking)
      const rest = state.log - state.checkpointed
      mention(state)
      if (quiet) quiet.refresh()
      else if (rest >= limits.whenQuiet) quiet = setTimeout(whenQuiet, QUIET_MS).unref()
      if (rest < limits.enough) return
      // the answers to the last transaction leave first
      await new Promise((turn) => setImmediate(turn))
      moveFrom(limits.enough)
    },
    async close() {
      if (quiet) clearTimeout(quiet)
      await beside?.terminate()
    },
  }
}
