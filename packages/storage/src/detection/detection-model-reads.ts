import type { ModelState } from '@mimamori/policy/detection/detection-model-rules'
import type { Label, ModelFigures } from '@mimamori/policy/detection/model-figures'
import type { GateResult } from '@mimamori/policy/detection/model-gates'
import type { KitCase } from '@mimamori/policy/detection/test-kit'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, count, desc, eq, gt, gte, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { decisions, detectionModels, erasures, modelTestKits, shadowScores } from '../schema/sqlite.ts'
import { markValue } from '../settings/mark-reads.ts'

/** A learned model without its weights. */
export type StoredDetectionModel = {
  readonly version: string
  readonly madeAt: string
  readonly madeBy: string
  readonly state: ModelState
  readonly figures: ModelFigures
  readonly gates: readonly GateResult[]
  /** the champion it was compared with; `null`: the shipped model */
  readonly comparedWith: string | null
  /** since when and by whom it is in use; of a challenger: a lead agreed that it will be as soon as it may */
  readonly activatedAt: string | null
  readonly activatedBy: string | null
  /** the champion before it; `null`: the shipped model */
  readonly follows: string | null
  readonly retiredAt: string | null
  /** why it was rolled back; empty: it was not */
  readonly reason: string
}

const withoutWeights = {
  version: detectionModels.version,
  madeAt: detectionModels.madeAt,
  madeBy: detectionModels.madeBy,
  state: detectionModels.state,
  figures: detectionModels.figures,
  gates: detectionModels.gates,
  comparedWith: detectionModels.comparedWith,
  activatedAt: detectionModels.activatedAt,
  activatedBy: detectionModels.activatedBy,
  follows: detectionModels.follows,
  retiredAt: detectionModels.retiredAt,
  reason: detectionModels.reason,
}

const toModel = (row: Omit<typeof detectionModels.$inferSelect, 'weights'>): StoredDetectionModel => ({
  ...row,
  state: row.state as ModelState,
  figures: JSON.parse(row.figures),
  gates: JSON.parse(row.gates),
})

/** Every model that was ever learned, newest first. */
export async function detectionModelsOf(db: Db): Promise<StoredDetectionModel[]> {
  const newestFirst = [desc(detectionModels.madeAt), desc(detectionModels.version)]
  return (
    await db
      .select(withoutWeights)
      .from(detectionModels)
      .orderBy(...newestFirst)
  ).map(toModel)
}

/** The model with this version; `null`: there is none. */
export async function detectionModelByVersion(db: Db, version: string): Promise<StoredDetectionModel | null> {
  const [row] = await db.select(withoutWeights).from(detectionModels).where(eq(detectionModels.version, version))
  return row ? toModel(row) : null
}

/** The model in a state that only one can be in; `null`: none is. */
export async function detectionModelIn(db: Db, state: 'challenger' | 'champion'): Promise<StoredDetectionModel | null> {
  const [row] = await db.select(withoutWeights).from(detectionModels).where(eq(detectionModels.state, state))
  return row ? toModel(row) : null
}

/** The weights of the models in use, `StoredModel` as JSON. */
export async function weightsInUse(
  db: Db,
): Promise<{ readonly champion: string | null; readonly challenger: string | null }> {
  const rows = await db
    .select({ state: detectionModels.state, weights: detectionModels.weights })
    .from(detectionModels)
    .where(inArray(detectionModels.state, ['champion', 'challenger']))
  const of = (state: ModelState) => rows.find((row) => row.state === state)?.weights ?? null
  return { champion: of('champion'), challenger: of('challenger') }
}

const one = async (rows: Promise<{ readonly n: number }[]>): Promise<number> => (await rows)[0]?.n ?? 0

/** How many decisions became final since an instant, and members were erased; of reversals, too. */
export async function changesSince(
  db: Db,
  since: string,
): Promise<{ readonly newDecisions: number; readonly newErasures: number }> {
  const decided = and(
    gt(decisions.decidedAt, since),
    eq(decisions.state, 'standing'),
    ne(decisions.targetType, 'member'),
  )
  const [newDecisions, newErasures] = await Promise.all([
    one(db.select({ n: count() }).from(decisions).where(decided)),
    one(db.select({ n: count() }).from(erasures).where(gt(erasures.at, since))),
  ])
  return { newDecisions, newErasures }
}

