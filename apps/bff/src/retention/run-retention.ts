import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { RETENTION_CLASSES } from '@mimamori/policy/retention/retention-class-rules'
import { nextRetentionRun, retentionCutoff } from '@mimamori/policy/retention/retention-schedule'
import { ownersOfUnused } from '@mimamori/storage/own-texts/own-text-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import {
  lastRetentionRun,
  type RetentionRun,
  retentionDays,
  retentionPage,
} from '@mimamori/storage/retention/retention-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

/** rows a step */
const BATCH_SIZE = 200
const POLL_INTERVAL_MS = 60_000

type ActiveRun = RetentionRun & { readonly place: NonNullable<RetentionRun['place']> }
type RetentionDeps = Pick<AppContext, 'storage' | 'clock' | 'log'>

const isActive = (run: RetentionRun | null): run is ActiveRun => run !== null && run.place !== null
const classAfter = (at: ActiveRun['place']['class']) => RETENTION_CLASSES[RETENTION_CLASSES.indexOf(at) + 1]

/** Deletes one batch of rows and advances the run. Returns the run as it is then. */
async function runStep(tx: Tx, at: string, run: ActiveRun): Promise<RetentionRun> {
  const { class: of, behind } = run.place
  const days = run.days[of]
  const page =
    days === null
      ? { keys: [], next: null }
      : await retentionPage(tx.db, of, retentionCutoff(run.startedAt, days), behind, BATCH_SIZE)
  const counts = { ...run.counts, [of]: (run.counts[of] ?? 0) + page.keys.length }
  const nextClass = page.next ? of : classAfter(of)
  const place = nextClass ? { class: nextClass, behind: page.next } : null
  const next: RetentionRun = { ...run, counts, place, finishedAt: place ? null : at }
  const ownerIds = await ownersOfUnused(tx.db, of, page.keys)
  await record(tx, at, SYSTEM, { type: 'retention.stepped', class: of, keys: page.keys, run: next, ownerIds })
  if (!place) await record(tx, at, SYSTEM, { type: 'retention.ran', run: next })
  return next
}

/** Takes the next step of the current run. Returns whether there are more. */
async function continueRun({ storage, clock, log }: RetentionDeps): Promise<boolean> {
  const run = await storage.write(async (tx) => {
    const stored = await lastRetentionRun(tx.db)
    const at = clock.now()
    return isActive(stored) && !isInTheFuture(stored.startedAt, at) ? await runStep(tx, at, stored) : null
  })
  if (run?.finishedAt) log.info({ counts: run.counts }, 'what was past its time is gone')
  return run?.place != null
}

/** Starts a run at this instant. */
async function startRun({ storage, clock }: RetentionDeps): Promise<void> {
  const days = await retentionDays(storage.db)
  const [first] = RETENTION_CLASSES
  const startedAt = clock.now()
  const run: RetentionRun = { startedAt, days, place: { class: first, behind: null }, counts: {}, finishedAt: null }
  const begins = { type: 'retention.stepped', class: first, keys: [], run, ownerIds: [] } as const
  await storage.write((tx) => record(tx, startedAt, SYSTEM, begins))
}

/** Stores an empty run, from which a desk without any waits for its first. */
async function scheduleFirstRun({ storage, clock }: RetentionDeps): Promise<void> {
  const [startedAt, days] = [clock.now(), await retentionDays(storage.db)]
  const run: RetentionRun = { startedAt, days, place: null, counts: {}, finishedAt: startedAt }
  const waits = { type: 'retention.stepped', class: RETENTION_CLASSES[0], keys: [], run, ownerIds: [] } as const
  await storage.write((tx) => record(tx, startedAt, SYSTEM, waits))
}

/** Runs to the end, now. */
export async function runRetention(app: RetentionDeps): Promise<void> {
  await startRun(app)
  while (await continueRun(app));
}

/**
 * Every night at three, Japan time, deletes what is past its retention, a short step a call; an interrupted run is
 * continued. For the leader. Each call returns how much was done; 0: nothing is running.
 */
export function createRetentionJob(app: RetentionDeps): () => Promise<number> {
  let polledAt = Number.NEGATIVE_INFINITY
  let running = false

  async function poll(): Promise<void> {
    if (performance.now() - polledAt < POLL_INTERVAL_MS) return
    polledAt = performance.now()
    const run = await lastRetentionRun(app.storage.db)
    // a run dated in the future does not count, and what it would have deleted stays
    if (!run || isInTheFuture(run.startedAt, app.clock.now())) return await scheduleFirstRun(app)
    if (!isActive(run) && nextRetentionRun(run.startedAt) <= app.clock.now()) await startRun(app)
    running = isActive(run) || nextRetentionRun(run.startedAt) <= app.clock.now()
  }

  return async () => {
    if (!running) await poll()
    if (!running) return 0
    running = await continueRun(app)
    return 1
  }
}
