import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-rules'
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

const ROWS_A_STEP = 200
const LOOK_EVERY_MS = 60_000

type Running = RetentionRun & { readonly place: NonNullable<RetentionRun['place']> }
type Retaining = Pick<AppContext, 'storage' | 'clock' | 'log'>

const isRunning = (run: RetentionRun | null): run is Running => run !== null && run.place !== null
const classBehind = (at: Running['place']['class']) => RETENTION_CLASSES[RETENTION_CLASSES.indexOf(at) + 1]

/** One stretch of rows: those that go do so, and the run stands behind them. Answers the run as it is then. */
async function step(tx: Tx, at: string, run: Running): Promise<RetentionRun> {
  const { class: of, behind } = run.place
  const days = run.days[of]
  const page =
    days === null
      ? { keys: [], next: null }
      : await retentionPage(tx.db, of, retentionCutoff(run.startedAt, days), behind, ROWS_A_STEP)
  const counts = { ...run.counts, [of]: (run.counts[of] ?? 0) + page.keys.length }
  const next = page.next ? of : classBehind(of)
  const place = next ? { class: next, behind: page.next } : null
  const stands: RetentionRun = { ...run, counts, place, finishedAt: place ? null : at }
  await record(tx, at, SYSTEM, { type: 'retention.stepped', class: of, keys: page.keys, run: stands })
  if (!place) await record(tx, at, SYSTEM, { type: 'retention.ran', run: stands })
  return stands
}

/** Take one step of the run that is under way. Answers whether there is more of it. */
async function goOn({ storage, clock, log }: Retaining): Promise<boolean> {
  const run = await storage.write(async (tx) => {
    const stands = await lastRetentionRun(tx.db)
    const at = clock.now()
    return isRunning(stands) && !isInTheFuture(stands.startedAt, at) ? await step(tx, at, stands) : null
  })
  if (run?.finishedAt) log.info({ counts: run.counts }, 'what was past its time is gone')
  return run?.place != null
}

/** Let what is past its time begin to go. */
async function begin({ storage, clock }: Retaining): Promise<void> {
  const days = await retentionDays(storage.db)
  const [first] = RETENTION_CLASSES
  const startedAt = clock.now()
  const run: RetentionRun = { startedAt, days, place: { class: first, behind: null }, counts: {}, finishedAt: null }
  await storage.write((tx) => record(tx, startedAt, SYSTEM, { type: 'retention.stepped', class: first, keys: [], run }))
}

/** A desk that has never looked begins to wait for its first run. */
async function expectFirst({ storage, clock }: Retaining): Promise<void> {
  const [startedAt, days] = [clock.now(), await retentionDays(storage.db)]
  const run: RetentionRun = { startedAt, days, place: null, counts: {}, finishedAt: startedAt }
  const waits = { type: 'retention.stepped', class: RETENTION_CLASSES[0], keys: [], run } as const
  await storage.write((tx) => record(tx, startedAt, SYSTEM, waits))
}

/** Run to the end, now. */
export async function runRetention(app: Retaining): Promise<void> {
  await begin(app)
  while (await goOn(app));
}

/**
 * Every night at three, Japan time, what is past its time goes, a short step a call; a run that was cut off goes on where
 * it was. For the instance that keeps house. Answers how much was done: 0, and nothing is under way.
 */
export function retaining(app: Retaining): () => Promise<number> {
  let lookedAt = Number.NEGATIVE_INFINITY
  let running = false

  async function look(): Promise<void> {
    if (performance.now() - lookedAt < LOOK_EVERY_MS) return
    lookedAt = performance.now()
    const run = await lastRetentionRun(app.storage.db)
    // one that is dated in the future counts as none, and what it was about to take away stays
    if (!run || isInTheFuture(run.startedAt, app.clock.now())) return await expectFirst(app)
    if (!isRunning(run) && nextRetentionRun(run.startedAt) <= app.clock.now()) await begin(app)
    running = isRunning(run) || nextRetentionRun(run.startedAt) <= app.clock.now()
  }

  return async () => {
    if (!running) await look()
    if (!running) return 0
    running = await goOn(app)
    return 1
  }
}
