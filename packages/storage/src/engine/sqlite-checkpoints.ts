import type { Database, Statement } from 'better-sqlite3'

/** In pages of the log. */
const LIMITS = {
  /** less is not worth a checkpoint while others wait to write */
  enough: 10_000,
  whenQuiet: 1_000,
  /** somebody has been reading one and the same instant for long, and the log cannot begin anew */
  stuck: 100_000,
} as const
const QUIET_MS = 100
/** until a checkpoint that a reader kept from its end is tried again */
const AGAIN_MS = 1_000
const SAID_EVERY_MS = 60_000

/** pages in the log, and how many of them are in the database already */
type Log = { readonly log: number; readonly checkpointed: number }
const NOTHING: Log = { log: 0, checkpointed: 0 }

export type Checkpoints = {
  /** Between two transactions, once whoever waited for the first has been answered. */
  readonly between: () => Promise<void>
  readonly close: () => void
}

/**
 * Moves what commits left in the log into the database, so that no commit has to: when the writer is quiet, at the
 * latest between two transactions. `client` is the connection that writes and has no checkpoints of its own. `grows`
 * hears, in bytes, of a log that a reader keeps from beginning anew.
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

  function restOf({ log, checkpointed }: Log): number {
    return log - checkpointed
  }

  function move(): void {
    if (performance.now() < notBefore) return
    const left = tried(moving)
    if (restOf(left) > 0 || left === NOTHING) notBefore = performance.now() + AGAIN_MS
  }

  function whenQuiet(): void {
    quiet = null
    move()
  }

  function mention({ log }: Log): void {
    const now = performance.now()
    if (log < limits.stuck || now - saidAt < SAID_EVERY_MS) return
    saidAt = now
    grows(log * pageBytes)
  }

  return {
    async between() {
      const state = tried(looking)
      const rest = restOf(state)
      mention(state)
      if (quiet) quiet.refresh()
      else if (rest >= limits.whenQuiet) quiet = setTimeout(whenQuiet, QUIET_MS).unref()
      if (rest < limits.enough) return
      // the answers to the last transaction leave first
      await new Promise((turn) => setImmediate(turn))
      move()
    },
    close() {
      if (quiet) clearTimeout(quiet)
    },
  }
}
