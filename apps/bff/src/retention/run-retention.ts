import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { RETENTION_CLASSES } from '@mimamori/policy/retention/retention-class-rules'
import { nextRetentionRun, retentionCutoff } from '@mimamori/policy/retention/retention-schedule'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import {
  lastRetentionRun,
  type RetentionRun,
  retentionDays,
  retentionPage,
} from '@mimamori/storage/retention/retention-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

const BATCH_SIZE = 200
const POLL_INTERVAL_MS = 60_000

type ActiveRun = RetentionRun & { readonly place: NonNullable<RetentionRun['place']> }
type RetentionDeps = Pick<AppContext, 'storage' | 'clock' | 'log'>

const isActive = (run: RetentionRun | null): run is ActiveRun => run !== null && run.place !== null
const classAfter = (at: ActiveRun['place']['class']) => RETENTION_CLASSES[RETENTION_CLASSES.indexOf(at) + 1]

/** One stretch of rows: those that go do so, and the run stands behind them. Answers the run as it is then. */
async function runStep(tx: Tx, at: string, run: ActiveRun): Promise<RetentionRun> {
  const { class: of, behind } = run.place
  const days = run.days[of]
  const page =
    days === null
      ? { keys: [], next: null }
      : await retentionPage(tx.db, of, retentionCutoff(run.startedAt, days), behind, BATCH_SIZE)
  const counts = { ...run.counts, [of]: (run.counts[of] ?? 0) + page.keys.length }
  const next = page.next ? of : classAfter(of)
  const place = next ? { class: next, behind: page.next } : null
  const stands: RetentionRun = { ...run, counts, place, finishedAt: place ? null : at }
  await record(tx, at, SYSTEM, { type: 'retention.stepped', class: of, keys: page.keys, run: stands })
  if (!place) await record(tx, at, SYSTEM, { type: 'retention.ran', run: stands })
  return stands
}

/** Take one step of the run that is under way. Answers whether there is more of it. */
async function continueRun({ storage, clock, log }: RetentionDeps): Promise<boolean> {
  const run = await storage.write(async (tx) => {
    const stands = await lastRetentionRun(tx.db)
    const at = clock.now()
    return isActive(stands) && !isInTheFuture(stands.startedAt, at) ? await runStep(tx, at, stands) : null
  })
  if (run?.finishedAt) log.info({ counts: run.counts }, 'what was past its time is gone')
  return run?.place != null
}

/** Let what is past its time begin to go. */
async function startRun({ storage, clock }: RetentionDeps): Promise<void> {
  const days = await retentionDays(storage.db)
  const [first] = RETENTION_CLASSES
  const startedAt = clock.now()
  const run: RetentionRun = { startedAt, days, place: { class: first, behind: null }, counts: {}, finishedAt: null }
  await storage.write((tx) => record(tx, startedAt, SYSTEM, { type: 'retention.stepped', class: first, keys: [], run }))
}

/** A desk that has never looked begins to wait for its first run. */
async function scheduleFirstRun({ storage, clock }: RetentionDeps): Promise<void> {
  const [startedAt, days] = [clock.now(), await retentionDays(storage.db)]
  const run: RetentionRun = { startedAt, days, place: null, counts: {}, finishedAt: startedAt }
  const waits = { type: 'retention.stepped', class: RETENTION_CLASSES[0], keys: [], run } as const
  await storage.write((tx) => record(tx, startedAt, SYSTEM, waits))
}

/** Run to the end, now. */
export async function runRetention(app: RetentionDeps): Promise<void> {
  await startRun(app)
  while (await continueRun(app));
}

/**
 * Every night at three, Japan time, what is past its time goes, a short step a call; a run that was cut off goes on where
 * it was. For the instance that keeps house. Answers how much was done: 0, and nothing is under way.
 */
export function createRetentionJob(app: RetentionDeps): () => Promise<number> {
  let polledAt = Number.NEGATIVE_INFINITY
  let running = false

  async function poll(): Promise<void> {
    if (performance.now() - polledAt < POLL_INTERVAL_MS) return
    polledAt = performance.now()
    const run = await lastRetentionRun(app.storage.db)
    // one that is dated in the future counts as none, and what it was about to take away stays
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
