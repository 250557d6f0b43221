import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { checkRefit, type RefitSituation } from '@mimamori/policy/detection/detection-model-rules'
import { measureGates, passesGates } from '@mimamori/policy/detection/model-gates'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  changesSince,
  detectionModelByVersion,
  detectionModelIn,
  lastRefitAt,
  lastRefitAttempt,
  type RefitAttempt,
} from '@mimamori/storage/detection/detection-model-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import { type Learn, type LearningOutput, learnInProcess } from './run-learning.ts'

/** How a refit ended. `unchanged`: it gave a model that is known already. */
export type RefitResult = { readonly version: string; readonly outcome: 'challenger' | 'rejected' | 'unchanged' }

/** `leaving`: the desk stops */
type RefitState = { running: Promise<RefitResult | null> | null; readonly leaving: AbortController }
const refitStateOf = oncePerApp((): RefitState => ({ running: null, leaving: new AbortController() }))

/** no refit takes longer; one of another instance that began before has ended with it */
const LONGEST_SECONDS = 3600

const CUT_OFF = 'the desk ended while it ran'

/** What has changed since the last refit, whether one runs here, and when the last one failed. */
export async function loadRefitSituation(
  app: AppContext,
): Promise<RefitSituation & { readonly lastAt: string | null; readonly failedAt: string | null }> {
  const { db } = app.storage
  const lastAt = await lastRefitAt(db)
  const changes = await changesSince(db, lastAt)
  const running = refitStateOf(app).running !== null
  const last = await lastRefitAttempt(db)
  const failedAt = last?.failure == null ? null : last.endedAt
  return { ...changes, off: app.settings.model === 'off', running, lastAt: lastAt === '' ? null : lastAt, failedAt }
}

/**
 * Stores that a refit begins, before it does: a desk that ends with it does not begin it again. `nightly`: answers `null` where one has begun in this night
 * already, here or at another instance.
 */
async function beginAttempt({ storage, clock }: AppContext, nightly: boolean): Promise<RefitAttempt | null> {
  return await storage.write(async (tx) => {
    tx.lock('key', 'models')
    const startedAt = clock.now()
    const last = await lastRefitAttempt(tx.db)
    const today = dayOf(startedAt)
    if (nightly && last?.night === today) return null
    const night = nightly ? today : (last?.night ?? null)
    const attempt: RefitAttempt = { startedAt, night, endedAt: null, failure: null, peakMb: null }
    await record(tx, startedAt, SYSTEM, { type: 'refit.attempted', attempt })
    return attempt
  })
}

type AttemptEnd = Pick<RefitAttempt, 'failure' | 'peakMb'>

async function endAttempt({ storage, clock }: AppContext, attempt: RefitAttempt, end: AttemptEnd): Promise<void> {
  await storage.write(async (tx) => {
    const endedAt = clock.now()
    await record(tx, endedAt, SYSTEM, { type: 'refit.attempted', attempt: { ...attempt, ...end, endedAt } })
  })
}

/** Says of a refit that ended with its desk that nothing came of it. For the leader, where none runs here. */
export async function endCutOffRefit(app: AppContext): Promise<void> {
  const { storage, clock, log } = app
  const attempt = await lastRefitAttempt(storage.db)
  if (attempt === null || attempt.endedAt !== null || refitStateOf(app).running !== null) return
  // another instance may be at it
  if (storage.shared && plusSeconds(attempt.startedAt, LONGEST_SECONDS) > clock.now()) return
  await endAttempt(app, attempt, { failure: CUT_OFF, peakMb: null })
  log.error({ startedAt: attempt.startedAt }, 'a detection model was not learned: the desk ended while it learned')
}

async function storeModel(app: AppContext, madeBy: string, learned: LearningOutput): Promise<RefitResult> {
  const { storage, clock, log } = app
  const { version, weights, figures, comparedWith } = learned
  const gates = measureGates(figures, app.settings.leastPassedJobs)
  const passed = passesGates(gates)
  const stored = await storage.write(async (tx) => {
    tx.lock('key', 'models')
    if (await detectionModelByVersion(tx.db, version)) return false
    // its gates say how it does beside a model that is not in use any more
    if (((await detectionModelIn(tx.db, 'champion'))?.version ?? null) !== comparedWith)
      throw new Error('another model was activated meanwhile')
    const model = { version, weights, figures, gates, comparedWith, madeBy }
    const replaced = passed ? await detectionModelIn(tx.db, 'challenger') : null
    if (replaced?.activatedBy != null)
      await record(tx, clock.now(), madeBy, { type: 'model.agreed', version: replaced.version, actorId: null })
    await record(tx, clock.now(), madeBy, { type: passed ? 'model.refitted' : 'model.rejected', model })
    return true
  })
  if (stored) await app.detectors.refresh()
  const outcome = !stored ? 'unchanged' : passed ? 'challenger' : 'rejected'
  log.info({ version, outcome, peakMb: learned.peakMb }, 'a detection model was learned from the decisions')
  return { version, outcome }
}

async function refit(app: AppContext, madeBy: string, attempt: RefitAttempt, learn: Learn): Promise<RefitResult> {
  const { signal } = refitStateOf(app).leaving
  try {
    const learned = await learn(app, signal)
    signal.throwIfAborted()
    const result = await storeModel(app, madeBy, learned)
    await endAttempt(app, attempt, { failure: null, peakMb: learned.peakMb })
    return result
  } catch (fault) {
    const failure = signal.aborted ? CUT_OFF : fault instanceof Error ? fault.message : String(fault)
    await endAttempt(app, attempt, { failure, peakMb: null }).catch((err: unknown) =>
      app.log.error({ err }, 'that a detection model was not learned could not be stored'),
    )
    throw fault
  }
}

/** `learn`: how, in tests. */
export type RefitOptions = { readonly learn?: Learn; readonly nightly?: boolean }

/**
 * Learns a model from the desk's decisions, one at a time. One that passes the gates is the challenger from now on, another is
 * stored as rejected. Answers `null` where `nightly`, and one has begun in this night already. Rejects with the fault of the learning; no model is
 * stored then.
 */
export function refitModel(
  app: AppContext,
  madeBy: string,
  { learn = learnInProcess(), nightly = false }: RefitOptions = {},
): Promise<RefitResult | null> {
  const state = refitStateOf(app)
  if (state.running !== null) return state.running
  const running = beginAttempt(app, nightly)
    .then((attempt) => (attempt === null ? null : refit(app, madeBy, attempt, learn)))
    .finally(() => {
      state.running = null
    })
  state.running = running
  running.catch((fault: unknown) => {
    if (!state.leaving.signal.aborted) app.log.error({ err: fault }, 'a detection model could not be learned')
  })
  return running
}

/** Ends a refit that runs in this process, before its storage is closed; nothing is stored. */
export async function leaveRefit(app: AppContext): Promise<void> {
  const { running, leaving } = refitStateOf(app)
  leaving.abort()
  await running?.catch(() => undefined)
}

/** Starts a refit and does not wait for it. Throws the refusal of the rule. */
export async function startRefit(app: AppContext, actor: Staff): Promise<void> {
  const refusal = checkRefit(await loadRefitSituation(app), actor)
  if (refusal) throw refusalError(refusal)
  void refitModel(app, actor.id).catch(() => undefined)
}
