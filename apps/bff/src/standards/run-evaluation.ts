import type { MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import type { ForecastChange } from '@mimamori/policy/standards/forecast-change'
import { type Holding, isHolding } from '@mimamori/policy/standards/holding-rules'
import type { RunPurpose, RunState } from '@mimamori/policy/standards/run-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { newId } from '@mimamori/storage/ids'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { countChangesOfRun } from '@mimamori/storage/standards/change-reads'
import { countEvaluatedMembers, evaluatedMember } from '@mimamori/storage/standards/evaluation-reads'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import { forecastsOf, runById, runningRun, type StoredRun } from '@mimamori/storage/standards/run-reads'
import { versionByNumber } from '@mimamori/storage/standards/version-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import type { EvaluationStep } from './evaluate-pages.ts'
import { evaluationSteps } from './evaluation-steps.ts'

/** changes that are stored in one transaction, so that no decision waits long behind them */
const CHANGES_PER_WRITE = 100

/** The evaluations that run in this process, by id. `leaving`: the desk stops, and each is left behind its next page. */
type Evaluations = { readonly driven: Map<string, Promise<void>>; leaving: boolean }
const evaluationsOf = oncePerApp((): Evaluations => ({ driven: new Map(), leaving: false }))

/** Why an evaluation is left where it is: the process that starts next goes on with it. */
class DeskStopsError extends Error {}

function stayUnlessLeaving(app: AppContext): void {
  if (evaluationsOf(app).leaving) throw new DeskStopsError()
}

/** Begins an evaluation in a transaction; `driveEvaluation` goes through the members. Answers its id. */
export async function beginRun(
  tx: Tx,
  at: string,
  startedBy: string,
  of: {
    readonly purpose: RunPurpose
    readonly roles: readonly MemberRole[]
    readonly version: number | null
    readonly standards: StandardSet
  },
): Promise<string> {
  const id = newId(at)
  const total = await countEvaluatedMembers(tx.db)
  await record(tx, at, startedBy, { type: 'standards_run.started', id, total, startedBy, ...of })
  return id
}

/** Goes through the members of an evaluation that has begun, and does not wait for it. One that is driven here already goes on. */
export function driveEvaluation(app: AppContext, runId: string): Promise<void> {
  const { driven } = evaluationsOf(app)
  const known = driven.get(runId)
  if (known !== undefined) return known
  const driving = drive(app, runId).finally(() => driven.delete(runId))
  driven.set(runId, driving)
  return driving
}

/** Waits for everything that this process evaluates. */
export const evaluationsDone = async (app: AppContext): Promise<void> => {
  await Promise.allSettled(evaluationsOf(app).driven.values())
}

/** Leaves what this process evaluates, each behind the page it is at, before the desk stops. */
export async function leaveEvaluations(app: AppContext): Promise<void> {
  evaluationsOf(app).leaving = true
  await evaluationsDone(app)
}

/** Goes on with an evaluation that a stopped process has left, for the leader. Answers how many. */
export async function resumeEvaluation(app: AppContext): Promise<number> {
  const run = await runningRun(app.storage.db)
  if (!run || evaluationsOf(app).driven.has(run.id)) return 0
  void driveEvaluation(app, run.id).catch(() => undefined)
  return 1
}

async function drive(app: AppContext, runId: string): Promise<void> {
  const run = await runById(app.storage.db, runId)
  if (run?.state !== 'running') return
  try {
    const list = await namedChanges(app, run)
    if (list === null) await evaluateAll(app, run)
    else await applyNamed(app, run, list)
    await endRun(app, runId, 'done')
  } catch (fault) {
    if (fault instanceof DeskStopsError) return
    // cancelled, or taken over: whoever did it has written so
    if ((await runById(app.storage.db, runId))?.state !== 'running') return
    app.log.error({ err: fault, run: runId }, 'members could not be evaluated')
    await endRun(app, runId, 'failed')
    throw fault
  }
}

async function endRun(app: AppContext, runId: string, state: Exclude<RunState, 'running'>, by = SYSTEM): Promise<void> {
  await app.storage.write(async (tx) => {
    tx.lock('key', 'standards')
    const run = await runById(tx.db, runId)
    if (run?.state !== 'running') return
    const { purpose, done } = run
    const changed = await countChangesOfRun(tx.db, runId)
    await record(tx, app.clock.now(), by, { type: 'standards_run.ended', runId, purpose, state, done, changed })
  })
}

/** Ends an evaluation that is under way. What it has changed stays. */
export const cancelRun = (app: AppContext, runId: string, by: string): Promise<void> =>
  endRun(app, runId, 'cancelled', by)

async function evaluateAll(app: AppContext, run: StoredRun): Promise<void> {
  for await (const step of evaluationSteps(app, run)) {
    stayUnlessLeaving(app)
    if ('ranked' in step) {
      const { ranked: shares } = step
      await app.storage.write((tx) =>
        record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.ranked', runId: run.id, shares }),
      )
    } else if (run.purpose === 'dry') await storeForecasts(app, run, step)
    else await storeChanges(app, run, step)
  }
}

type PageStep = Exclude<EvaluationStep, { ranked: unknown }>

async function storeForecasts(app: AppContext, { id: runId }: StoredRun, step: PageStep): Promise<void> {
  const { changes: forecasts, near: _near, ...page } = step
  await app.storage.write((tx) =>
    record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.advanced', runId, ...page, forecasts, near: null }),
  )
}

/** Stores what a page changes and that it is done, all together: an evaluation that goes on after a crash changes nothing twice. */
async function storeChanges(app: AppContext, run: StoredRun, { changes, ...page }: PageStep): Promise<void> {
  await app.storage.write(async (tx) => {
    tx.lock('key', 'standards')
    for (const change of changes) await applyChange(tx, app.clock.now(), run, change)
    await record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.advanced', runId: run.id, ...page, forecasts: [] })
  })
}

const isSame = (one: Holding, other: Holding): boolean =>
  one.state === other.state && (one.state === 'none' || one.since === (other as typeof one).since)

/** Changes one standard of a member, if they still have what they had when they were judged, and are no longer withdrawn by now. */
async function applyChange(
  tx: Tx,
  at: string,
  run: StoredRun,
  { before, after, ...change }: ForecastChange,
): Promise<void> {
  const { memberId, standard } = change
  const now = (await holdingsOf(tx.db, memberId))[standard] ?? { state: 'none' }
  if (!isSame(now, before)) return
  if (isHolding(after) && (await isBarred(tx, at, memberId))) return
  const id = newId(at)
  await record(tx, at, SYSTEM, {
    type: 'standard.changed',
    ...change,
    id,
    runId: run.id,
    version: run.version ?? 0,
    holding: after,
  })
}

/** Was the membership ended, restricted or erased since they were judged? */
async function isBarred({ db }: Tx, at: string, memberId: string): Promise<boolean> {
  const { withdrawn, restricted } = await standingOf(db, memberId, at)
  return withdrawn || restricted || (await evaluatedMember(db, memberId)) === null
}

/**
 * What the approval of a version that begins at once is held to: the list of its dry run. `null`: this evaluation judges for itself.
 */
async function namedChanges({ storage: { db } }: AppContext, { purpose, version }: StoredRun): Promise<string | null> {
  if (purpose !== 'activation' || version === null) return null
  const approved = await versionByNumber(db, version)
  return approved && approved.beginsAt === approved.endedAt ? approved.dryRunId : null
}

/** Changes exactly what a dry run names, as of now: what somebody holds begins with the approval. */
async function applyNamed(app: AppContext, run: StoredRun, dryRunId: string): Promise<void> {
  // what the dry run counted is what is known of members by these standards, until they are evaluated again
  const { shares, figures } = (await runById(app.storage.db, dryRunId)) ?? run
  await app.storage.write(async (tx) => {
    const { id: runId, doneUpTo, done } = run
    const page = { after: doneUpTo, doneUpTo, done, figures, forecasts: [], near: null }
    await record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.advanced', runId, ...page })
    if (shares) await record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.ranked', runId, shares })
  })
  let after = run.doneUpTo
  let { done } = run
  for (;;) {
    stayUnlessLeaving(app)
    const page = await forecastsOf(app.storage.db, dryRunId, { after, limit: CHANGES_PER_WRITE })
    const last = page.at(-1)
    if (!last) return
    // all changes of one member are in one page
    const whole = page.length < CHANGES_PER_WRITE ? page : page.filter(({ memberId }) => memberId !== last.memberId)
    const named = whole.length > 0 ? whole : page
    const doneUpTo = named.at(-1)?.memberId ?? after
    done += new Set(named.map(({ memberId }) => memberId)).size
    await app.storage.write(async (tx) => {
      tx.lock('key', 'standards')
      const at = app.clock.now()
      for (const { runId: _, before, after: then, ...forecast } of named)
        await applyChange(tx, at, run, { ...forecast, before, after: fromNow(before, then, run.at, at) })
      const page = { after, doneUpTo, done, figures, forecasts: [], near: null }
      await record(tx, at, SYSTEM, { type: 'standards_run.advanced', runId: run.id, ...page })
    })
    after = doneUpTo
  }
}

/** A holding that begins now, or whose days of grace begin now. */
function fromNow(before: Holding, after: Holding, judgedAt: string, at: string): Holding {
  if (after.state === 'held' && before.state === 'none') return { state: 'held', since: at }
  if (after.state !== 'grace' || before.state === 'grace') return after
  const days = Date.parse(after.until) - Date.parse(judgedAt)
  return { ...after, until: new Date(Date.parse(at) + Math.max(0, days)).toISOString() }
}
