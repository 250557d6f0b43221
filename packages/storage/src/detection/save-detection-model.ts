import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { LevelSettings } from '@mimamori/policy/detection/detection-levels'
import { FORECAST_DAYS } from '@mimamori/policy/detection/expected-flags'
import type { FalseFlagCounts, Label, ModelFigures } from '@mimamori/policy/detection/model-figures'
import type { GateResult } from '@mimamori/policy/detection/model-gates'
import type { ConfirmedFlags } from '@mimamori/policy/detection/right-to-flag'
import type { KitCase } from '@mimamori/policy/detection/test-kit'
import { firstDayOf } from '@mimamori/policy/detection/track-record'
import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { detectionModels, modelReadings, modelTestKits, shadowScores } from '../schema/sqlite.ts'
import { saveDeskSetting, saveMark } from '../settings/setting-writes.ts'
import { type DayReadings, LEVELS_SETTING } from './detection-level-reads.ts'
import { REFIT_MARK, type RefitAttempt } from './detection-model-reads.ts'
import { LEFT_MESSAGES_MARK } from './right-to-flag-reads.ts'

/** A model that was learned, before it is stored. `weights`: JSON; `comparedWith`: the champion then, `null`: the shipped model. */
type NewModel = {
  readonly version: string
  readonly weights: string
  readonly figures: ModelFigures
  readonly gates: readonly GateResult[]
  readonly comparedWith: string | null
  readonly madeBy: string
}

export type DetectionModelChange =
  /** a refit is about to begin, or has ended */
  | { type: 'refit.attempted'; attempt: RefitAttempt }
  /** it passed the gates and runs in shadow from now on, in place of the challenger before */
  | { type: 'model.refitted'; model: NewModel }
  | { type: 'model.rejected'; model: NewModel }
  | { type: 'model.kit_begun'; id: string; model: string; staffId: string; cases: readonly KitCase[] }
  | { type: 'model.kit_answered'; id: string; answers: readonly Label[] }
  | { type: 'model.kit_finished'; id: string; model: string; answers: readonly Label[]; agreed: number }
  /**
   * `champion`: the one it takes the place of; `null`: the shipped model. `figures`: with those by which it earned to flag; `earned`: the passed jobs
   * among them. `agreedAt`: when `actorId` agreed to it beforehand; `null`: they activate it now
   */
  | {
      type: 'model.activated'
      version: string
      champion: string | null
      figures: ModelFigures
      earned: FalseFlagCounts
      agreedAt: string | null
      actorId: string
    }
  /** a lead agrees that the challenger flags as soon as it may; `actorId`: `null`: it is taken back */
  | { type: 'model.agreed'; version: string; actorId: string | null }
  | { type: 'levels.set'; levels: LevelSettings; reason: string; changedBy: string }
  /** texts that the models in use and in shadow have read since the last count */
  | { type: 'readings.counted'; counts: readonly DayReadings[] }
  /** `to`: the model that is champion again; `null`: the shipped one */
  | { type: 'model.rolled_back'; version: string; to: string | null; reason: string }
  /** the shipped model is in use again; `to`: it runs in shadow, or another does; `figures`: with what it flagged of honest jobs */
  | { type: 'model.stepped_back'; version: string; to: 'challenger' | 'retired'; figures: ModelFigures }
  /** in messages and proposals rules alone flag from now on, until another model is in use */
  | { type: 'model.left_messages'; version: string; counts: ConfirmedFlags }

const subjectOf = (version: string) => ({ type: 'model', id: version })

