import type { Database } from 'better-sqlite3'
import type { CheckpointWorker } from './checkpoint-worker-handle.ts'
import { UNKNOWN_WAL, uncheckpointedPages, type WalState, walOf } from './sqlite-wal.ts'

/** In pages of the log. */
const LIMITS_PAGES = {
  /** less is not worth a move while others wait to write */
  enough: 10_000,
  whenQuiet: 1_000,
  /** then the writer stops for the little that came during a move, so that the log begins anew */
  long: 16_000,
  /** somebody has been reading one and the same instant for long, and the log cannot begin anew */
  stuck: 100_000,
} as const
const QUIET_DELAY_MS = 100
/** until a move that a reader kept from its end is tried again */
const RETRY_DELAY_MS = 1_000
const WARNING_INTERVAL_MS = 60_000

export type Checkpointer = {
  /** Between two transactions, once whoever waited for the first has been answered. */
  readonly afterCommit: () => Promise<void>
  readonly close: () => Promise<void>
}

export type CheckpointOptions = {
  /** moves most of it while the writer writes; without, the writer does all of it between two transactions */
  readonly worker: CheckpointWorker | null
  /** hears, in bytes, of a log that a reader keeps from beginning anew */
  readonly onGrowth: (bytes: number) => void
}

/**
 * Moves what commits left in the log into the database, so that no commit has to: when the writer is quiet, and beside it
 * while it is not. `client` is the connection that writes and has no checkpoints of its own.
 */
export function createCheckpointer(
  client: Database,
  { worker, onGrowth }: CheckpointOptions,
  limits: Readonly<Record<keyof typeof LIMITS_PAGES, number>> = LIMITS_PAGES,
): Checkpointer {
  const pageBytes = Number(client.pragma('page_size', { simple: true }))
  const { readState, checkpoint } = walOf(client)
  let quiet: NodeJS.Timeout | null = null
  let notBefore = 0
  let warnedAt = Number.NEGATIVE_INFINITY
  /** the log is being moved beside the writer */
  let inFlight = false
  /** it just was: there is as little left as there will be */
  let justFinished = false
  /** the last move did not come to anything: whoever made it, the writer makes the next */
  let failed = false

  function noteResult(left: WalState): void {
    failed = left.log === UNKNOWN_WAL.log
    if (uncheckpointedPages(left) > 0 || failed) notBefore = performance.now() + RETRY_DELAY_MS
  }

  const mayCheckpoint = (): boolean => !inFlight && performance.now() >= notBefore

  const scheduleWhenQuiet = (): NodeJS.Timeout => setTimeout(whenQuiet, QUIET_DELAY_MS).unref()

  function whenQuiet(): void {
    quiet = inFlight ? scheduleWhenQuiet() : null
    if (inFlight) return
    if (mayCheckpoint()) noteResult(checkpoint())
    void worker?.end()
  }

  function warnIfStuck({ log }: WalState): void {
    const now = performance.now()
    if (log < limits.stuck || now - warnedAt < WARNING_INTERVAL_MS) return
    warnedAt = now
    onGrowth(log * pageBytes)
  }

  async function checkpointInWorker(by: CheckpointWorker): Promise<void> {
    inFlight = true
    const left = await by.checkpoint()
    inFlight = false
    justFinished = true
    noteResult(left)
  }

  /** The answers to the last transaction leave first. */
  async function checkpointNow(): Promise<void> {
    await new Promise((turn) => setImmediate(turn))
    noteResult(checkpoint())
  }

  return {
    async afterCommit() {
      const state = readState()
      warnIfStuck(state)
      if (quiet) quiet.refresh()
      else if (uncheckpointedPages(state) >= limits.whenQuiet) quiet = scheduleWhenQuiet()
      const least = justFinished
      justFinished = false
      if (!mayCheckpoint()) return
      if (least && state.log >= limits.long) return await checkpointNow()
      if (uncheckpointedPages(state) < limits.enough) return
      if (worker && !failed) void checkpointInWorker(worker)
      else await checkpointNow()
    },
    async close() {
      if (quiet) clearTimeout(quiet)
      await worker?.end()
    },
  }
}