/** When the last refit was stored; empty: there was none. */
export async function lastRefitAt(db: Db): Promise<string> {
  const [row] = await db
    .select({ at: detectionModels.madeAt })
    .from(detectionModels)
    .orderBy(desc(detectionModels.madeAt))
    .limit(1)
  return row?.at ?? ''
}

/**
 * The last try to learn a model, stored before it began. `night`: the last day, Japan time, on whose night one began by itself; `null`: none
 * has. `endedAt`: `null` while it runs, and for good where the desk ended with it. `failure`: why nothing came of it; `null`: something did, or it
 * runs. `peakMb`: the most memory its process had, in megabytes.
 */
export type RefitAttempt = {
  readonly startedAt: string
  readonly night: string | null
  readonly endedAt: string | null
  readonly failure: string | null
  readonly peakMb: number | null
}

export const REFIT_MARK = 'refit'

/** The last try to learn a model; `null`: there was none. */
export async function lastRefitAttempt(db: Db): Promise<RefitAttempt | null> {
  const value = await markValue(db, REFIT_MARK)
  return value === null ? null : JSON.parse(value)
}

/** How many texts a challenger has read in shadow, and would have flagged. */
export async function shadowCounts(
  db: Db,
  model: string,
): Promise<{ readonly texts: number; readonly flagged: number }> {
  const [row] = await db
    .select({ texts: count(), flagged: sql<number>`coalesce(sum(${shadowScores.flagged}), 0)` })
    .from(shadowScores)
    .where(eq(shadowScores.model, model))
  return { texts: row?.texts ?? 0, flagged: Number(row?.flagged ?? 0) }
}

export type ShadowScore = {
  readonly target: Target
  readonly version: number
  readonly probability: number
  readonly category: string
  readonly flagged: boolean
}

/** What a challenger says of texts, in the order of their targets. */
export async function shadowScoresOf(db: Db, model: string): Promise<ShadowScore[]> {
  const rows = await db
    .select()
    .from(shadowScores)
    .where(eq(shadowScores.model, model))
    .orderBy(shadowScores.type, shadowScores.id, shadowScores.version)
  return rows.map(({ type, id, version, probability, category, flagged }) => ({
    target: { type: type as TargetType, id },
    version,
    probability: probability / 1000,
    category,
    flagged: flagged === 1,
  }))
}

/** A test kit with its answers so far. */
export type StoredTestKit = {
  readonly id: string
  readonly model: string
  readonly staffId: string
  readonly madeAt: string
  readonly cases: readonly KitCase[]
  readonly answers: readonly Label[]
  readonly answeredAt: string | null
  readonly finishedAt: string | null
}

const toKit = (row: typeof modelTestKits.$inferSelect): StoredTestKit => ({
  ...row,
  cases: JSON.parse(row.cases),
  answers: JSON.parse(row.answers),
})

/** Since when a model runs in shadow. */
export const shadowSinceOf = ({ madeAt, figures }: Pick<StoredDetectionModel, 'madeAt' | 'figures'>): string =>
  figures.shadowSince ?? madeAt

/** The test kits of a model that were begun since it runs in shadow, the newest first; of one person, where named. */
export async function testKitsOf(
  db: Db,
  model: Pick<StoredDetectionModel, 'version' | 'madeAt' | 'figures'>,
  staffId?: string,
): Promise<StoredTestKit[]> {
  const ofPerson = staffId === undefined ? undefined : eq(modelTestKits.staffId, staffId)
  const ofModel = and(eq(modelTestKits.model, model.version), gte(modelTestKits.madeAt, shadowSinceOf(model)))
  const rows = await db.select().from(modelTestKits).where(and(ofModel, ofPerson)).orderBy(desc(modelTestKits.id))
  return rows.map(toKit)
}

/** The test kit with this id; `null`: there is none. */
export async function testKitById(db: Db, id: string): Promise<StoredTestKit | null> {
  const [row] = await db.select().from(modelTestKits).where(eq(modelTestKits.id, id))
  return row ? toKit(row) : null
}