/** Stores a learned model, the answers of a test kit, an activation or a rollback. */
async function saveDetectionModel(tx: Tx, at: string, change: DetectionModelChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'refit.attempted':
      await saveMark(tx, REFIT_MARK, JSON.stringify(change.attempt))
      return null
    case 'model.refitted':
    case 'model.rejected':
      return await addModel(tx, at, change)
    case 'model.kit_begun': {
      const { id, model, staffId, cases } = change
      await tx.db
        .insert(modelTestKits)
        .values({ id, model, staffId, madeAt: at, cases: JSON.stringify(cases), answers: '[]' })
      return { action: 'model.kit_begun', subject: subjectOf(model), detail: { n: cases.length } }
    }
    case 'model.kit_answered':
      await saveAnswers(tx, change.id, change.answers, { answeredAt: at, finishedAt: null })
      return null
    case 'model.kit_finished': {
      const { id, model, answers, agreed } = change
      await saveAnswers(tx, id, answers, { answeredAt: at, finishedAt: at })
      return { action: 'model.kit_finished', subject: subjectOf(model), detail: { n: answers.length, agreed } }
    }
    case 'model.activated':
      return await activateModel(tx, at, change)
    case 'model.agreed':
      return await saveAgreement(tx, at, change)
    case 'levels.set':
      return await saveLevels(tx, at, change)
    case 'readings.counted':
      await saveReadings(tx, at, change.counts)
      return null
    case 'model.rolled_back':
      return await rollBackModel(tx, at, change)
    case 'model.stepped_back':
      return await stepModelBack(tx, at, change)
    case 'model.left_messages': {
      const { version, counts } = change
      await saveMark(tx, LEFT_MESSAGES_MARK, JSON.stringify({ version, ...counts }))
      return { action: 'model.left_messages', subject: subjectOf(version), detail: { ...counts } }
    }
  }
}

async function addModel(
  tx: Tx,
  at: string,
  { type, model }: Extract<DetectionModelChange, { type: 'model.refitted' | 'model.rejected' }>,
): Promise<AuditEvent> {
  const { version, figures, gates, comparedWith, madeBy } = model
  const passed = type === 'model.refitted'
  if (passed) await retireChallenger(tx, at)
  await tx.db.insert(detectionModels).values({
    version,
    madeAt: at,
    madeBy,
    state: passed ? 'challenger' : 'rejected',
    weights: passed ? model.weights : '',
    figures: JSON.stringify(figures),
    gates: JSON.stringify(gates),
    comparedWith,
  })
  const failed = gates.filter((gate) => !gate.passed).map(({ gate }) => gate)
  const detail = { decisions: figures.trainedOn * 2, ...(passed ? {} : { failed: failed.join(' ') }) }
  return { action: type, subject: subjectOf(version), detail }
}

/** A challenger is not needed any more once another takes its place: its weights and shadow scores go, its figures stay. */
async function retireChallenger(tx: Tx, at: string): Promise<void> {
  await tx.db
    .update(detectionModels)
    .set({ state: 'retired', retiredAt: at, weights: '', activatedAt: null, activatedBy: null })
    .where(eq(detectionModels.state, 'challenger'))
  await tx.db.delete(shadowScores)
}

/** Stores the answers of a kit that is not finished. Throws ConcurrentUpdateError where the kit is finished already. */
async function saveAnswers(
  tx: Tx,
  id: string,
  answers: readonly Label[],
  { answeredAt, finishedAt }: { readonly answeredAt: string; readonly finishedAt: string | null },
): Promise<void> {
  assertRowUpdated(
    await tx.db
      .update(modelTestKits)
      .set({ answers: JSON.stringify(answers), answeredAt, finishedAt })
      .where(and(eq(modelTestKits.id, id), isNull(modelTestKits.finishedAt)))
      .returning({ id: modelTestKits.id }),
    'test kit',
  )
}

type NewState = Partial<typeof detectionModels.$inferInsert>

/** Throws ConcurrentUpdateError where the model is in none of these states any more. */
async function changeState(tx: Tx, version: string, from: readonly string[], to: NewState): Promise<void> {
  assertRowUpdated(
    await tx.db
      .update(detectionModels)
      .set(to)
      .where(and(eq(detectionModels.version, version), inArray(detectionModels.state, [...from])))
      .returning({ version: detectionModels.version }),
    'model',
  )
}

