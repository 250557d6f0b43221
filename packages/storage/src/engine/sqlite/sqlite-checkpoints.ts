import type { Database } from 'better-sqlite3'
import type { CheckpointWorker } from './checkpoint-worker-handle.ts'
import { UNKNOWN_WAL, uncheckpointedPages, type WalState, walOf } from './sqlite-wal.ts'

/** Thresholds, in pages of the WAL. */
const LIMITS_PAGES = {
  /** less is not worth a checkpoint while works wait to be written */
  enough: 10_000,
  whenQuiet: 1_000,
  /** then the writer checkpoints the rest itself, so that the WAL restarts */
  long: 16_000,
  /** a long read keeps the WAL from restarting: worth a warning */
  stuck: 100_000,
} as const
const QUIET_DELAY_MS = 100
/** until a checkpoint that a reader kept from finishing is tried again */
const RETRY_DELAY_MS = 1_000
const WARNING_INTERVAL_MS = 60_000

export type Checkpointer = {
  /** Called after each transaction, once its works have their results. */
  readonly afterCommit: () => Promise<void>
  readonly close: () => Promise<void>
}

export type CheckpointOptions = {
  /** checkpoints beside the writer; `null`: the writer does all of it between two transactions */
  readonly worker: CheckpointWorker | null
  /** called with the size of a WAL that a reader keeps from restarting */
  readonly onGrowth: (bytes: number) => void
}

/**
 * Checkpoints the WAL so that no commit has to: on the writer when it is quiet, and beside it while it is not. `client` is the
 * connection that writes, with automatic checkpoints off.
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
  /** a checkpoint runs beside the writer */
  let inFlight = false
  /** a checkpoint just finished: the WAL has as little left as it will get */
  let justFinished = false
  /** the last checkpoint failed, so the writer makes the next one */
  let failed = false

  function noteResult(state: WalState): void {
    failed = state.log === UNKNOWN_WAL.log
    if (uncheckpointedPages(state) > 0 || failed) notBefore = performance.now() + RETRY_DELAY_MS
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
    const state = await by.checkpoint()
    inFlight = false
    justFinished = true
    noteResult(state)
  }

  /** Checkpoints on the writer, after the answers to the last transaction were sent. */
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
