import { SHIPPED_FIGURES } from '@mimamori/detection/model/shipped-model'
import { checkRefit, type RefitSituation } from '@mimamori/policy/detection/detection-model-rules'
import type { FalseFlagCounts } from '@mimamori/policy/detection/model-figures'
import { measureGates, passesGates } from '@mimamori/policy/detection/model-gates'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  changesSince,
  detectionModelByVersion,
  detectionModelIn,
  lastRefitAt,
  weightsInUse,
} from '@mimamori/storage/detection/detection-model-reads'
import { labelledDecisions } from '@mimamori/storage/detection/labelled-decision-reads'
import { record } from '@mimamori/storage/record-change'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import type { LearningTask } from './learn-model.ts'
import { runLearning } from './run-learning.ts'

/** decisions of each side that a model is learned from, and measured on */
const MOST_DECISIONS = 20_000

/** How a refit ended. `unchanged`: it gave a model that is known already. */
export type RefitResult = { readonly version: string; readonly outcome: 'challenger' | 'rejected' | 'unchanged' }

/** `leaving`: the desk stops */
type RefitState = { running: Promise<RefitResult> | null; failedAt: string | null; readonly leaving: AbortController }
const refitStateOf = oncePerApp((): RefitState => ({ running: null, failedAt: null, leaving: new AbortController() }))

/** What every model is trained with, `null` being the texts of the repository, and how the shipped one does on it. */
export type BaseTexts = { readonly texts: LearningTask['baseTexts']; readonly shipped: FalseFlagCounts }

const REPOSITORY_TEXTS: BaseTexts = { texts: null, shipped: SHIPPED_FIGURES }

/** What has changed since the last refit, whether one runs here, and when the last one failed. */
export async function loadRefitSituation(
  app: AppContext,
): Promise<RefitSituation & { readonly lastAt: string | null; readonly failedAt: string | null }> {
  const { running, failedAt } = refitStateOf(app)
  const lastAt = await lastRefitAt(app.storage.db)
  const changes = await changesSince(app.storage.db, lastAt)
  return { ...changes, running: running !== null, lastAt: lastAt === '' ? null : lastAt, failedAt }
}

async function loadTask({ storage: { db } }: AppContext, base: BaseTexts) {
  const [{ champion: weights }, champion] = [await weightsInUse(db), await detectionModelIn(db, 'champion')]
  const decisions = await labelledDecisions(db, MOST_DECISIONS)
  const { honest, flagged } = champion?.figures.challengerBase ?? base.shipped
  const task: LearningTask = { decisions, baseTexts: base.texts, champion: { weights, base: { honest, flagged } } }
  return { task, comparedWith: champion?.version ?? null }
}

async function refit(app: AppContext, madeBy: string, base: BaseTexts): Promise<RefitResult> {
  const { signal } = refitStateOf(app).leaving
  const { storage, clock, log } = app
  const { task, comparedWith } = await loadTask(app, base)
  const { version, weights, figures } = await runLearning(task, signal)
  const gates = measureGates(figures)
  const passed = passesGates(gates)
  signal.throwIfAborted()
  const stored = await storage.write(async (tx) => {
    tx.lock('key', 'models')
    if (await detectionModelByVersion(tx.db, version)) return false
    // its gates say how it does beside a model that is not in use any more
    if (((await detectionModelIn(tx.db, 'champion'))?.version ?? null) !== comparedWith)
      throw new Error('another model was activated meanwhile')
    const model = { version, weights, figures, gates, comparedWith, madeBy }
    await record(tx, clock.now(), madeBy, { type: passed ? 'model.refitted' : 'model.rejected', model })
    return true
  })
  if (stored) await app.detectors.refresh()
  const outcome = !stored ? 'unchanged' : passed ? 'challenger' : 'rejected'
  log.info({ version, outcome }, 'a detection model was learned from the decisions')
  return { version, outcome }
}

/**
 * Learns a model from the desk's decisions, one at a time. One that passes the gates is the challenger from now on, another is
 * stored as rejected. Rejects with the fault of the learning; nothing is stored then.
 */
export function refitModel(app: AppContext, madeBy: string, base = REPOSITORY_TEXTS): Promise<RefitResult> {
  const state = refitStateOf(app)
  if (state.running !== null) return state.running
  const running = refit(app, madeBy, base).finally(() => {
    state.running = null
  })
  state.running = running
  state.failedAt = null
  running.catch((fault: unknown) => {
    if (state.leaving.signal.aborted) return
    state.failedAt = app.clock.now()
    app.log.error({ err: fault }, 'a detection model could not be learned')
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