async function activateModel(
  tx: Tx,
  at: string,
  { version, champion, figures, earned, agreedAt, actorId }: Extract<DetectionModelChange, { type: 'model.activated' }>,
): Promise<AuditEvent> {
  if (champion !== null) await changeState(tx, champion, ['champion'], { state: 'retired', retiredAt: at })
  const by = { activatedAt: at, activatedBy: actorId }
  const activated = { state: 'champion', follows: champion, figures: JSON.stringify(figures), ...by }
  await changeState(tx, version, ['challenger'], activated)
  await tx.db.delete(shadowScores)
  const detail = { follows: champion ?? 'shipped', ...earned, ...(agreedAt === null ? {} : { agreedAt }) }
  return { action: 'model.activated', subject: subjectOf(version), detail }
}

async function saveAgreement(
  tx: Tx,
  at: string,
  { version, actorId }: Extract<DetectionModelChange, { type: 'model.agreed' }>,
): Promise<AuditEvent> {
  const agreed = actorId !== null
  await changeState(tx, version, ['challenger'], { activatedAt: agreed ? at : null, activatedBy: actorId })
  return { action: agreed ? 'model.agreed' : 'model.agreement_withdrawn', subject: subjectOf(version), detail: {} }
}

async function rollBackModel(
  tx: Tx,
  at: string,
  { version, to, reason }: Extract<DetectionModelChange, { type: 'model.rolled_back' }>,
): Promise<AuditEvent> {
  await changeState(tx, version, ['champion'], { state: 'retired', retiredAt: at, reason })
  if (to !== null) await changeState(tx, to, ['retired'], { state: 'champion', retiredAt: null })
  return { action: 'model.rolled_back', subject: subjectOf(version), detail: { to: to ?? 'shipped' } }
}

async function stepModelBack(
  tx: Tx,
  at: string,
  { version, to, figures }: Extract<DetectionModelChange, { type: 'model.stepped_back' }>,
): Promise<AuditEvent> {
  const inShadow = { activatedAt: null, activatedBy: null, follows: null }
  const ended = to === 'challenger' ? inShadow : { retiredAt: at }
  await changeState(tx, version, ['champion'], { state: to, figures: JSON.stringify(figures), ...ended })
  return { action: 'model.stepped_back', subject: subjectOf(version), detail: { ...figures.steppedBack } }
}

async function saveLevels(
  tx: Tx,
  at: string,
  { levels, reason, changedBy }: Extract<DetectionModelChange, { type: 'levels.set' }>,
): Promise<AuditEvent> {
  await saveDeskSetting(tx, at, { name: LEVELS_SETTING, value: { ...levels, reason }, changedBy })
  const { desk, categories } = levels
  const own = Object.entries(categories).map(([category, level]) => `${category}=${level}`)
  const detail = { level: desk, ...(own.length > 0 ? { categories: own.join(' ') } : {}) }
  return { action: 'levels.set', subject: { type: 'desk', id: LEVELS_SETTING }, detail }
}

/** Adds counts to those of the same day, model, category and level; those of days that nobody averages any more go. */
async function saveReadings(tx: Tx, at: string, counts: readonly DayReadings[]): Promise<void> {
  for (const { level, ...count } of counts) {
    const { day, model, category, level: levelColumn } = modelReadings
    await tx.db
      .insert(modelReadings)
      .values({ ...count, level: level ?? '' })
      .onConflictDoUpdate({
        target: [day, model, category, levelColumn],
        set: { n: sql`${modelReadings.n} + excluded.n` },
      })
  }
  await tx.db.delete(modelReadings).where(lt(modelReadings.day, firstDayOf(FORECAST_DAYS + 1, dayOf(at))))
}

/** The saver of each change to a detection model. */
export const DETECTION_MODEL_SAVERS: Readonly<Record<DetectionModelChange['type'], ChangeSaver>> = {
  'refit.attempted': saveDetectionModel,
  'model.refitted': saveDetectionModel,
  'model.rejected': saveDetectionModel,
  'model.kit_begun': saveDetectionModel,
  'model.kit_answered': saveDetectionModel,
  'model.kit_finished': saveDetectionModel,
  'model.activated': saveDetectionModel,
  'model.rolled_back': saveDetectionModel,
  'model.stepped_back': saveDetectionModel,
  'model.agreed': saveDetectionModel,
  'model.left_messages': saveDetectionModel,
  'levels.set': saveDetectionModel,
  'readings.counted': saveDetectionModel,
}
