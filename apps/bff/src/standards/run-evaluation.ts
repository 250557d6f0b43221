import { plusSeconds } from '@mimamori/policy/instant'
import type { MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import type { RunPurpose, RunState } from '@mimamori/policy/standards/run-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { countChangesOfRun } from '@mimamori/storage/standards/change-reads'
import { countEvaluatedMembers } from '@mimamori/storage/standards/evaluation-reads'
import { runById, runningRun, type StoredRun } from '@mimamori/storage/standards/run-reads'
import { comparedStandards } from '@mimamori/storage/standards/version-reads'
import { ConcurrentUpdateError, isStorageFault, type Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import { applyChanges, createTelling, type Telling } from './apply-changes.ts'
import { applyDryRun, namedDryRun } from './apply-dry-run.ts'
import type { EvaluationStep } from './evaluate-pages.ts'
import { evaluationSteps } from './evaluation-steps.ts'

/** Seconds before an evaluation that failed is tried again, by how often it has; after the last it has failed. */
const RETRY_SECONDS = [5, 30, 120] as const

type Pause = { readonly attempts: number; readonly until: string }

/** The evaluations that run in this process, and those that wait, by id. `leaving`: the desk stops, and each is left behind its next page. */
type Evaluations = {
  readonly driven: Map<string, Promise<void>>
  readonly pauses: Map<string, Pause>
  leaving: boolean
}
const evaluationsOf = oncePerApp((): Evaluations => ({ driven: new Map(), pauses: new Map(), leaving: false }))

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
    /** of a dry run, number of the version in force that its changes are told apart by; left out: they are not */
    readonly comparedWith?: number | null
  },
): Promise<string> {
  const id = newId(at)
  const total = await countEvaluatedMembers(tx.db)
  await record(tx, at, startedBy, { type: 'standards_run.started', id, total, startedBy, comparedWith: null, ...of })
  return id
}

/**
 * Goes through the members of an evaluation that has begun, at the instance that leads. One that is driven here already goes on. What fails is
 * logged, tried again, and at last the state of the evaluation.
 */
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

/** Goes on with an evaluation that another process has begun or left, for the leader. Answers how many. */
export async function resumeEvaluation(app: AppContext): Promise<number> {
  const run = await runningRun(app.storage.db)
  const { driven, pauses } = evaluationsOf(app)
  if (!run || driven.has(run.id) || (pauses.get(run.id)?.until ?? '') > app.clock.now()) return 0
  void driveEvaluation(app, run.id)
  return 1
}

async function drive(app: AppContext, runId: string): Promise<void> {
  try {
    // two would change the same members
    if (!(await app.storage.isLeader())) return
    const run = await runById(app.storage.db, runId)
    if (run?.state !== 'running') return
    const dryRun = await namedDryRun(app.storage.db, run)
    if (dryRun === null) await evaluateAll(app, run)
    else await applyDryRun(app, run, dryRun, () => stayUnlessLeaving(app))
    await endRun(app, runId, 'done')
    evaluationsOf(app).pauses.delete(runId)
  } catch (fault) {
    await pauseAfter(app, runId, fault).catch((err: unknown) => app.log.error({ err, run: runId }, FAILED))
  }
}

const FAILED = 'members could not be evaluated'

/** Leaves an evaluation that met a fault for later; one that fails again and again has failed. */
async function pauseAfter(app: AppContext, runId: string, fault: unknown): Promise<void> {
  const { pauses } = evaluationsOf(app)
  if (fault instanceof DeskStopsError) return
  const attempts = pauses.get(runId)?.attempts ?? 0
  // the database is away, or another process drives it: that is not the evaluation's fault
  const isOwn = !isStorageFault(fault) && !(fault instanceof ConcurrentUpdateError)
  const seconds = RETRY_SECONDS[isOwn ? attempts : 0]
  const until = plusSeconds(app.clock.now(), seconds ?? 0)
  pauses.set(runId, { attempts: attempts + Number(isOwn), until })
  // cancelled: whoever did it has written so
  const goesOn = (await runById(app.storage.db, runId))?.state === 'running'
  if (goesOn) app.log.error({ err: fault, run: runId, attempts }, FAILED)
  if (goesOn && seconds === undefined) await endRun(app, runId, 'failed')
  if (!goesOn || seconds === undefined) pauses.delete(runId)
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
  let telling = await createTelling(app.storage.db, run)
  const inForce = await comparedStandards(app.storage.db, run)
  for await (const step of evaluationSteps(app, { ...run, inForce })) {
    stayUnlessLeaving(app)
    if ('ranked' in step) {
      const { ranked: shares } = step
      await app.storage.write((tx) =>
        record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.ranked', runId: run.id, shares }),
      )
    } else if (run.purpose === 'dry') await storeForecasts(app, run, step)
    else telling = { ...telling, sent: await storeChanges(app, run, step, telling) }
  }
}

type PageStep = Exclude<EvaluationStep, { ranked: unknown }>

async function storeForecasts(app: AppContext, { id: runId }: StoredRun, step: PageStep): Promise<void> {
  const { changes: forecasts, near: _near, ...page } = step
  await app.storage.write(async (tx) => {
    // an erasure waits for it, or is seen by it
    tx.lock('key', 'standards')
    await record(tx, app.clock.now(), SYSTEM, {
      type: 'standards_run.advanced',
      runId,
      ...page,
      forecasts,
      near: null,
    })
  })
}

/**
 * Stores what a page changes and that it is done, all together: an evaluation that goes on after a crash changes nothing twice. Answers how many
 * changes the evaluation has stored.
 */
async function storeChanges(
  app: AppContext,
  run: StoredRun,
  { changes, ...page }: PageStep,
  telling: Telling,
): Promise<number> {
  return await app.storage.write(async (tx) => {
    tx.lock('key', 'standards')
    const sent = await applyChanges(tx, app.clock.now(), run, changes, telling)
    await record(tx, app.clock.now(), SYSTEM, { type: 'standards_run.advanced', runId: run.id, ...page, forecasts: [] })
    return sent
  })
}
