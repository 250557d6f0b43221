import type { Database } from 'better-sqlite3'
import type { Beside } from './sqlite-beside.ts'
import { type Log, logOf, restOf, UNKNOWN } from './sqlite-log.ts'

/** In pages of the log. */
const LIMITS = {
  /** less is not worth a move while others wait to write */
  enough: 10_000,
  whenQuiet: 1_000,
  /** then the writer stops for the little that came during a move, so that the log begins anew */
  long: 16_000,
  /** somebody has been reading one and the same instant for long, and the log cannot begin anew */
  stuck: 100_000,
} as const
const QUIET_MS = 100
/** until a move that a reader kept from its end is tried again */
const AGAIN_MS = 1_000
const SAID_EVERY_MS = 60_000

export type Checkpoints = {
  /** Between two transactions, once whoever waited for the first has been answered. */
  readonly between: () => Promise<void>
  readonly close: () => Promise<void>
}

export type Around = {
  /** moves most of it while the writer writes; without, the writer does all of it between two transactions */
  readonly beside: Beside | null
  /** hears, in bytes, of a log that a reader keeps from beginning anew */
  readonly grows: (bytes: number) => void
}

/**
 * Moves what commits left in the log into the database, so that no commit has to: when the writer is quiet, and beside it
 * while it is not. `client` is the connection that writes and has no checkpoints of its own.
 */
export function checkpoints(
  client: Database,
  { beside, grows }: Around,
  limits: Readonly<Record<keyof typeof LIMITS, number>> = LIMITS,
): Checkpoints {
  const pageBytes = Number(client.pragma('page_size', { simple: true }))
  const { look, move } = logOf(client)
  let quiet: NodeJS.Timeout | null = null
  let notBefore = 0
  let saidAt = Number.NEGATIVE_INFINITY
  /** the log is being moved beside the writer */
  let away = false
  /** it just was: there is as little left as there will be */
  let returned = false
  /** the last move did not come to anything: whoever made it, the writer makes the next */
  let failed = false

  function moved(left: Log): void {
    failed = left.log === UNKNOWN.log
    if (restOf(left) > 0 || failed) notBefore = performance.now() + AGAIN_MS
  }

  const mayMove = (): boolean => !away && performance.now() >= notBefore

  const soon = (): NodeJS.Timeout => setTimeout(whenQuiet, QUIET_MS).unref()

  function whenQuiet(): void {
    quiet = away ? soon() : null
    if (away) return
    if (mayMove()) moved(move())
    void beside?.end()
  }

  function mention({ log }: Log): void {
    const now = performance.now()
    if (log < limits.stuck || now - saidAt < SAID_EVERY_MS) return
    saidAt = now
    grows(log * pageBytes)
  }

  async function goAway(by: Beside): Promise<void> {
    away = true
    const left = await by.move()
    away = false
    returned = true
    moved(left)
  }

  /** The answers to the last transaction leave first. */
  async function stopFor(): Promise<void> {
    await new Promise((turn) => setImmediate(turn))
    moved(move())
  }

  return {
    async between() {
      const state = look()
      mention(state)
      if (quiet) quiet.refresh()
      else if (restOf(state) >= limits.whenQuiet) quiet = soon()
      const least = returned
      returned = false
      if (!mayMove()) return
      if (least && state.log >= limits.long) return await stopFor()
      if (restOf(state) < limits.enough) return
      if (beside && !failed) void goAway(beside)
      else await stopFor()
    },
    async close() {
      if (quiet) clearTimeout(quiet)
      await beside?.end()
    },
  }
}
